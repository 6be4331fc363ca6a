/** What would stop a publishing half-way, of plans alone: which cells must be open, how many must be free, where no merge may be. */
import { columnLetters } from '../../../src/cells/column-letters';
import { SyncError } from '../../../src/errors';
import type { Block, Spreadsheet } from '../../../src/ports/spreadsheet';
import { type OldRow, planTargetRows, type RowPlan } from '../../../src/sheet/target-rows';
import { requireOpenCells, requireRoom, requireUnmerged } from '../../../src/sync/publish/prepare/obstacles';
import type { Prepared } from '../../../src/sync/publish/prepare/prepared';

const [SHEET, ROWS, COLUMNS] = [7, 9, 8];
/** Row of the header. */
const HEADER = 2;

interface Case {
  /** A letter a record, before and after. */
  readonly old?: string;
  readonly wanted?: string;
  /** Record and index of the column, of cells that are written. */
  readonly cells?: readonly (readonly [string, ...number[]])[];
  readonly columns?: readonly number[];
  readonly added?: readonly number[];
  readonly inserted?: number;
  readonly vanished?: readonly number[];
  readonly headers?: readonly number[];
  readonly region?: readonly [first: number, last: number] | null;
  readonly formulas?: readonly string[];
  readonly maxRows?: number;
  readonly header?: number;
}

/** A table of three columns in row 2 of a grid of 9 rows and 8 columns. */
function prepared(of: Case): Prepared {
  const { old = 'abcd', wanted = old, cells = [], columns = [2, 3, 5], added = [], vanished = [], headers = [] } = of;
  const { inserted = 0, region = [1, 6], formulas = [], maxRows = ROWS, header = HEADER } = of;
  const rows = Array.from(old, (id): OldRow => ({ id, kind: 'record' }));
  const plan: RowPlan = planTargetRows(rows, Array.from(wanted));
  const all: unknown = {
    journal: {
      cells: cells.map(([id, ...indexes]) => [id, ...indexes.flatMap((index) => [index, 'new'])]),
      ids: Array.from(wanted),
      columns,
    },
    sheet: {
      info: { id: SHEET, name: 'Deals', maxRows, maxColumns: COLUMNS },
      headerRow: header,
      headers: Array.from({ length: COLUMNS }, (_, index) => `Header ${index + 1}`),
      used: { rows: 6, columns: 5 },
    },
    rows,
    plan,
    places: {
      columns,
      added,
      insert: inserted > 0 ? { after: 5, count: inserted } : null,
      vanished: vanished.map((column) => ({ column })),
    },
    headers: { cells: headers.map((column) => ({ column, text: '' })) },
    beside: region && { region: { first: region[0], last: region[1] }, columns: [{ column: 6, values: [], formulas }] },
  };
  return all as Prepared;
}

const area = ({ row, column, rows, columns }: Block): string =>
  `${columnLetters(column)}${row}:${columnLetters(column + columns - 1)}${row + rows - 1}`;

function refusal(work: () => void): SyncError | null {
  try {
    work();
    return null;
  } catch (thrown) {
    if (thrown instanceof SyncError) return thrown;
    throw thrown;
  }
}

/** The sheet row by row: "x" where a closed cell would stop the publishing. */
function mustBeOpen(of: Case): readonly string[] {
  const question = prepared(of);
  const stops = (row: number, column: number): boolean => {
    const block = { sheetId: SHEET, row, column, rows: 1, columns: 1 };
    const spreadsheet: unknown = {
      closedBlocks: () => [{ ...block, name: 'it', open: [] }],
      rejectingColumns: () => [],
    };
    const error = refusal(() => requireOpenCells(question, spreadsheet as Spreadsheet));
    return error !== null && error.kind === 'sheet-protected';
  };
  return Array.from({ length: ROWS }, (_, row) =>
    Array.from({ length: COLUMNS }, (__, column) => (stops(row + 1, column + 1) ? 'x' : '.')).join(''),
  );
}

const ALL = 'xxxxxxxx';
const NO = '........';

