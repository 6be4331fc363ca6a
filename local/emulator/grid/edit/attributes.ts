import { requireInside, requireShape } from '../state/bounds';
import { noteCells } from '../compute/changes';
import { rowsFirst, type Writer } from './contents';
import { requireFormatsOpen, requireRulesOpen } from './native-guard';
import { requireEditable } from '../state/protection';
import type { Rect } from '../base/rect';
import { columnsIn, type SheetState, type SpreadsheetState } from '../state/state';
import { patchedStyle, styleOf } from '../state/style';
import { type CellStyle, type StylePatch } from '../values/cell-style';
import { trackFill, trackSlice, trackWrite } from '../base/track';
import { validationNumber, validationRule } from '../state/validation';
import { type ValidationRule } from '../base/parts';

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

export function readNotes(sheet: SheetState, rect: Rect): string[][] {
  const columns = columnsIn(sheet, rect).map((column) => trackSlice(column.notes, rect.row, rect.rows));
  return rowsFirst(columns, rect.rows);
}

/** Null or "" removes a note. */
export function writeNotes(
  state: SpreadsheetState,
  sheet: SheetState,
  rect: Rect,
  notes: readonly (readonly (string | null)[])[],
  writer: Writer,
): void {
  requireInside(sheet, rect);
  requireShape(rect, notes);
  requireEditable(state, sheet, rect, writer);
  columnsIn(sheet, rect).forEach((column, across) => {
    trackWrite(
      column.notes,
      rect.row,
      notes.map((row) => row[across] ?? ''),
    );
  });
  noteCells(state, sheet, rect);
}

export function readValidations(state: SpreadsheetState, sheet: SheetState, rect: Rect): (ValidationRule | null)[][] {
  const columns = columnsIn(sheet, rect).map((column) =>
    trackSlice(column.validations, rect.row, rect.rows).map((number) => validationRule(state, number)),
  );
  return rowsFirst(columns, rect.rows);
}

export function writeValidations(
  state: SpreadsheetState,
  sheet: SheetState,
  rect: Rect,
  rules: readonly (readonly (ValidationRule | null)[])[],
  writer: Writer,
): void {
  requireInside(sheet, rect);
  requireShape(rect, rules);
  requireEditable(state, sheet, rect, writer);
  requireRulesOpen(sheet, rect);
  columnsIn(sheet, rect).forEach((column, across) => {
    trackWrite(
      column.validations,
      rect.row,
      rules.map((row) => validationNumber(state, row[across] ?? null)),
    );
  });
  noteCells(state, sheet, rect);
}

/** One rule, or none, for the whole block. */
export function fillValidation(
  state: SpreadsheetState,
  sheet: SheetState,
  rect: Rect,
  rule: ValidationRule | null,
  writer: Writer,
): void {
  requireInside(sheet, rect);
  requireEditable(state, sheet, rect, writer);
  requireRulesOpen(sheet, rect);
  const number = validationNumber(state, rule);
  for (const column of columnsIn(sheet, rect)) trackFill(column.validations, rect.row, rect.rows, number);
  noteCells(state, sheet, rect);
}
