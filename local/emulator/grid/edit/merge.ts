import { noteShape } from '../compute/note-changes';
import { clearCells, type Writer } from './contents';
import { requireEditable } from '../state/protection';
import { intersection, type Rect } from '../base/rect';
import type { SheetState, SpreadsheetState } from '../state/state';

/** Merges a block; only its first cell keeps its content. */
export function mergeBlock(state: SpreadsheetState, sheet: SheetState, rect: Rect, writer: Writer): void {
  requireEditable(state, sheet, rect, writer);
  sheet.merges = [...sheet.merges.filter((one) => intersection(one, rect) === null), rect];
  const rest: Rect[] = [];
  if (rect.columns > 1) rest.push({ ...rect, column: rect.column + 1, columns: rect.columns - 1 });
  if (rect.rows > 1) rest.push({ ...rect, row: rect.row + 1, rows: rect.rows - 1 });
  for (const part of rest) clearCells(state, sheet, part, ['contents'], writer);
  noteShape(state, sheet);
}

/** Merges each row of the block, or each column. */
export function mergeLines(
  state: SpreadsheetState,
  sheet: SheetState,
  rect: Rect,
  lines: 'rows' | 'columns',
  writer: Writer,
): void {
  for (let index = 0; index < rect[lines]; index++) {
    const line =
      lines === 'rows'
        ? { ...rect, row: rect.row + index, rows: 1 }
        : { ...rect, column: rect.column + index, columns: 1 };
    mergeBlock(state, sheet, line, writer);
  }
}
