import { hideFilteredRows } from '../edit/apply-filter';
import type { Axis, AxisChange } from '../base/axis';
import { requireColumnRoom, requireRoom } from '../state/bounds';
import { noteShape } from '../compute/note-changes';
import type { Writer } from '../edit/contents';
import { followAxisChange } from './follow';
import { GridError } from '../base/grid-error';
import { settleInserted } from './native-table';
import { requireEditable } from '../state/protection';
import type { Rect } from '../base/rect';
import { type Column, newColumn, type SheetState, type SpreadsheetState, wholeSheet } from '../state/state';
import { cloneTrack, trackDelete, trackGet, trackInsert, trackMove } from '../base/track';

/** Takes formats and validation of its neighbour; null: none. For rows, variants may say that it is always the same one. */
export type Inherit = 'before' | 'after' | null;

/** Inserts `count` rows; they become rows at … at + count − 1. `at` is 1 to rows + 1. */
export function insertRows(
  state: SpreadsheetState,
  sheet: SheetState,
  at: number,
  count: number,
  inherit: Inherit,
  writer: Writer,
): void {
  requirePosition(at, 1, sheet.rows + 1, 'rowsOutOfBounds');
  requireCount(count, 'rowsAtLeastOne');
  requireRoom(state, count * sheet.columns.length);
  requireEditable(state, sheet, crossing(sheet, 'row', at), writer);
  const model = neighbour(inheritedRow(state, inherit), at, sheet.rows);
  for (const column of sheet.columns) {
    trackInsert(column.contents, at, count);
    trackInsert(column.notes, at, count);
    trackInsert(column.styles, at, count, model === null ? 0 : trackGet(column.styles, model));
    trackInsert(column.validations, at, count, model === null ? 0 : trackGet(column.validations, model));
  }
  for (const track of [sheet.rowsHiddenByUser, sheet.rowsHiddenByFilter]) trackInsert(track, at, count);
  trackInsert(sheet.rowHeights, at, count);
  sheet.rows += count;
  if (at <= sheet.frozenRows) sheet.frozenRows += count;
  finish(state, sheet, 'row', { kind: 'insert', at, count });
}

export function deleteRows(
  state: SpreadsheetState,
  sheet: SheetState,
  at: number,
  count: number,
  writer: Writer,
): void {
  requireCount(count, 'rowsAtLeastOne');
  requirePosition(at, 1, sheet.rows, 'rowsOutOfBounds');
  requirePosition(at + count - 1, 1, sheet.rows, 'rowsOutOfBounds');
  const frozenGone = overlapWithFirst(sheet.frozenRows, at, count);
  if (sheet.rows - sheet.frozenRows - (count - frozenGone) < 1) throw new GridError('cannotDeleteAllRows');
  requireEditable(state, sheet, { ...wholeSheet(sheet), row: at, rows: count }, writer);
  for (const column of sheet.columns) {
    for (const track of [column.contents, column.styles, column.notes, column.validations])
      trackDelete(track, at, count);
  }
  for (const track of [sheet.rowsHiddenByUser, sheet.rowsHiddenByFilter]) trackDelete(track, at, count);
  trackDelete(sheet.rowHeights, at, count);
  sheet.rows -= count;
  sheet.frozenRows -= frozenGone;
  finish(state, sheet, 'row', { kind: 'delete', at, count });
}

/** Moves rows so that they stand before the row that is at `to` now (1 to rows + 1). */
export function moveRows(
  state: SpreadsheetState,
  sheet: SheetState,
  from: number,
  count: number,
  to: number,
  writer: Writer,
): void {
  if (!requireMove(from, count, to, sheet.rows, 'rowsOutOfBounds')) return;
  requireEditable(state, sheet, { ...wholeSheet(sheet), row: from, rows: count }, writer);
  for (const column of sheet.columns) {
    for (const track of [column.contents, column.styles, column.notes, column.validations]) {
      trackMove<unknown>(track, from, count, to);
    }
  }
  for (const track of [sheet.rowsHiddenByUser, sheet.rowsHiddenByFilter]) trackMove(track, from, count, to);
  trackMove(sheet.rowHeights, from, count, to);
  finish(state, sheet, 'row', { kind: 'move', from, count, to });
}

