import type { TypedValue } from '../../src/cells/typed-value';
import { type Case, near, same } from './case';
import { blockOf, type Desk, readAll, valuesAt, writeAt } from './spreadsheet-desk';

/** Texts that Google Sheets reads as something else when a person types them. */
const TEXTS: readonly string[] = [
  '=IMPORTXML("http://x")',
  '=1+1',
  '=',
  '+33 6',
  '+1',
  '-1',
  '@x',
  '00123',
  '2024-05-17',
  '5/17/2024',
  '17.05.2024',
  'TRUE',
  'false',
  "'x",
  "''x",
  "'",
  "it's",
  '1e5',
  '1E-3',
  '1/2',
  '12:30',
  '$1,000.00',
  '50%',
  '1.5',
  '1,5',
  '1 000',
  '(5)',
  '#REF!',
  '#N/A',
  'null',
  'line\nfeed',
  '\ttab first',
  '  blanks around  ',
  '\u00a0',
  '\u200b',
  '😀👩‍👩‍👧',
  'e\u0301 is not é',
  'مرحبا',
  '＝full width',
  '\uFEFF=1+1',
  '\u200B=1+1',
  '{"a":[1]}',
  '<b>&amp;</b>',
  'http://example.com/a?b=c',
  'https://example.com/=x',
  'http://',
  'mailto:ada@example.com',
];

/** One below what a cell of Google Sheets holds. */
const LONGEST = '0123456789'.repeat(5_000).slice(1);

const NUMBERS: readonly number[] = [0, 1, -1, 1.5, 0.1 + 0.2, 1e21, 1e-7, -123_456.789, Number.MAX_SAFE_INTEGER];

const row = (...texts: readonly string[]): readonly TypedValue[] => texts.map((text) => ({ text }));

