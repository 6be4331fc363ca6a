import { requireInside, requireShape } from '../state/bounds';
import { noteCells } from '../compute/note-changes';
import { rowsFirst, type Writer } from './contents';
import { requireRulesOpen } from './native-guard';
import { requireEditable } from '../state/protection';
import type { Rect } from '../base/rect';
import { columnsIn, type SheetState, type SpreadsheetState } from '../state/state';
import { trackFill, trackSlice, trackWrite } from '../base/track';
import { validationNumber, validationRule } from '../state/validation';
import type { ValidationRule } from '../base/parts';

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
