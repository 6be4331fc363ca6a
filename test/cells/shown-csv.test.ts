import * as fc from 'fast-check';
import Papa from 'papaparse';
import { type ShownCell, shownCsvRows, shownCsvStart } from '../../src/cells/shown-csv';
import { couldBeFormula, guardedText } from '../../src/cells/formula-start';

const ZWJ = '\u200D';
const text = (shown: string): ShownCell => ({ shown, value: { text: shown } });
const number = (shown: string): ShownCell => ({ shown, value: { number: -5 } });
const line = (...cells: readonly ShownCell[]): string =>
  shownCsvRows([cells], { delimiter: ',', byteOrderMark: false });

test('every cell stands in quotes, also an empty one', () => {
  expect(line(text('a'), text(''), { shown: '', value: null }, number('7'))).toBe('"a","","","7"\n');
  expect(line(text('say "hi"'))).toBe('"say ""hi"""\n');
  expect(shownCsvStart({ delimiter: ',', byteOrderMark: true })).toBe('\uFEFF');
  expect(shownCsvStart({ delimiter: ',', byteOrderMark: false })).toBe('');
  expect(shownCsvRows([[text('a')], [text('b')]], { delimiter: ';', byteOrderMark: true })).toBe('"a"\n"b"\n');
});

test.each([
  ['=1+1', `${ZWJ}=1+1`],
  ['+33 6', `${ZWJ}+33 6`],
  ['@x', `${ZWJ}@x`],
  ['-', `${ZWJ}-`],
  ['＝1', `${ZWJ}＝1`],
  ['＋1', `${ZWJ}＋1`],
  ['－1', `${ZWJ}－1`],
  ['＠x', `${ZWJ}＠x`],
  ['\tx', `${ZWJ}\tx`],
  ['\rx', `${ZWJ}\rx`],
  ['x;=1+1', `x;${ZWJ}=1+1`],
  ['x,=1+1', `x,${ZWJ}=1+1`],
  ['x|=1', `x|${ZWJ}=1`],
  ['x\t=1', `x\t${ZWJ}=1`],
  ['x\n=1', `x\n${ZWJ}=1`],
  ['x; =1', `x;${ZWJ} =1`],
  ['x;"=1"', `x;${ZWJ}"=1"`],
  ['\uFEFF=1', `${ZWJ}\uFEFF=1`],
  ['\u200B\u00a0=1', `${ZWJ}\u200B\u00a0=1`],
  ['x;y=1', 'x;y=1'],
  ['a=b', 'a=b'],
  ['well-known', 'well-known'],
])('%j is written as %j', (shown, guarded) => {
  expect(guardedText(shown)).toBe(guarded);
});

test.each([
  '-5',
  '-1 234,50',
  '-1\u202f234,5\u00a0%',
  '-€5.00',
  '-5,00 €',
  '−5',
  '(5)',
  '-12:30:00',
  "-1'000.5",
  '-5 CHF',
  '-1.5E+10',
  '+5',
])('a number that shows %j stays a number', (shown) => expect(line(number(shown))).toBe(`"${shown}"\n`));

test.each(['=1+1', '-A1', '-1+2', '-5;=1', '@5', '+HYPERLINK("x")', '-EUR5', '-5 EURO(1)', '-5\n=1'])(
  'a number whose format shows %j is guarded like a text',
  (shown) => {
    expect(line(number(shown))).not.toBe(`"${shown}"\n`);
    expect(line({ shown, value: { boolean: true } })).toBe(line(text(shown)));
  },
);

test('no program finds a cell that begins a formula, by whatever delimiter and quotes it reads', () => {
  const signs = ['=', '+', '-', '@', '＝', ',', ';', '|', ':', '\t', '\n', '\r', '"', ' ', '\uFEFF', 'a', '1'];
  const nasty = fc.string({ unit: fc.constantFrom(...signs), maxLength: 8 });
  fc.assert(
    fc.property(
      fc.array(nasty, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(',', ';', '\t', '|', '\n'),
      (cells, delimiter) => {
        const file = line(...cells.map(text));
        const read = [
          ...Papa.parse<string[]>(file, { delimiter }).data.flat(),
          // As one that knows no quotes, and one that takes them away.
          ...file.split(/[,;|:\t\r\n]/),
        ];
        for (const cell of read) expect(cell.replace(/["\s\uFEFF]/g, '').slice(0, 1)).not.toMatch(/[-=+@＝]/);
      },
    ),
    { numRuns: 500 },
  );
});

test('what could be a formula is known behind signs that nobody sees', () => {
  for (const before of ['', ' ', '\uFEFF', '\u200B', '\u2060\u200D', '\u202E', '\u00AD'])
    for (const sign of ['=', '+', '＝', '＋']) expect(couldBeFormula(`${before}${sign}1`)).toBe(true);
  expect(['a=1', "'=1", '-1', ''].map(couldBeFormula)).toEqual([false, false, false, false]);
});

test('a long text is guarded in one pass', () => {
  expect(guardedText(`${'\n '.repeat(25_000)}=1`)).toContain(`${ZWJ} =1`);
});
