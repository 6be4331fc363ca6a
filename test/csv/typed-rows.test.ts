/** Rows under a table that become records, and those that are somebody's own. */
import { readTypedRows } from '../../src/csv/typed-rows';
import type { SheetEdits } from '../../src/csv/sheet-edits';
import type { Block, Spreadsheet } from '../../src/ports/spreadsheet';

/** What stands under a table of one record, whose columns are Id, Name and City: "." nothing, "=" a formula, else a value. */
function rowsOf(...lines: readonly string[]): readonly number[] {
  const sheet: unknown = {
    info: { id: 1 },
    headerRow: 1,
    rows: [{ id: 'a', kind: 'record' }],
    used: { rows: 2 + lines.length, columns: 4 },
    owned: [
      { index: 0, column: 1 },
      { index: 1, column: 2 },
      { index: 2, column: 3 },
      { index: null, column: 4 },
    ],
  };
  const edits = { sheet, columns: [null, {}, {}] } as unknown as SheetEdits;
  const spreadsheet: unknown = {
    read: ({ row, rows, columns }: Block) => {
      const signs = lines.slice(row - 3, row - 3 + rows).map((line) => Array.from(line.padEnd(columns, '.')));
      return {
        values: signs.map((line) => line.map((sign) => (sign === '.' ? null : { text: sign }))),
        formulas: signs.map((line) => line.map((sign) => (sign === '=' ? '=A' : ''))),
        shown: signs,
      };
    },
  };
  return readTypedRows(edits, spreadsheet as Spreadsheet).map(({ row }) => row);
}

test.each<[string, readonly string[], readonly number[]]>([
  ['directly below', ['.xx', '.x.'], [3, 4]],
  ['below two empty ones', ['', '', '.x'], [5]],
  ['none below three', ['', '', '', '.x'], []],
  ['none behind an empty one that follows them', ['.x', '', '.x'], [3]],
  ['none with a formula in a column of the table, such as totals', ['.x=', '.x.'], [4]],
  ['with a formula beside the table', ['.x.='], [3]],
  ['none that fill in the id alone, or only what is beside', ['x...', '...x'], []],
])('rows are records: %s', (_, lines, expected) => expect(rowsOf(...lines)).toEqual(expected));