export const cellsContract: readonly Case<Desk>[] = [
  ...TEXTS.map((text) => ({
    name: `the text ${JSON.stringify(text)} comes back as that text, and is no formula`,
    check(desk: Desk) {
      writeAt(desk, 2, 3, [[{ text }]]);
      const { values, formulas } = readAll(desk, 2, 3, 1, 1);
      same([values, formulas], [[[{ text }]], [['']]]);
    },
  })),
  {
    name: 'a text of 49,999 characters comes back whole',
    check(desk) {
      writeAt(desk, 1, 1, [[{ text: LONGEST }]]);
      same(valuesAt(desk, 1, 1, 1, 1), [[{ text: LONGEST }]]);
    },
  },
  {
    name: 'an empty text and null are empty cells',
    check(desk) {
      writeAt(desk, 1, 1, [[{ text: 'x' }, { text: 'x' }]]);
      writeAt(desk, 1, 1, [[{ text: '' }, null]]);
      same(valuesAt(desk, 1, 1, 1, 2), [[null, null]]);
      same(desk.spreadsheet.usedSize(desk.sheetId), { rows: 0, columns: 0 });
    },
  },
  {
    name: 'numbers and booleans come back as they were',
    check(desk) {
      const cells = [...NUMBERS.map((number) => ({ number })), { boolean: true }, { boolean: false }];
      writeAt(desk, 1, 1, [cells]);
      same(valuesAt(desk, 1, 1, 1, cells.length), [cells]);
    },
  },
  {
    name: 'a text is shown as it is, a boolean in capitals',
    check(desk) {
      writeAt(desk, 1, 1, [[{ text: '00123' }, { boolean: true }, { number: 7 }, null]]);
      const { shown } = desk.spreadsheet.read(blockOf(desk, 1, 1, 1, 4), { shown: true });
      same(shown, [['00123', 'TRUE', '7', '']]);
    },
  },
  ...[
    ['the winter of 1950', 18_264.5],
    ['the first day that Unix knows', 25_569],
    ['a moment before clocks go forward in Europe', 45_382 + 1 / 24],
    ['a moment after it', 45_382 + 3.5 / 24],
    ['an hour that comes twice in Europe', 45_592 + 2.5 / 24],
    ['an hour that comes twice in America', 45_599 + 1.5 / 24],
    ['a second in summer', 45_474 + 45_296 / 86_400],
    ['the year 2100', 73_051.25],
  ].map(([name, serial]) => ({
    name: `the serial number of ${name} comes back from under a date format`,
    check(desk: Desk) {
      const number = Number(serial);
      const format = 'yyyy-mm-dd hh:mm:ss';
      desk.spreadsheet.apply([{ kind: 'numberFormat', block: blockOf(desk, 1, 1, 1, 1), format }]);
      writeAt(desk, 1, 1, [[{ number }]]);
      const [[cell = null] = []] = valuesAt(desk, 1, 1, 1, 1);
      near(cell && 'number' in cell ? cell.number : Number.NaN, number);
    },
  })),
  {
    name: 'texts stay texts under a format for dates, and in the person’s own cells under the format for texts',
    check(desk) {
      const texts = row('=1+1', '+33 6', '00123', '2024-05-17', "'x", 'TRUE');
      desk.spreadsheet.apply([
        { kind: 'numberFormat', block: blockOf(desk, 1, 1, 1, 6), format: 'yyyy-mm-dd' },
        { kind: 'numberFormat', block: blockOf(desk, 2, 1, 1, 6), format: '@' },
        { kind: 'write', sheetId: desk.sheetId, row: 1, column: 1, rows: [texts] },
      ]);
      same(valuesAt(desk, 1, 1, 1, 6), [texts]);
      // A formula's sign needs its apostrophe there too, and Google then keeps it: only the others can be the very same.
      const plain = row('00123', '2024-05-17', 'TRUE', '-1');
      desk.spreadsheet.apply([{ kind: 'write', sheetId: desk.sheetId, row: 2, column: 1, rows: [plain], own: true }]);
      const { values, formulas } = readAll(desk, 2, 1, 1, 4);
      same([values, formulas], [[plain], [['', '', '', '']]]);
    },
  },
  {
    name: 'no text is a formula in a cell formatted as text, whatever nobody sees stands before its sign',
    check(desk) {
      const texts = row('=1+1', '\uFEFF=1+1', '\uFEFF\uFEFF+1', '\u200B=1', '\u200D\uFEFF=1', ' \uFEFF =1');
      desk.spreadsheet.apply([
        { kind: 'numberFormat', block: blockOf(desk, 2, 1, 1, 6), format: '@' },
        { kind: 'write', sheetId: desk.sheetId, row: 2, column: 1, rows: [texts], own: true },
      ]);
      same(readAll(desk, 2, 1, 1, 6).formulas, [['', '', '', '', '', '']]);
    },
  },
  {
    name: 'writing the same rows twice changes nothing',
    check(desk) {
      const rows = [row('=a', '00', "'q"), [{ number: 1 }, { boolean: false }, null], row('x', 'y', 'z')];
      writeAt(desk, 2, 1, rows);
      const once = readAll(desk, 1, 1, 5, 4);
      writeAt(desk, 2, 1, rows);
      same(readAll(desk, 1, 1, 5, 4), once);
      same(
        once.values.slice(1, 4),
        rows.map((cells) => [...cells, null]),
      );
    },
  },
  {
    name: 'a value written over a formula takes its place',
    check(desk) {
      desk.spreadsheet.apply([{ kind: 'fillFormula', block: blockOf(desk, 1, 1, 2, 1), formula: '=1+1' }]);
      writeAt(desk, 1, 1, [[{ text: 'x' }], [null]]);
      const { values, formulas } = readAll(desk, 1, 1, 2, 1);
      same(
        [values, formulas],
        [
          [[{ text: 'x' }], [null]],
          [[''], ['']],
        ],
      );
    },
  },
  {
    name: 'only the parts that were asked for are read',
    check(desk) {
      const { values, formulas, notes, shown } = desk.spreadsheet.read(blockOf(desk, 1, 1, 1, 1));
      same([values, formulas, notes, shown], [[[null]], [], [], []]);
    },
  },
];
