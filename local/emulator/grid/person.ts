import { writeNotes } from './edit/notes';
import { requireSheet } from './state/bounds';
import { valueExtent } from './edit/computed';
import { enterValues } from './edit/contents';
import { deleteSheet, renameSheet } from './structure/sheets';
import { sortBlock } from './edit/sort';
import { wholeSheet, type SpreadsheetState } from './state/state';
import * as structure from './structure/structure';

/**
 * What a person does by hand, for tests and demonstrations. None of it is a service call, and protections are not asked: the
 * page that wants them passes a user to the functions these are made of.
 */

/** As if typed into the cell and entered. `now` (milliseconds) is for dates without a year. */
export function typeInto(
  state: SpreadsheetState,
  sheetId: number,
  row: number,
  column: number,
  text: string,
  now = 0,
): void {
  const rect = { row, column, rows: 1, columns: 1 };
  enterValues(state, requireSheet(state, sheetId), rect, [[text]], null, now);
}

export function personSetNote(
  state: SpreadsheetState,
  sheetId: number,
  row: number,
  column: number,
  note: string,
): void {
  writeNotes(state, requireSheet(state, sheetId), { row, column, rows: 1, columns: 1 }, [[note]], null);
}

/** New rows stand before the row `at` and look like the one above it. */
export function personInsertRows(state: SpreadsheetState, sheetId: number, at: number, count = 1): void {
  structure.insertRows(state, requireSheet(state, sheetId), at, count, 'before', null);
}

export function personInsertColumns(state: SpreadsheetState, sheetId: number, at: number, count = 1): void {
  structure.insertColumns(state, requireSheet(state, sheetId), at, count, 'before', null);
}

export function personDeleteRows(state: SpreadsheetState, sheetId: number, at: number, count = 1): void {
  structure.deleteRows(state, requireSheet(state, sheetId), at, count, null);
}

export function personDeleteColumns(state: SpreadsheetState, sheetId: number, at: number, count = 1): void {
  structure.deleteColumns(state, requireSheet(state, sheetId), at, count, null);
}

/** Drags the column `from` to stand before the column that is at `to` now. */
export function personMoveColumn(state: SpreadsheetState, sheetId: number, from: number, to: number): void {
  structure.moveColumns(state, requireSheet(state, sheetId), from, 1, to, null);
}

/** "Sort sheet": every row with content below the frozen ones. */
export function personSort(state: SpreadsheetState, sheetId: number, column: number, ascending = true): void {
  const sheet = requireSheet(state, sheetId);
  const rows = valueExtent(state, sheet).row - sheet.frozenRows;
  if (rows < 1) return;
  sortBlock(state, sheet, { ...wholeSheet(sheet), row: sheet.frozenRows + 1, rows }, [{ column, ascending }], null);
}

export function personRenameSheet(state: SpreadsheetState, sheetId: number, name: string): void {
  renameSheet(state, sheetId, name, null);
}

export function personDeleteSheet(state: SpreadsheetState, sheetId: number): void {
  deleteSheet(state, sheetId, null);
}
