import type { CellContent } from '../../../../local/emulator/grid/values/cell';
import { enteredText, enteredValue } from '../../../../local/emulator/grid/values/input';
import { type InputContext } from '../../../../local/emulator/grid/values/entered';
import { NOW } from './builders';

const english: InputContext = { locale: 'en_US', timeZone: 'Etc/UTC', now: NOW, formulaTextInTextCell: 'formula' };
const french: InputContext = { ...english, locale: 'fr_FR' };

type Row = readonly [typed: string, content: CellContent, numberFormat: string | null];

const ENGLISH: readonly Row[] = [
  ['hello', 'hello', null],
  ['', null, null],
  ['00123', 123, null],
  ['1e5', 100000, '0.00E+00'],
  ['1.5E-3', 0.0015, '0.00E+00'],
  ['1,234', 1234, '#,##0'],
  ['1,234.5', 1234.5, '#,##0.00'],
  ['1,2,3', 123, '#,##0'],
  ['12%', 0.12, '0%'],
  ['12.5%', 0.125, '0.00%'],
  ['$5.20', 5.2, '[$$]#,##0.00'],
  ['5 €', 5, '#,##0 [$€]'],
  ['-5', -5, null],
  ['+5', 5, null],
  ['(12)', -12, null],
  ['.5', 0.5, null],
  ['5.', 5, null],
  [' 12 ', 12, null],
  ['22 34', 2234, '#,##0'],
  ['TRUE', true, null],
  ['false', false, null],
  ['vrai', 'vrai', null],
  ['2024-05-17', 45429, 'yyyy-mm-dd'],
  ['5/17/2024', 45429, 'M/d/yyyy'],
  ['17/05/2024', '17/05/2024', null],
  ['2024-05-17 12:00', 45429.5, 'yyyy-mm-dd H:mm:ss'],
  ['1/2', 45293, 'M/d/yyyy'],
  ['2-3', 45325, 'M/d/yyyy'],
  ['Jan 5', 45296, 'M/d/yyyy'],
  ['May 2024', 45413, 'M/d/yyyy'],
  ['2024-05-17T10:20:30Z', '2024-05-17T10:20:30Z', null],
  ['07:00', 7 / 24, 'H:mm'],
  ['10:30 PM', 22.5 / 24, 'h:mm AM/PM'],
  ['=1+1', { formula: '=1+1' }, null],
  ['=IMPORTXML("http://x")', { formula: '=IMPORTXML("http://x")' }, null],
  ['=', '=', null],
  ['+', '+', null],
  ['+33 6', { formula: '=+33 6' }, null],
  ['+49 (0) 30', { formula: '=+49 (0) 30' }, null],
  ['-foo', '-foo', null],
  ["'=1+1", '=1+1', null],
  ["'00123", '00123', null],
  ["'2024-05-17", '2024-05-17', null],
  ["'TRUE", 'TRUE', null],
  ["'+33 6", '+33 6', null],
  ["''x", "'x", null],
  ["'", null, null],
  ["it's", "it's", null],
  ['3 1/2', '3 1/2', null],
  ['1.2.3', '1.2.3', null],
  ['2024-13-45', '2024-13-45', null],
  ['12 rue de Paris', '12 rue de Paris', null],
  ['550e8400-e29b-41d4-a716-446655440000', '550e8400-e29b-41d4-a716-446655440000', null],
];

const FRENCH: readonly Row[] = [
  ['1,5', 1.5, null],
  ['1.5', '1.5', null],
  ['1 234,5', 1234.5, '#,##0.00'],
  ['1\u202f234', 1234, '#,##0'],
  ['12,5 %', 0.125, '0.00%'],
  ['5 €', 5, '#,##0 [$€]'],
  ['VRAI', true, null],
  ['TRUE', true, null],
  ['17/05/2024', 45429, 'dd/MM/yyyy'],
  ['5 mai 2024', 45417, 'dd/MM/yyyy'],
  ['2024-05-17', 45429, 'yyyy-mm-dd'],
];

describe('typed text in an automatic cell', () => {
  test.each(ENGLISH)('%j in an English spreadsheet', (typed, content, numberFormat) => {
    expect(typedInto(typed, english)).toEqual(entered(content, numberFormat));
  });

  test.each(FRENCH)('%j in a French spreadsheet', (typed, content, numberFormat) => {
    expect(typedInto(typed, french)).toEqual(entered(content, numberFormat));
  });

  test('every text with a leading apostrophe is kept letter by letter', () => {
    for (const [typed] of [...ENGLISH, ...FRENCH]) {
      expect(enteredText(`'${typed}`, undefined, french).content).toBe(typed === '' ? null : typed);
    }
  });
});

describe('typed text in a plain text cell', () => {
  test.each(['00123', '2024-05-17', 'TRUE', '12%', '+33 6', "'00123"])('%j stays', (typed) => {
    expect(enteredText(typed, '@', english)).toEqual({ content: typed, numberFormat: null });
  });

  test('a leading "=" is a formula even there', () => {
    expect(enteredText('=1+1', '@', english).content).toEqual({ formula: '=1+1' });
  });
});

describe('values that are not text', () => {
  test('numbers and booleans are taken as they are', () => {
    expect(enteredValue(12.5, undefined, english)).toEqual({ content: 12.5, numberFormat: null });
    expect(enteredValue(true, '@', english)).toEqual({ content: true, numberFormat: null });
    expect(enteredValue(Number.NaN, undefined, english).content).toEqual({ error: '#NUM!' });
  });

  test('a Date becomes the wall-clock time of the spreadsheet', () => {
    const paris: InputContext = { ...french, timeZone: 'Europe/Paris' };
    expect(enteredValue(new Date('2024-07-01T22:30:00Z'), undefined, paris)).toEqual({
      content: 45475 + 0.5 / 24,
      numberFormat: 'dd/MM/yyyy H:mm:ss',
    });
  });

  test.each([[undefined], [{}], [[1]], [() => 1], [1n]])('%p is refused', (value) => {
    expect(() => enteredValue(value, undefined, english)).toThrow(/cellValueKind/);
  });

  test('null empties the cell', () => {
    expect(enteredValue(null, undefined, english)).toEqual({ content: null, numberFormat: null });
  });

  test('50,000 characters fit and one more does not', () => {
    expect(enteredText('x'.repeat(50_000), undefined, english).content).toHaveLength(50_000);
    expect(() => enteredText(`'${'x'.repeat(50_000)}`, undefined, english)).toThrow(/tooManyCharacters/);
  });
});

function entered(content: CellContent, numberFormat: string | null): unknown {
  const value: unknown = typeof content === 'number' ? Number(content.toFixed(9)) : content;
  return { content: value, numberFormat };
}

function typedInto(text: string, context: InputContext): unknown {
  const { content, numberFormat } = enteredText(text, undefined, context);
  return entered(content, numberFormat);
}