export function insertColumns(
  state: SpreadsheetState,
  sheet: SheetState,
  at: number,
  count: number,
  inherit: Inherit,
  writer: Writer,
): void {
  requirePosition(at, 1, sheet.columns.length + 1, 'columnsOutOfBounds');
  requireCount(count, 'columnsAtLeastOne');
  requireColumnRoom(sheet, count);
  requireRoom(state, count * sheet.rows);
  requireEditable(state, sheet, crossing(sheet, 'column', at), writer);
  const model = neighbour(inherit, at, sheet.columns.length);
  const like = model === null ? undefined : sheet.columns[model - 1];
  const added = Array.from({ length: count }, (): Column => {
    if (!like) return newColumn();
    return {
      ...newColumn(),
      styles: cloneTrack(like.styles),
      validations: cloneTrack(like.validations),
      width: like.width,
    };
  });
  sheet.columns.splice(at - 1, 0, ...added);
  if (at <= sheet.frozenColumns) sheet.frozenColumns += count;
  finish(state, sheet, 'column', { kind: 'insert', at, count });
}

export function deleteColumns(
  state: SpreadsheetState,
  sheet: SheetState,
  at: number,
  count: number,
  writer: Writer,
): void {
  requireCount(count, 'columnsAtLeastOne');
  requirePosition(at, 1, sheet.columns.length, 'columnsOutOfBounds');
  requirePosition(at + count - 1, 1, sheet.columns.length, 'columnsOutOfBounds');
  const frozenGone = overlapWithFirst(sheet.frozenColumns, at, count);
  if (sheet.columns.length - sheet.frozenColumns - (count - frozenGone) < 1) {
    throw new GridError('cannotDeleteAllColumns');
  }
  requireEditable(state, sheet, { ...wholeSheet(sheet), column: at, columns: count }, writer);
  sheet.columns.splice(at - 1, count);
  sheet.frozenColumns -= frozenGone;
  finish(state, sheet, 'column', { kind: 'delete', at, count });
}

/** Moves columns so that they stand before the column that is at `to` now (1 to columns + 1). */
export function moveColumns(
  state: SpreadsheetState,
  sheet: SheetState,
  from: number,
  count: number,
  to: number,
  writer: Writer,
): void {
  if (!requireMove(from, count, to, sheet.columns.length, 'columnsOutOfBounds')) return;
  requireEditable(state, sheet, { ...wholeSheet(sheet), column: from, columns: count }, writer);
  const moved = sheet.columns.splice(from - 1, count);
  sheet.columns.splice((to > from ? to - count : to) - 1, 0, ...moved);
  finish(state, sheet, 'column', { kind: 'move', from, count, to });
}

function finish(state: SpreadsheetState, sheet: SheetState, axis: Axis, change: AxisChange): void {
  const filters = filtersOn(sheet);
  followAxisChange(state, sheet, axis, change);
  if (change.kind === 'insert') settleInserted(state, sheet, axis, change.at, change.count);
  if (filtersOn(sheet) < filters) hideFilteredRows(state, sheet);
  noteShape(state, sheet);
}

function filtersOn(sheet: SheetState): number {
  return sheet.nativeTables.length + (sheet.filter === null ? 0 : 1);
}

function inheritedRow({ variants }: SpreadsheetState, named: Inherit): Inherit {
  if (named === null || variants.insertedRowsTakeFrom === 'namedRow') return named;
  return variants.insertedRowsTakeFrom === 'above' ? 'before' : 'after';
}

function neighbour(inherit: Inherit, at: number, size: number): number | null {
  if (inherit === 'before') return at > 1 ? at - 1 : null;
  return inherit === 'after' && at <= size ? at : null;
}

/** The lines on both sides of an insertion: a protection that covers both would grow with it. */
function crossing(sheet: SheetState, axis: Axis, at: number): Rect {
  const whole = wholeSheet(sheet);
  const size = axis === 'row' ? whole.rows : whole.columns;
  const line = Math.min(at, size);
  return axis === 'row' ? { ...whole, row: line, rows: 1 } : { ...whole, column: line, columns: 1 };
}

function overlapWithFirst(first: number, at: number, count: number): number {
  return Math.max(0, Math.min(first, at + count - 1) - at + 1);
}

function requirePosition(
  position: number,
  min: number,
  max: number,
  key: 'rowsOutOfBounds' | 'columnsOutOfBounds',
): void {
  if (!Number.isInteger(position) || position < min || position > max) throw new GridError(key);
}

function requireCount(count: number, key: 'rowsAtLeastOne' | 'columnsAtLeastOne'): void {
  if (!Number.isInteger(count) || count < 1) throw new GridError(key);
}

/** False if the move changes nothing. */
function requireMove(
  from: number,
  count: number,
  to: number,
  size: number,
  key: 'rowsOutOfBounds' | 'columnsOutOfBounds',
): boolean {
  requirePosition(from, 1, size, key);
  requirePosition(from + count - 1, from, size, key);
  requirePosition(to, 1, size + 1, key);
  return to < from || to > from + count;
}
