import { requireInside } from '../state/bounds';
import { noteShape } from '../compute/note-changes';
import { type SheetState, type SpreadsheetState, wholeSheet } from '../state/state';
import { trackFill } from '../base/track';

/** Widths and heights are in pixels. */
export function resizeColumns(
  state: SpreadsheetState,
  sheet: SheetState,
  start: number,
  count: number,
  width: number,
): void {
  requireColumns(sheet, start, count);
  for (const column of sheet.columns.slice(start - 1, start - 1 + count)) column.width = width;
  noteShape(state, sheet);
}

export function setRowsHidden(
  state: SpreadsheetState,
  sheet: SheetState,
  start: number,
  count: number,
  hidden: boolean,
): void {
  requireRows(sheet, start, count);
  trackFill(sheet.rowsHiddenByUser, start, count, hidden);
  noteShape(state, sheet);
}

export function setColumnsHidden(
  state: SpreadsheetState,
  sheet: SheetState,
  start: number,
  count: number,
  hidden: boolean,
): void {
  requireColumns(sheet, start, count);
  for (const column of sheet.columns.slice(start - 1, start - 1 + count)) column.hidden = hidden;
  noteShape(state, sheet);
}

function requireColumns(sheet: SheetState, start: number, count: number): void {
  requireInside(sheet, { ...wholeSheet(sheet), column: start, columns: count });
}

function requireRows(sheet: SheetState, start: number, count: number): void {
  requireInside(sheet, { ...wholeSheet(sheet), row: start, rows: count });
}
