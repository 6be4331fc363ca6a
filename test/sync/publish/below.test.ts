/** What stands below a table and beyond its region, as a picture: "." nothing, else something. The header is in row 1. */
import type { Block, Spreadsheet } from '../../../src/ports/spreadsheet';
import type { UserColumn } from '../../../src/sheet/user-columns';
import {
  belowTable,
  cutsBeyond,
  growsFreely,
  hasRoom,
  requireRoomBelow,
} from '../../../src/sync/publish/prepare/below';
import type { Prepared } from '../../../src/sync/publish/prepare/prepared';

/** Columns of the table, and the last one of its region; what stands in others is beyond. */
const [OWNED, LAST] = [[1, 3], 4];

interface Case {
  /** From the header down; six columns. */
  readonly lines: readonly string[];
  /** Rows of the table, and rows that come. */
  readonly rows?: number;
  readonly insert?: number;
  readonly maxRows?: number;
}

function question({ lines, rows = 2, insert = 1, maxRows = 20 }: Case) {
  const at = (row: number, column: number): string => lines[row - 1]?.[column - 1] ?? '.';
  const columns = [2, 4, 5, 6].map((column): UserColumn => {
    const signs = lines.map((_, row) => at(row + 1, column));
    const values = signs.map((sign) => (/[.=]/.test(sign) ? null : sign));
    return { column, values, formulas: signs.map((sign) => (sign === '=' ? '=A' : '')) };
  });
  const prepared: unknown = {
    journal: { table: { id: 't' } },
    sheet: {
      info: { id: 1, name: 'People', maxRows },
      used: { rows: lines.length, columns: 6 },
      headerRow: 1,
      owned: OWNED.map((column) => ({ column })),
    },
    rows: Array.from({ length: rows }, () => ({ id: 'a', kind: 'record' })),
    plan: { insert },
    beside: { region: { first: 1, last: LAST, hasBeyond: true }, columns },
  };
  const spreadsheet: unknown = {
    scalars: ({ row, column, rows: height, columns: width }: Block) =>
      Array.from({ length: height }, (_, y) =>
        Array.from({ length: width }, (__, x) => (at(row + y, column + x) === '.' ? null : 'x')),
      ),
  };
  return { prepared: prepared as Prepared & { beside: object }, spreadsheet: spreadsheet as Spreadsheet };
}

/** A table of two rows, under which that stands. */
const under = (...lines: readonly string[]): readonly string[] => ['xxx...', 'xxx...', 'xxx...', ...lines];

test.each<[string, readonly string[], object]>([
  ['nothing', under(), { isTorn: false, first: null }],
  ['something beyond alone', under('......', '....x.'), { isTorn: false, first: null }],
  ['something in a column of the table', under('......', '..x...'), { isTorn: false, first: { row: 5, column: 3 } }],
  ['something beside it', under('...x..', 'x.....'), { isTorn: false, first: { row: 4, column: 4 } }],
  [
    'something of the table above something beside it',
    under('x.....', '.x....'),
    { isTorn: false, first: { row: 4, column: 1 } },
  ],
  [
    'something beside it and beyond, in two rows',
    under('.x....', '....x.'),
    { isTorn: false, first: { row: 4, column: 2 } },
  ],
  ['something beside it and beyond, in one row', under('.x..x.'), { isTorn: true, first: { row: 4, column: 2 } }],
  [
    'something of the table, and beyond in any row',
    under('x.....', '.....='),
    { isTorn: true, first: { row: 4, column: 1 } },
  ],
])('below a table stands %s', (_, lines, expected) => {
  const { prepared, spreadsheet } = question({ lines });
  const { sheet, beside } = prepared;
  expect(belowTable({ tableId: 't', sheet, beside, from: 4 }, spreadsheet)).toEqual(expected);
});

test('there is room down to the row before the first', () => {
  const first = { row: 6, column: 1 };
  expect([5, 6].map((row) => hasRoom({ isTorn: true, first }, row))).toEqual([true, false]);
  expect(hasRoom({ isTorn: true, first: null }, 6)).toBe(true);
});

test.each<[string, Case, boolean]>([
  ['of one row with nothing below', { lines: ['xxx...', 'xxx...'], rows: 1 }, true],
  ['of one row with something below', { lines: under(), rows: 1 }, false],
  ['of two rows, which are cut apart', { lines: under() }, false],
  ['of one row at the end of the grid', { lines: under(), rows: 1, maxRows: 2 }, true],
])('whether a table grows freely, %s', (_, of, expected) => expect(growsFreely(question(of).prepared)).toBe(expected));

test.each<[string, Case, boolean]>([
  ['stands above and below the cut', { lines: ['xxx.x.', 'xxx...', 'xxx..x'] }, true],
  ['is a formula', { lines: ['xxx.=.', 'xxx...', 'xxx...', '....=.'] }, true],
  ['stands above alone', { lines: ['xxx.x.', 'xxx.x.', 'xxx...'] }, false],
  ['stands below alone', { lines: ['xxx...', 'xxx...', 'xxx.x.', '....x.'] }, false],
  ['is in the region', { lines: ['xxxx..', 'xxxx..', 'xxxx..'] }, false],
])('whether whole rows tear apart what %s', (_, of, expected) => {
  const { prepared } = question(of);
  expect(cutsBeyond(prepared, prepared.beside)).toBe(expected);
});

test.each<[string, Case, boolean]>([
  ['rows come', { lines: ['xxx.x.', 'xxx...', 'xxx.x.', 'x...x.'] }, true],
  ['none come', { lines: ['xxx.x.', 'xxx...', 'xxx.x.', 'x...x.'], insert: 0 }, false],
  ['they find room', { lines: ['xxx.x.', 'xxx...', 'xxx.x.', '....x.', 'x...x.'] }, false],
  ['they find room for one of two', { lines: ['xxx.x.', 'xxx...', 'xxx.x.', '....x.', 'x...x.'], insert: 2 }, true],
  ['nothing stands below beside what is beyond', { lines: ['xxx.x.', 'xxx...', 'xxx.x.', 'x.....'] }, false],
  ['nothing beyond is cut', { lines: ['xxx...', 'xxx...', 'xxx.x.', 'x...x.'] }, false],
])('whether there is no room below where %s', (_, of, isRefused) => {
  const { prepared, spreadsheet } = question(of);
  const work = () => requireRoomBelow(prepared, spreadsheet);
  const details = { sheet: 'People', rows: of.insert ?? 1 };
  if (isRefused) expect(work).toThrow(expect.objectContaining({ kind: 'no-room-below', details }));
  else expect(work).not.toThrow();
});
