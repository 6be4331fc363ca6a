import type { Axis, AxisChange } from '../base/axis';
import { hideFilteredRows } from '../edit/apply-filter';
import { requireColumnRoom, requireInside, requireRoom } from '../state/bounds';
import { noteShape } from '../compute/note-changes';
import type { Writer } from '../edit/contents';
import { followAxisChange, type ShiftedPart } from './follow';
import type { Corner } from '../formula/references';
import { GridError } from '../base/grid-error';
import { settleInserted } from './native-table';
import { requireEditable } from '../state/protection';
import { intersection, lastColumnOf, lastRowOf, type Rect } from '../base/rect';
import { type Column, columnsIn, newColumn, type SheetState, type SpreadsheetState } from '../state/state';
import { type Track, trackDelete, trackInsert, trackSlice, trackWrite } from '../base/track';

/**
 * Empty cells come where the block is; what stood there goes down (`row`) or right (`column`) with everything behind it, other columns
 * (rows) stay. The new cells look like those that stood there (documented) and have no note or rule. Where contents or notes would fall
 * off, the grid grows; whether Google's does, nobody wrote down.
 */
export function insertCells(state: SpreadsheetState, sheet: SheetState, rect: Rect, axis: Axis, writer: Writer): void {
  const band = shiftedBand(state, sheet, rect, axis, writer);
  const [at, count] = axis === 'row' ? [rect.row, rect.rows] : [rect.column, rect.columns];
  makeRoom(state, sheet, band, axis, count);
  if (axis === 'row') {
    for (const column of columnsIn(sheet, band)) {
      const looks = trackSlice(column.styles, at, count);
      for (const track of tracksOf(column)) {
        trackInsert(track, at, count);
        trackDelete(track, sheet.rows + 1, count);
      }
      trackWrite(column.styles, at, looks);
    }
  } else {
    const blank = Array.from({ length: count }, newColumn);
    const blocks = sheet.columns.slice(at - 1).map((column) => blockOf(column, rect));
    const looks = blocks.slice(0, count).map(([, styles = []]) => styles);
    writeBlocks(sheet, rect, [...blank.map((column) => blockOf(column, rect)), ...blocks]);
    for (const [across, styles] of looks.entries()) {
      const column = sheet.columns[at - 1 + across];
      if (column) trackWrite<unknown>(column.styles, rect.row, styles);
    }
  }
  finish(state, sheet, rect, axis, { kind: 'insert', at, count });
}

/** The cells of the block go; those below (`row`) or right of it (`column`) come up in their place. The grid keeps its size. */
export function deleteCells(state: SpreadsheetState, sheet: SheetState, rect: Rect, axis: Axis, writer: Writer): void {
  const band = shiftedBand(state, sheet, rect, axis, writer);
  const [at, count] = axis === 'row' ? [rect.row, rect.rows] : [rect.column, rect.columns];
  if (axis === 'row') {
    for (const column of columnsIn(sheet, band)) for (const track of tracksOf(column)) trackDelete(track, at, count);
  } else {
    const blank = Array.from({ length: count }, newColumn);
    const kept = [...sheet.columns.slice(at - 1 + count), ...blank];
    writeBlocks(
      sheet,
      rect,
      kept.map((column) => blockOf(column, rect)),
    );
  }
  finish(state, sheet, rect, axis, { kind: 'delete', at, count });
}

/**
 * The cells that change their places or go: the block and everything behind it. Merged cells and native tables that stand in it with
 * only some of their columns (rows) would be torn, which is refused.
 */
function shiftedBand(state: SpreadsheetState, sheet: SheetState, rect: Rect, axis: Axis, writer: Writer): Rect {
  requireInside(sheet, rect);
  const band: Rect =
    axis === 'row'
      ? { ...rect, rows: sheet.rows - rect.row + 1 }
      : { ...rect, columns: sheet.columns.length - rect.column + 1 };
  requireEditable(state, sheet, band, writer);
  const { holds } = shiftedPart(rect, axis);
  const isTorn = (one: Rect): boolean => intersection(one, band) !== null && !holds(one);
  if (sheet.merges.some(isTorn)) throw new GridError('shiftThroughMerge');
  if (sheet.nativeTables.some((table) => isTorn(table.rect))) throw new GridError('shiftThroughTable');
  return band;
}

function makeRoom(state: SpreadsheetState, sheet: SheetState, band: Rect, axis: Axis, count: number): void {
  const columns = columnsIn(sheet, band);
  if (axis === 'row') {
    const last = Math.max(...columns.map(({ contents, notes }) => Math.max(contents.items.length, notes.items.length)));
    const missing = last < band.row ? 0 : Math.max(0, last + count - sheet.rows);
    requireRoom(state, missing * sheet.columns.length);
    sheet.rows += missing;
    return;
  }
  const isUsed = ({ contents, notes }: Column): boolean =>
    [contents, notes].some((track) => hasAny<unknown>(track, band.row, band.rows));
  const last = band.column + columns.map(isUsed).lastIndexOf(true);
  const missing = last < band.column ? 0 : Math.max(0, last + count - sheet.columns.length);
  requireColumnRoom(sheet, missing);
  requireRoom(state, missing * sheet.rows);
  sheet.columns.push(...Array.from({ length: missing }, newColumn));
}

function hasAny<T>(track: Track<T>, row: number, rows: number): boolean {
  return trackSlice(track, row, rows).some((item) => item !== track.blank);
}

function finish(state: SpreadsheetState, sheet: SheetState, rect: Rect, axis: Axis, change: AxisChange): void {
  const filters = filtersOn(sheet);
  followAxisChange(state, sheet, axis, change, shiftedPart(rect, axis));
  if (change.kind === 'insert') settleInserted(state, sheet, axis, change.at, change.count);
  if (filtersOn(sheet) < filters) hideFilteredRows(state, sheet);
  noteShape(state, sheet);
}

function filtersOn(sheet: SheetState): number {
  return sheet.nativeTables.length + (sheet.filter === null ? 0 : 1);
}

function shiftedPart(rect: Rect, axis: Axis): ShiftedPart {
  const [first, last] = axis === 'row' ? [rect.column, lastColumnOf(rect)] : [rect.row, lastRowOf(rect)];
  const across = axis === 'row' ? 'column' : 'row';
  const isIn = (corner: Corner): boolean => {
    const position = corner[across];
    return position !== null && position >= first && position <= last;
  };
  return {
    holds: (one) =>
      axis === 'row' ? one.column >= first && lastColumnOf(one) <= last : one.row >= first && lastRowOf(one) <= last,
    holdsReference: ({ start, end }) => isIn(start) && (end === null || isIn(end)),
  };
}

function tracksOf({ contents, styles, notes, validations }: Column): readonly Track<unknown>[] {
  return [contents, styles, notes, validations];
}

/** What stands in the block's rows of one column: contents, styles, notes, validations. */
function blockOf(column: Column, { row, rows }: Rect): readonly (readonly unknown[])[] {
  return tracksOf(column).map((track) => trackSlice(track, row, rows));
}

/** Writes the blocks into the columns from the block's first on; those that come after the last column are dropped. */
function writeBlocks(sheet: SheetState, rect: Rect, blocks: readonly (readonly (readonly unknown[])[])[]): void {
  for (const [index, column] of sheet.columns.slice(rect.column - 1).entries()) {
    for (const [which, track] of tracksOf(column).entries()) trackWrite(track, rect.row, blocks[index]?.[which] ?? []);
  }
}
