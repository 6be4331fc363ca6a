/** What stands beside a table: which columns belong to it, and which formulas are read again. */
import type { Block, ClosedBlock, Spreadsheet } from '../../../src/ports/spreadsheet';
import { inTable, readBeside, readFormulasAnew } from '../../../src/sync/publish/prepare/beside';
import type { TableSheet } from '../../../src/sync/own/columns/table-sheet';
import type { UserColumn } from '../../../src/sheet/user-columns';

const COLUMNS = 9;
const OWNED = [3, 4];
/** Rows of the table, under the header in row 2. */
const ROWS = 3;

interface Case {
  /** Row by row, a sign a cell: "." nothing, "=" a formula that shows nothing, "h" anything. Columns 3 and 4 are the table's. */
  readonly cells: readonly string[];
  readonly notes?: readonly (readonly [row: number, column: number])[];
  readonly closed?: readonly ClosedBlock[];
  readonly foreign?: readonly number[];
}

/** A sheet that counts what is asked of it. */
function sheetOf({ cells, notes = [], closed = [] }: Case) {
  const asked = { reads: [] as string[], notes: 0 };
  const spreadsheet: unknown = {
    read({ row, column, rows, columns }: Block) {
      asked.reads.push(`${column}+${columns}`);
      const signs = cells
        .slice(row - 1, row - 1 + rows)
        .map((line) => Array.from(line.slice(column - 1, column - 1 + columns)));
      return {
        values: signs.map((line) => line.map((sign) => (/[.=]/.test(sign) ? null : { text: sign }))),
        formulas: signs.map((line) => line.map((sign) => (sign === '=' ? '=A' : ''))),
      };
    },
    closedBlocks: () => closed,
    notes({ row, column, rows, columns }: Block) {
      asked.notes += 1;
      return notes.flatMap(([at, of]) =>
        at >= row && at < row + rows && of >= column && of < column + columns
          ? [{ row: at, column: of, text: 'n' }]
          : [],
      );
    },
  };
  return { spreadsheet: spreadsheet as Spreadsheet, asked };
}

function beside(of: Case) {
  const { spreadsheet, asked } = sheetOf(of);
  const width = Math.max(...of.cells.map((line) => line.length));
  const sheet: unknown = {
    info: { id: 1, maxColumns: COLUMNS },
    used: { rows: of.cells.length, columns: width },
    owned: OWNED.map((column) => ({ column })),
    headerRow: 2,
    rows: [{ id: 'a', kind: 'record' }],
    foreign: of.foreign ?? [],
  };
  return { ...readBeside(sheet as TableSheet, ROWS, spreadsheet), asked };
}

const closed = (column: number, row = 1, rows = 100): ClosedBlock => ({
  sheetId: 1,
  row,
  column,
  rows,
  columns: 1,
  name: 'it',
  open: [],
});

/** Nothing beside the table but something in its first and last row, and a total two rows below. */
const PLAIN = ['.......', '..hh...', '..hh...', '..hh...', '..hh...', '.......', '...h...'];
const withCell = (row: number, column: number, sign = 'x'): readonly string[] =>
  PLAIN.map((line, at) => (at === row - 1 ? line.slice(0, column - 1) + sign + line.slice(column) : line));

/** Nothing beside the table at all, and a closed cell in which nothing of it stands. */
const NARROW = ['....', '..hh', '..hh', '..hh', '..hh'];
const ABOVE = [closed(1, 1, 1)];

