import type { TypedValue } from '../cells/typed-value';
import type { SheetEdit } from '../ports/spreadsheet';

/** Records begin under the header. */
export const FIRST_ROW = 2;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * The record ids of an id column, from the first row under the header to the last row that holds an id; '' where a row
 * within the table has none. What stands further below (a total, a remark) is not the table's.
 */
export function tableIds(column: readonly (readonly TypedValue[])[]): readonly string[] {
  const ids = column.map(([value]) => (value !== null && value !== undefined && 'text' in value ? value.text : ''));
  let end = ids.length;
  while (end > 0 && !UUID.test(ids[end - 1] ?? '')) end -= 1;
  return ids.slice(0, end).map((id) => (UUID.test(id) ? id : ''));
}

export interface RowsBefore {
  readonly sheetId: number;
  /** Records of the table so far. */
  readonly rows: number;
  /** First row under the table that holds anything, or null. */
  readonly below: number | null;
  /** Rows of the grid. */
  readonly maxRows: number;
}

/**
 * Makes room for `rows` records. What the person wrote under the table moves down when the table grows and up when it
 * shrinks. Rows are inserted before the table's last one, so that formulas and charts over its rows grow with it.
 * Planned anew after an interruption, it asks for nothing more.
 */
export function planRows(before: RowsBefore, rows: number): readonly SheetEdit[] {
  const { sheetId, below, maxRows } = before;
  const oldEnd = FIRST_ROW - 1 + before.rows;
  const newEnd = FIRST_ROW - 1 + rows;
  if (rows < before.rows) {
    // A sheet keeps at least one row that is not frozen.
    const first = Math.max(newEnd, FIRST_ROW) + 1;
    return oldEnd >= first ? [{ kind: 'deleteRows', sheetId, row: first, count: oldEnd - first + 1 }] : [];
  }
  // Inside the table when there is one, all of them, so that references to all of its rows go on covering all.
  if (before.rows > 1) {
    const count = rows - before.rows;
    return count > 0 ? [{ kind: 'insertRows', sheetId, before: oldEnd, count }] : [];
  }
  if (below !== null) {
    const count = newEnd + 1 - below;
    return count > 0 ? [{ kind: 'insertRows', sheetId, before: Math.max(FIRST_ROW, oldEnd), count }] : [];
  }
  return newEnd > maxRows ? [{ kind: 'grow', sheetId, rows: newEnd, columns: 1 }] : [];
}