describe('cells that must be open', () => {
  test.each<[string, Case, readonly string[]]>([
    ['are none where nothing changes', {}, [NO, NO, NO, NO, NO, NO]],
    [
      'are those that are written, and what stands between them: that is written along',
      {
        cells: [
          ['d', 1],
          ['b', 1, 2],
          ['left', 1],
        ],
      },
      [NO, NO, NO, '..x.x...', '..x.....', '..x.....'],
    ],
    ['are headers that change', { headers: [2, 5] }, [NO, '.x..x...', NO, NO, NO, NO]],
    [
      'are columns that come, from the header down; what is written there needs no look of its own',
      { added: [2], cells: [['a', 2]] },
      [NO, '....x...', '....x...', '....x...', '....x...', '....x...', '....x...', '....x...', '....x...'],
    ],
    [
      'are all that a new table takes',
      { old: '', wanted: 'ab', header: 0, added: [0, 1, 2], columns: [1, 2, 3], region: null },
      [ALL, ...Array.from({ length: ROWS - 1 }, () => 'xxx.....')],
    ],
    [
      'are the last column of the grid where they come behind it',
      { columns: [2, 3, 11], added: [2] },
      [NO, '.......x', '.......x', '.......x', '.......x', '.......x', '.......x', '.......x', '.......x'],
    ],
    [
      'are those of a column that left the view',
      { vanished: [4] },
      [NO, NO, '...x....', '...x....', '...x....', '...x....'],
    ],
    ['are rows that move, as far as the region goes', { wanted: 'acbd' }, [NO, NO, NO, 'xxxxxx..', 'xxxxxx..', NO]],
    ['are whole rows where nobody knows the region', { wanted: 'acbd', region: null }, [NO, NO, NO, ALL, ALL, NO]],
    ['are the row that others are inserted before, too', { wanted: 'abcxd' }, [NO, NO, NO, NO, NO, ALL]],
    ['are rows that go, all of them', { wanted: 'ab' }, [NO, NO, NO, NO, ALL, ALL]],
    [
      'are the one row that there is, where a table grows behind it',
      { old: 'a', wanted: 'abc' },
      [NO, NO, ALL, NO, NO, NO],
    ],
  ])('%s', (_, of, expected) => {
    expect(mustBeOpen(of)).toEqual([...expected, ...Array.from({ length: ROWS - expected.length }, () => NO)]);
  });

  test('a sheet that is closed as a whole is called so', () => {
    const block = { sheetId: SHEET, row: 1, column: 1, rows: ROWS, columns: COLUMNS };
    const spreadsheet: unknown = { closedBlocks: () => [{ ...block, name: '', open: [] }] };
    const error = refusal(() => requireOpenCells(prepared({ headers: [2] }), spreadsheet as Spreadsheet));
    expect(error).toMatchObject({ kind: 'whole-sheet-protected', details: { sheet: 'Deals' } });
  });
});

describe('a rule that rejects', () => {
  const cells: Case['cells'] = [
    ['b', 1],
    ['c', 1, 2],
  ];
  /** What is asked for rules, where one stands on these columns. */
  function asked(of: Case, rejecting: readonly number[]) {
    const blocks: string[] = [];
    const spreadsheet: unknown = {
      closedBlocks: () => [],
      rejectingColumns: (block: Block) => {
        blocks.push(area(block));
        return rejecting.filter((column) => column === block.column);
      },
    };
    const error = refusal(() => requireOpenCells(prepared(of), spreadsheet as Spreadsheet));
    return { blocks, error };
  }

  test('on a cell that is written is named by its header; one where a column comes is somebody else’s', () => {
    expect(asked({ cells }, [3])).toMatchObject({
      blocks: ['C4:C5'],
      error: { kind: 'sheet-validated', details: { sheet: 'Deals', column: 'Header 3' } },
    });
    expect(asked({ cells }, [4])).toEqual({ blocks: ['C4:C5', 'E5:E5'], error: null });
    expect(asked({ cells, added: [1] }, [3])).toEqual({ blocks: ['E5:E5'], error: null });
  });

  test('is looked for in the first 200 rows of 40 columns at the most', () => {
    const columns = Array.from({ length: 50 }, (_, index) => index + 1);
    const old = String.fromCharCode(...Array.from({ length: 300 }, (_, index) => 0x100 + index));
    const written = Array.from(old, (id) => [id, ...columns.map((_, index) => index)] as const);
    const { blocks } = asked({ old, columns, cells: written }, []);
    expect([blocks.length, blocks[0], blocks[39]]).toEqual([40, 'A3:A202', 'AN3:AN202']);
  });
});

