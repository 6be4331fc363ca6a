import { clearCells, contentExtent, type Writer } from './contents';
import { pointsAt, rewriteFormulas } from './follow';
import { isWithin, moveBlock } from './move';
import { lastColumnOf, lastRowOf, type Rect, rectFromCorners } from './rect';
import type { SheetState, SpreadsheetState } from './state';
import { insertColumns, insertRows } from './structure';

/*
 * Formulas follow as they follow cells that are cut and pasted: a reference to a range of which only a part moves stays as it is, while
 * Google's grow and shrink.
 */

/** The cells that a shift moves: those of the same columns below the first cell, or of the same rows right of it. */
function beyond(sheet: SheetState, rect: Rect, by: 'rows' | 'columns', skipped: number): Rect | null {
  const rest =
    by === 'rows'
      ? rectFromCorners(rect.row + skipped, rect.column, sheet.rows, lastColumnOf(rect))
      : rectFromCorners(rect.row, rect.column + skipped, lastRowOf(rect), sheet.columns.length);
  return rest.rows < 1 || rest.columns < 1 ? null : rest;
}

/** Empty cells come in place of the block, and what was there goes down or right; the grid grows where content would leave it. */
export function insertCells(
  state: SpreadsheetState,
  sheet: SheetState,
  rect: Rect,
  by: 'rows' | 'columns',
  writer: Writer,
): void {
  const extent = contentExtent(sheet);
  const [used, size] = by === 'rows' ? [extent.row, sheet.rows] : [extent.column, sheet.columns.length];
  const missing = used + rect[by] - size;
  if (missing > 0 && by === 'rows') insertRows(state, sheet, size + 1, missing, 'before', writer);
  if (missing > 0 && by === 'columns') insertColumns(state, sheet, size + 1, missing, 'before', writer);
  const rest = beyond(sheet, rect, by, 0);
  if (!rest || rest[by] <= rect[by]) return;
  const target =
    by === 'rows' ? { ...rect, row: rect.row + rect.rows } : { ...rect, column: rect.column + rect.columns };
  const moved = { ...rest, [by]: rest[by] - rect[by] };
  moveBlock(state, { sheetId: sheet.id, rect: moved }, { sheetId: sheet.id, rect: target }, writer);
}

/** What is below or right of the block takes its place; references into the block are lost. */
export function deleteCells(
  state: SpreadsheetState,
  sheet: SheetState,
  rect: Rect,
  by: 'rows' | 'columns',
  writer: Writer,
): void {
  clearCells(state, sheet, rect, ['contents', 'styles', 'notes', 'validations'], writer);
  rewriteFormulas(state, (reference, home) =>
    pointsAt(reference, home, sheet) && isWithin(reference, rect) ? null : reference,
  );
  const rest = beyond(sheet, rect, by, rect[by]);
  if (rest) moveBlock(state, { sheetId: sheet.id, rect: rest }, { sheetId: sheet.id, rect }, writer);
}
