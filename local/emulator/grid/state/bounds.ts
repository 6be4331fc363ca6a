import { GridError } from '../base/grid-error';
import { MAX_CELLS, MAX_COLUMNS } from '../base/limits';
import { lastColumnOf, lastRowOf, type Rect } from '../base/rect';
import { findSheet, type SheetState, type SpreadsheetState } from './state';

export function requireSheet(state: SpreadsheetState, sheetId: number): SheetState {
  const sheet = findSheet(state, sheetId);
  if (!sheet) throw new GridError('sheetGone', sheetId);
  return sheet;
}

/** Throws what `getRange` throws for a block that is not on the grid. */
export function requireInside(sheet: SheetState, rect: Rect): void {
  if (rect.row < 1) throw new GridError('startingRowTooSmall');
  if (rect.column < 1) throw new GridError('startingColumnTooSmall');
  if (rect.rows < 1) throw new GridError('rowsAtLeastOne');
  if (rect.columns < 1) throw new GridError('columnsAtLeastOne');
  if (lastRowOf(rect) > sheet.rows || lastColumnOf(rect) > sheet.columns.length) {
    throw new GridError('outsideDimensions');
  }
}

/** Throws if the data has another shape than the block it is meant for. */
export function requireShape(rect: Rect, data: readonly (readonly unknown[])[]): void {
  if (data.length !== rect.rows) throw new GridError('rowsMismatch', data.length, rect.rows);
  for (const row of data) {
    if (row.length !== rect.columns) throw new GridError('columnsMismatch', row.length, rect.columns);
  }
}

/** Throws if `added` more cells would not fit; grid cells count whether empty or not. */
export function requireRoom(state: SpreadsheetState, added: number): void {
  const used = state.sheets.reduce((sum, sheet) => sum + sheet.rows * sheet.columns.length, 0);
  if (used + added > MAX_CELLS) throw new GridError('tooManyCells', MAX_CELLS);
}

export function requireColumnRoom(sheet: SheetState, added: number): void {
  if (sheet.columns.length + added > MAX_COLUMNS) throw new GridError('tooManyColumns', MAX_COLUMNS);
}