/** How many cells a publishing takes for a while, seen by what a full spreadsheet lacks. */
function needed(of: Case): number {
  const full = (left: number): Spreadsheet => ({ cellCount: () => 10_000_000 - left }) as unknown as Spreadsheet;
  const error = refusal(() => requireRoom(prepared(of), full(0)));
  const cells = Number(error?.details['cells'] ?? 0);
  expect(refusal(() => requireRoom(prepared(of), full(cells)))).toBeNull();
  if (cells > 0) {
    const { wanted = '', columns = [2, 3, 5] } = of;
    const details = { rows: Array.from(wanted).length, columns: columns.length, cells, left: cells - 1 };
    expect(refusal(() => requireRoom(prepared(of), full(cells - 1)))).toMatchObject({
      kind: 'too-many-cells',
      details,
    });
  }
  return cells;
}

describe('cells that must be free', () => {
  const formulas = ['', '', '=A'];
  test.each<[string, Case, number]>([
    ['none where nothing grows or moves', { wanted: 'abcd', region: null }, 0],
    ['those of rows that are inserted', { wanted: 'abcdxy', region: null }, 2 * COLUMNS],
    ['those of columns that are inserted', { wanted: 'abcd', inserted: 2, region: null }, 2 * ROWS],
    ['those of columns behind the grid', { wanted: 'abcd', columns: [2, 3, 11], region: null }, 3 * ROWS],
    ['none for a table of one row that finds room below', { old: 'a', wanted: 'abcdefg', region: null }, 0],
    ['the rows that find none', { old: 'a', wanted: 'abcdefghi', region: null }, 2 * COLUMNS],
    ['the window, with its header and its spare cells', { wanted: 'acbd' }, (HEADER + 2 + 3) * (6 + 2)],
    ['the sheet once more, on which it is seen what formulas fill', { wanted: 'abcd', formulas }, 7 * 7],
    ['whichever of both is larger', { wanted: 'abdc', formulas }, (HEADER + 3 + 3) * (6 + 2)],
  ])('%s', (_, of, cells) => expect(needed(of)).toBe(cells));
});

describe('a merge', () => {
  function merged(of: Case, found: string | null = 'A4:A5') {
    const blocks: string[] = [];
    const spreadsheet: unknown = { tallMerge: (block: Block) => (blocks.push(area(block)), found) };
    const error = refusal(() => requireUnmerged(prepared(of), spreadsheet as Spreadsheet));
    return { blocks, error };
  }

  test('across rows that move is named by its address; elsewhere it may be', () => {
    expect(merged({ wanted: 'acbd' })).toMatchObject({
      blocks: ['A4:F5'],
      error: { kind: 'sheet-merged', details: { sheet: 'Deals', range: 'A4:A5' } },
    });
    expect(merged({ wanted: 'acbd' }, null)).toEqual({ blocks: ['A4:F5'], error: null });
    expect(merged({ wanted: 'acbd', region: null })).toEqual({ blocks: [], error: null });
    expect(merged({ wanted: 'abcd' })).toEqual({ blocks: [], error: null });
  });

  test('is looked for on the grid alone', () => {
    expect(merged({ wanted: 'abcwxyzd', region: [2, 12] }, null).blocks).toEqual(['B6:H9']);
    expect(merged({ old: 'a', wanted: 'abc', maxRows: 3 }).blocks).toEqual([]);
  });
});
