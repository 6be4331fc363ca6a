/** Which cells of a sheet a pull changes: what a protection must not cover. */
import type { Block, ClosedBlock, SheetEdit } from '../ports/spreadsheet';
import { columnRuns, type Layout } from './layout';
import { FIRST_ROW, planRows } from './rows';

export interface Change {
  readonly sheetId: number;
  readonly maxRows: number;
  readonly maxColumns: number;
  /** Records of the table so far, and how many it will have. */
  readonly oldRows: number;
  readonly newRows: number;
  /** First row under the table that holds anything, or null. */
  readonly below: number | null;
  /** Columns of the table on the sheet as it is; those that have no tag yet are dressed down to the grid's end. */
  readonly owned: readonly { readonly column: number; readonly isTagged: boolean }[];
  readonly layout: Layout;
  /** The person's columns that records moving take along. */
  readonly moved: readonly number[];
}

/** In the sheet's places before the pull. */
export function touchedBlocks(change: Change): readonly Block[] {
  const { sheetId, maxRows, maxColumns, oldRows, newRows, owned, layout, moved } = change;
  const last = Math.max(oldRows, newRows) + 1;
  const block = (row: number, column: number, rows: number, columns: number): Block => ({
    sheetId,
    row,
    column,
    rows,
    columns,
  });
  const runs = (columns: readonly number[], row: number, rows: number): readonly Block[] =>
    columnRuns([...new Set(columns)].sort((one, other) => one - other)).map(({ column, count }) =>
      block(row, column, rows, count),
    );
  const known = owned.map(({ column }) => column);
  const untagged = owned.filter(({ isTagged }) => !isTagged).map(({ column }) => column);
  const added = newColumns(layout, known, maxColumns);
  // Columns are dressed down to the last record before rows come.
  const grows = added.length + untagged.length > 0 && newRows + 1 > maxRows;
  return [
    ...runs(known, 1, last),
    ...runs(untagged, 1, maxRows),
    ...runs(added, 1, maxRows),
    ...(grows ? [block(maxRows, 1, 1, maxColumns)] : []),
    ...planRows({ sheetId, rows: oldRows, below: change.below, maxRows }, newRows).flatMap((edit) =>
      lines(edit, maxRows).map(([row, rows]) => block(row, 1, rows, maxColumns)),
    ),
    ...runs(moved, FIRST_ROW, last - 1),
  ];
}

/** Where columns come: before the column that stands there, in free ones, or after the grid's last. */
function newColumns({ columns, insert }: Layout, known: readonly number[], maxColumns: number): readonly number[] {
  if (insert) return [Math.min(insert.after + 1, maxColumns)];
  return columns.filter((column) => !known.includes(column)).map((column) => Math.min(column, maxColumns));
}

/** Rows that come or go concern every column. */
function lines(edit: SheetEdit, maxRows: number): readonly (readonly [row: number, rows: number])[] {
  switch (edit.kind) {
    case 'insertRows':
      return [[edit.before, 1]];
    case 'deleteRows':
      return [[edit.row, edit.count]];
    case 'grow':
      return [[maxRows, 1]];
    default:
      return [];
  }
}

/** The first closed block that keeps one of these from being written. */
export function closedAmong(closed: readonly ClosedBlock[], touched: readonly Block[]): ClosedBlock | undefined {
  return closed.find((one) =>
    touched.some((block) => {
      const shared = intersection(one, block);
      return shared !== null && !one.open.some((open) => covers(open, shared));
    }),
  );
}

function intersection(one: Block, other: Block): Block | null {
  const row = Math.max(one.row, other.row);
  const column = Math.max(one.column, other.column);
  const rows = Math.min(one.row + one.rows, other.row + other.rows) - row;
  const columns = Math.min(one.column + one.columns, other.column + other.columns) - column;
  return rows > 0 && columns > 0 ? { sheetId: one.sheetId, row, column, rows, columns } : null;
}

function covers(outer: Block, inner: Block): boolean {
  const shared = intersection(outer, inner);
  return shared !== null && shared.rows === inner.rows && shared.columns === inner.columns;
}
