/** Every write notes what it touched. */
import type { Rect } from '../base/rect';
import type { SheetState, SpreadsheetState } from '../state/state';
import { logCells } from './log-cells';

export function noteCells(state: SpreadsheetState, sheet: SheetState, rect: Rect): void {
  logCells(sheet.changes, rect, advance(state));
  notify(state);
}

export function noteShape(state: SpreadsheetState, sheet: SheetState): void {
  sheet.changes = { entries: [], reshaped: advance(state) };
  notify(state);
}

export function noteSheetList(state: SpreadsheetState): void {
  state.sheetListVersion = advance(state);
  notify(state);
}

function advance(state: SpreadsheetState): number {
  state.version += 1;
  return state.version;
}

function notify(state: SpreadsheetState): void {
  for (const listener of state.memo.listeners) listener();
}
