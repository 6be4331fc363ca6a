import { requireInside } from '../state/bounds';
import { noteCells } from '../compute/note-changes';
import { rowsFirst, type Writer } from './contents';
import { requireFormatsOpen } from './native-guard';
import { requireEditable } from '../state/protection';
import type { Rect } from '../base/rect';
import { columnsIn, type SheetState, type SpreadsheetState } from '../state/state';
import { patchedStyle, styleOf } from '../state/style';
import { type CellStyle, type StylePatch } from '../values/cell-style';
import { trackSlice, trackWrite } from '../base/track';

export function readStyles(state: SpreadsheetState, sheet: SheetState, rect: Rect): CellStyle[][] {
  const columns = columnsIn(sheet, rect).map((column) =>
    trackSlice(column.styles, rect.row, rect.rows).map((number) => styleOf(state, number)),
  );
  return rowsFirst(columns, rect.rows);
}

/** Changes properties of the style of every cell of the block; `patchAt` gives the change per cell, counted from 0. */
export function patchStyles(
  state: SpreadsheetState,
  sheet: SheetState,
  rect: Rect,
  patchAt: StylePatch | ((down: number, across: number) => StylePatch),
  writer: Writer,
): void {
  requireInside(sheet, rect);
  requireEditable(state, sheet, rect, writer);
  requireFormatsOpen(
    sheet,
    rect,
    (down, across) => 'numberFormat' in (typeof patchAt === 'function' ? patchAt(down, across) : patchAt),
  );
  columnsIn(sheet, rect).forEach((column, across) => {
    const known = new Map<number, number>();
    const patched = (number: number, down: number): number => {
      if (typeof patchAt === 'function') return patchedStyle(state, number, patchAt(down, across));
      let result = known.get(number);
      if (result === undefined) {
        result = patchedStyle(state, number, patchAt);
        known.set(number, result);
      }
      return result;
    };
    trackWrite(column.styles, rect.row, trackSlice(column.styles, rect.row, rect.rows).map(patched));
  });
  noteCells(state, sheet, rect);
}
