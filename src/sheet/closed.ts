/** Protections in the way of what is to be written. */
import type { Block, ClosedBlock } from '../ports/spreadsheet';

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
