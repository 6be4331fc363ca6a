import { requireInside } from '../state/bounds';
import { type CellContent, isFormula } from '../values/cell';
import { noteCells } from '../compute/note-changes';
import { readCellValues } from './computed';
import type { Writer } from './contents';
import { movedFormula } from '../formula/r1c1';
import { admitting } from './native-guard';
import { compareCells } from '../values/order';
import { requireEditable } from '../state/protection';
import type { Rect } from '../base/rect';
import { columnsIn, type SheetState, type SpreadsheetState } from '../state/state';
import { trackSlice, trackWrite } from '../base/track';

/** Column of the sheet, counted from 1. */
export interface SortKey {
  readonly column: number;
  readonly ascending: boolean;
}

/**
 * Sorts the rows of a block in place: contents, formats, notes and validations travel with their row, relative references are
 * adjusted as by a copy. Stable. Numbers before text before booleans; errors, then empty cells always last. Developer metadata
 * belongs to grid rows, so it stays where it is.
 */
export function sortBlock(
  state: SpreadsheetState,
  sheet: SheetState,
  rect: Rect,
  keys: readonly SortKey[],
  writer: Writer,
): void {
  requireInside(sheet, rect);
  for (const { column } of keys) requireInside(sheet, { row: 1, column, rows: 1, columns: 1 });
  requireEditable(state, sheet, rect, writer);
  const values = keys.map(({ column }) => readCellValues(state, sheet, { ...rect, column, columns: 1 }));
  const order = Array.from({ length: rect.rows }, (_, index) => index);
  order.sort((a, b) => {
    for (const [index, { ascending }] of keys.entries()) {
      const difference = compareCells(values[index]?.[a]?.[0] ?? null, values[index]?.[b]?.[0] ?? null, ascending);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
  const tables = admitting(state, sheet, rect, 'contents', writer);
  const sorted = columnsIn(sheet, rect).map((column) => {
    const contents = trackSlice(column.contents, rect.row, rect.rows);
    const adjusted = order.map((from, to) => movedBy(contents[from] ?? null, to - from));
    return { column, contents: tables.contents(column, rect.row, adjusted) };
  });
  for (const { column, contents } of sorted) {
    for (const track of [column.styles, column.notes, column.validations]) {
      const items = trackSlice<unknown>(track, rect.row, rect.rows);
      trackWrite<unknown>(
        track,
        rect.row,
        order.map((index) => items[index]),
      );
    }
    trackWrite(column.contents, rect.row, contents);
  }
  noteCells(state, sheet, rect);
}

function movedBy(content: CellContent, down: number): CellContent {
  return content !== null && isFormula(content) ? { formula: movedFormula(content.formula, down, 0) } : content;
}
