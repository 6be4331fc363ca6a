import { requireInside, requireShape } from '../state/bounds';
import { noteCells } from '../compute/note-changes';
import { rowsFirst, type Writer } from './contents';
import { requireEditable } from '../state/protection';
import type { Rect } from '../base/rect';
import { columnsIn, type SheetState, type SpreadsheetState } from '../state/state';
import { trackSlice, trackWrite } from '../base/track';

export function readNotes(sheet: SheetState, rect: Rect): string[][] {
  const columns = columnsIn(sheet, rect).map((column) => trackSlice(column.notes, rect.row, rect.rows));
  return rowsFirst(columns, rect.rows);
}

/** Null or "" removes a note. */
export function writeNotes(
  state: SpreadsheetState,
  sheet: SheetState,
  rect: Rect,
  notes: readonly (readonly (string | null)[])[],
  writer: Writer,
): void {
  requireInside(sheet, rect);
  requireShape(rect, notes);
  requireEditable(state, sheet, rect, writer);
  columnsIn(sheet, rect).forEach((column, across) => {
    trackWrite(
      column.notes,
      rect.row,
      notes.map((row) => row[across] ?? ''),
    );
  });
  noteCells(state, sheet, rect);
}
