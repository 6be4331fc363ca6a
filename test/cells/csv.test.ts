import * as fc from 'fast-check';
import Papa from 'papaparse';
import { csvFile, csvHeader, csvRows } from '../../src/cells/csv';
import { DOWNLOAD_DIALECTS, PURE_DIALECTS, TWENTY_2_21, TWENTY_NEWER } from '../../src/cells/csv-dialect';
import { type CsvValue, csvJsonOf, csvValueOf, EMPTY } from '../../src/cells/csv-value';

const text = (value: string): CsvValue => ({ kind: 'text', text: value });
const ZWJ = '\u200D';

test.each<[string, CsvValue, string, string]>([
  ['empty', EMPTY, '', ''],
  ['text', text('Ada'), 'Ada', 'Ada'],
  ['blanks at both ends', text(' a '), ' a ', ' a '],
  ['a comma', text('a,b'), '"a,b"', '"a,b"'],
  ['a quote', text('a"b'), '"a""b"', '"a""b"'],
  ['LF', text('a\nb'), '"a\nb"', '"a\nb"'],
  ['CR', text('a\rb'), '"a\rb"', '"a\rb"'],
  ['semicolon, tab inside, U+2028, apostrophe', text("a;b\tc\u2028'"), "a;b\tc\u2028'", "a;b\tc\u2028'"],
  ['=', text('=1'), `${ZWJ}=1`, `${ZWJ}=1`],
  ['+', text('+33'), `${ZWJ}+33`, `${ZWJ}+33`],
  ['-', text('-5'), `${ZWJ}-5`, `${ZWJ}-5`],
  ['@', text('@x'), `${ZWJ}@x`, `${ZWJ}@x`],
  ['tab first', text('\tx'), `${ZWJ}\tx`, `${ZWJ}\tx`],
  ['CR first', text('\rx'), `"${ZWJ}\rx"`, `"${ZWJ}\rx"`],
  ['LF first', text('\n=x'), '"\n=x"', '"\n=x"'],
  ['a blank, a full-width sign, the mark itself', text(`${ZWJ}=`), `${ZWJ}=`, `${ZWJ}=`],
  ['a full-width equals sign', text('＝1'), '＝1', '＝1'],
  ['guarded and quoted', text('=a,b'), `"${ZWJ}=a,b"`, `"${ZWJ}=a,b"`],
  ['a negative number', csvValueOf(-5), '-5', '-5'],
  ['a small number', csvValueOf(-1.2e-7), '-1.2e-7', '-1.2e-7'],
  ['a large number', csvValueOf(1e21), '1e+21', '1e+21'],
  ['no', csvValueOf(false), 'false', 'false'],
  ['a list inside a composite', csvValueOf(['+a']), '"[""+a""]"', '"[""+a""]"'],
  ['JSON, a negative number', csvJsonOf(-3), `${ZWJ}-3`, '-3'],
  ['JSON, a string', csvJsonOf('=x'), '"""=x"""', '"""=x"""'],
  ['JSON, false', csvJsonOf(false), 'false', 'false'],
  ['JSON, null', csvJsonOf(null), '', ''],
  ['JSON, an empty list', csvJsonOf([]), '[]', '[]'],
  ['a missing amount', { kind: 'missingAmount' }, '0', ''],
])('%s', (_name, value, in221, inNewer) => {
  expect(csvRows([[value]], TWENTY_2_21)).toBe(`\n${in221}`);
  expect(csvRows([[value]], TWENTY_NEWER)).toBe(`${inNewer}\n`);
});

test.each([
  [{ label: 'Name' }, 'Name', 'Name'],
  [{ label: 'Amount', subLabel: 'Currency' }, 'Amount / Currency', 'Amount / Currency'],
  [{ label: 'A, b' }, '"A, b"', '"A, b"'],
  [{ label: 'Full, name', subLabel: 'First Name' }, '"""Full, name"" / First Name"', '"Full, name / First Name"'],
  [{ label: '=x', subLabel: 'City' }, `${ZWJ}=x / City`, `${ZWJ}=x / City`],
  [{ label: '=x, y', subLabel: 'City' }, `"""${ZWJ}=x, y"" / City"`, `"${ZWJ}=x, y / City"`],
])('the header %j', (header, in221, inNewer) => {
  expect(csvHeader([header], TWENTY_2_21)).toBe(`\uFEFF${in221}`);
  expect(csvHeader([header], TWENTY_NEWER)).toBe(`\uFEFF${inNewer}\n`);
});

test('no rows are no file', () => {
  expect(csvFile([{ label: 'Id' }], [], TWENTY_2_21)).toBeNull();
});

test('the download differs from the pure dialect by the missing amount alone', () => {
  expect(DOWNLOAD_DIALECTS).toEqual({ '2.21': { ...PURE_DIALECTS['2.21'], missingAmount: '' }, newer: TWENTY_NEWER });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ',', '"', ZWJ, 'a', ' ', ';', "'") }),
);
const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
  fc.record({
    headers: fc.array(anyText, { minLength: width, maxLength: width }),
    rows: fc.array(fc.array(anyText, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
  }),
);
const guarded = (value: string) => (/^[=+\-@\t\r]/.test(value) ? ZWJ + value : value);

describe.each(Object.entries(PURE_DIALECTS))('the dialect %s', (_name, dialect) => {
  test('another reader gets back every text, guarded', () => {
    fc.assert(
      fc.property(table, ({ headers, rows }) => {
        const columns = headers.map((label) => ({ label }));
        const file =
          csvFile(
            columns,
            rows.map((row) => row.map(text)),
            dialect,
          ) ?? '';
        expect(file.charAt(0)).toBe('\uFEFF');
        const { data } = Papa.parse<string[]>(file.slice(1), { delimiter: ',', newline: '\n' });
        const afterLastLine = dialect.endsWithLineEnd ? [['']] : [];
        expect(data).toEqual([...[headers, ...rows].map((row) => row.map(guarded)), ...afterLastLine]);
      }),
    );
  });

  test('parts joined are the file, wherever it is parted', () => {
    fc.assert(
      fc.property(table, fc.nat(8), ({ headers, rows }, at) => {
        const columns = headers.map((label) => ({ label }));
        const values = rows.map((row) => row.map(text));
        const parts = [
          csvHeader(columns, dialect),
          csvRows(values.slice(0, at), dialect),
          csvRows([], dialect),
          csvRows(values.slice(at), dialect),
        ];
        expect(parts.join('')).toBe(csvFile(columns, values, dialect));
      }),
    );
  });
});