describe('the region', () => {
  test.each<[string, Case, readonly [number, number, boolean]]>([
    ['is all of a sheet with nothing else', { cells: PLAIN }, [1, 9, false]],
    ['takes in a header next to the table', { cells: withCell(2, 5), foreign: [6] }, [1, 5, true]],
    ['takes in a header that is a formula', { cells: withCell(2, 5, '='), foreign: [6] }, [1, 5, true]],
    ['takes in content of the first row', { cells: withCell(3, 5), foreign: [6] }, [1, 5, true]],
    ['takes in content of the last row', { cells: withCell(5, 5, '='), foreign: [6] }, [1, 5, true]],
    [
      'takes in a header behind a gap, with content behind it',
      { cells: ['......', '..hh.h', '..hh..x'] },
      [1, 9, false],
    ],
    ['ends before content above the header', { cells: withCell(1, 5) }, [1, 4, true]],
    ['ends before content under the table', { cells: withCell(6, 5, '=') }, [1, 4, true]],
    ['ends before another table', { cells: withCell(3, 6), foreign: [6] }, [1, 4, true]],
    [
      'goes as far as a note in the rows of the table beside something that stands elsewhere',
      { cells: withCell(6, 5), notes: [[5, 5]] },
      [1, 9, false],
    ],
    ['is no further for a note above', { cells: withCell(6, 6), notes: [[2, 6]] }, [1, 4, true]],
    ['goes as far as a note where nothing else stands', { cells: withCell(6, 7), notes: [[3, 5]] }, [1, 5, true]],
    [
      'looks for notes where nothing was used',
      { cells: NARROW, notes: [[3, 5]], foreign: [6], closed: ABOVE },
      [1, 5, true],
    ],
    ['takes none behind a gap for a header', { cells: NARROW, notes: [[3, 6]], closed: ABOVE }, [1, 4, true]],
    [
      'looks no further than what was used where nothing is closed',
      { cells: ['x...', ...NARROW.slice(1)], notes: [[3, 9]] },
      [3, 9, true],
    ],
    [
      'leaves out closed columns at its ends',
      { cells: PLAIN, closed: [closed(1), closed(8), closed(9)] },
      [2, 7, true],
    ],
    [
      'leaves none out that is closed elsewhere',
      { cells: PLAIN, closed: [closed(1, 1, 2), closed(9, 6)] },
      [1, 9, false],
    ],
    [
      'keeps a closed one that has a note',
      { cells: PLAIN, closed: [5, 6, 7, 8, 9].map((column) => closed(column)), notes: [[3, 5]] },
      [1, 5, true],
    ],
    ['keeps a closed one that has content', { cells: withCell(3, 2), closed: [closed(1), closed(2)] }, [2, 9, true]],
    ['keeps none with a header alone', { cells: withCell(2, 2), closed: [closed(1), closed(2)] }, [3, 9, true]],
    [
      'keeps closed columns of the table',
      { cells: withCell(6, 5), foreign: [2], closed: [closed(3), closed(4)] },
      [3, 4, true],
    ],
  ])('%s', (_, of, [first, last, hasBeyond]) => {
    expect(beside(of).region).toEqual({ first, last, hasBeyond });
  });

  test('asks for notes only where it does not take all of them along', () => {
    expect(beside({ cells: PLAIN }).asked.notes).toBe(0);
    expect(beside({ cells: withCell(6, 6) }).asked.notes).toBe(2);
  });
});

test('columns beside the table are read whole, those side by side at once', () => {
  const { columns, asked } = beside({ cells: withCell(3, 6, '=') });
  expect(asked.reads).toEqual(['1+2', '5+3']);
  expect(columns.map(({ column }) => column)).toEqual([1, 2, 5, 6, 7]);
  expect(columns[3]).toEqual({ column: 6, values: Array(7).fill(null), formulas: ['', '', '=A', '', '', '', ''] });
  expect(inTable({ column: 6, values: ['a', 'b', 'c'], formulas: ['', '=B', ''] }, 1, 3)).toEqual({
    column: 6,
    values: ['b', 'c', null],
    formulas: ['=B', '', ''],
  });
});

test.each<[string, string, number, readonly number[]]>([
  ['none where no formula is', '.. aa bb', 2, []],
  ['one with a formula, and what it may fill beside', '.. a= bb .. cc', 2, [2, 3]],
  ['one that each record has, without those beside', '.. == bb', 2, [2]],
  ['one of the only record, and those beside', '.. = b', 1, [2, 3]],
  ['what follows without a gap', '=. bb cc .. dd', 2, [1, 2, 3]],
])('of columns are read again %s', (_, picture, records, expected) => {
  const columns = picture.split(' ').map(
    (signs, index): UserColumn => ({
      column: index + 1,
      values: Array.from(signs, (sign) => (/[.=]/.test(sign) ? null : sign)),
      formulas: Array.from(signs, (sign) => (sign === '=' ? '=A' : '')),
    }),
  );
  const { spreadsheet } = sheetOf({ cells: ['nnnnn', 'nnnnn'] });
  const region = { first: 1, last: 5, hasBeyond: false };
  const anew = readFormulasAnew({ columns, region }, { sheetId: 1, rows: 2, records }, spreadsheet);
  expect(anew.region).toBe(region);
  expect(anew.columns.flatMap(({ column, values }) => (values[0] === 'n' ? [column] : []))).toEqual(expected);
  expect(anew.columns.map(({ column }) => column)).toEqual(columns.map(({ column }) => column));
});
