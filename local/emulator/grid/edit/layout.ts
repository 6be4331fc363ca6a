import { readDisplay } from './computed';
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

/** Widths that fit what the cells show, by a rough width of a letter: the emulator has no fonts. */
export function fitColumns(state: SpreadsheetState, sheet: SheetState, start: number, count: number): void {
  requireColumns(sheet, start, count);
  for (let position = start; position < start + count; position++) {
    const column = sheet.columns[position - 1];
    const rows = column?.contents.items.length ?? 0;
    if (!column || rows === 0) continue;
    const shown = readDisplay(state, sheet, { row: 1, column: position, rows, columns: 1 });
    const longest = shown.reduce((most, [text = '']) => Math.max(most, Math.min(text.length, MAX_LETTERS)), 1);
    column.width = longest * LETTER_WIDTH + PADDING;
  }
  noteShape(state, sheet);
}

const LETTER_WIDTH = 7;
const PADDING = 14;
const MAX_LETTERS = 250;

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
