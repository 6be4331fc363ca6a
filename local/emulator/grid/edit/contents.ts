import { requireInside, requireShape } from '../state/bounds';
import type { CellContent } from '../values/cell';
import { noteCells } from '../compute/note-changes';
import { enteredValue } from '../values/input';
import { type Entered, type InputContext } from '../values/entered';
import { admitting, requireRulesOpen } from './native-guard';
import { requireEditable } from '../state/protection';
import type { Rect } from '../base/rect';
import { columnsIn, type SheetState, type SpreadsheetState } from '../state/state';
import { explicitFormat } from '../values/number-format';
import { patchedStyle, styleOf } from '../state/style';
import { trackFill, trackGet, trackSet, trackSlice, trackWrite } from '../base/track';
import { requireValid, validationRule } from '../state/validation';

/** Who writes: protections are checked for a user, not for null (the emulator's own copying). */
export type Writer = string | null;

/** Stored contents of a block, rows first. */
export function readContents(sheet: SheetState, rect: Rect): CellContent[][] {
  const columns = columnsIn(sheet, rect).map((column) => trackSlice(column.contents, rect.row, rect.rows));
  return rowsFirst(columns, rect.rows);
}

/**
 * Writes values as `setValues` does: every one is read as if typed (see `input.ts`). Rows hidden by a filter or by hand are
 * written like any other. All values are checked before the first cell changes.
 */
export function enterValues(
  state: SpreadsheetState,
  sheet: SheetState,
  rect: Rect,
  values: readonly (readonly unknown[])[],
  writer: Writer,
  now: number,
): void {
  requireInside(sheet, rect);
  requireShape(rect, values);
  requireEditable(state, sheet, rect, writer);
  const tables = admitting(state, sheet, rect, 'contents', writer);
  const { locale, timeZone, variants } = state;
  const { formulaTextInTextCell } = variants;
  const context: InputContext = { locale, timeZone, now, formulaTextInTextCell };
  // A column of labels holds few texts many times: each is kept once.
  const texts = new Map<string, string>();
  const once = (content: CellContent): CellContent => {
    if (typeof content !== 'string') return content;
    const known = texts.get(content);
    if (known === undefined) texts.set(content, content);
    return known ?? content;
  };
  const columns = columnsIn(sheet, rect).map((column, across) => {
    const contents: CellContent[] = [];
    const formats = new Map<number, string>();
    for (let down = 0; down < rect.rows; down++) {
      const row = rect.row + down;
      const { numberFormat } = styleOf(state, trackGet(column.styles, row));
      const entered: Entered = enteredValue(values[down]?.[across], numberFormat, context);
      contents.push(once(entered.content));
      if (entered.numberFormat !== null && explicitFormat(numberFormat) === null)
        formats.set(row, entered.numberFormat);
      const rule = validationRule(state, trackGet(column.validations, row));
      requireValid(rule, entered.content, { row, column: rect.column + across, rows: 1, columns: 1 });
    }
    return { column, contents: tables.contents(column, rect.row, contents), formats };
  });
  for (const { column, contents, formats } of columns) {
    trackWrite(column.contents, rect.row, contents);
    for (const [row, numberFormat] of formats) {
      trackSet(column.styles, row, patchedStyle(state, trackGet(column.styles, row), { numberFormat }));
    }
  }
  noteCells(state, sheet, rect);
}

/** Writes contents as they are; formulas must already read as seen from their new cells. */
export function writeContents(
  state: SpreadsheetState,
  sheet: SheetState,
  rect: Rect,
  contents: readonly (readonly CellContent[])[],
  writer: Writer,
): void {
  requireInside(sheet, rect);
  requireShape(rect, contents);
  requireEditable(state, sheet, rect, writer);
  const tables = admitting(state, sheet, rect, 'contents', writer);
  columnsIn(sheet, rect).forEach((column, across) => {
    const given = contents.map((row) => row[across] ?? null);
    trackWrite(column.contents, rect.row, tables.contents(column, rect.row, given));
  });
  noteCells(state, sheet, rect);
}

export type Clearable = 'contents' | 'styles' | 'notes' | 'validations';

export function clearCells(
  state: SpreadsheetState,
  sheet: SheetState,
  rect: Rect,
  what: readonly Clearable[],
  writer: Writer,
): void {
  requireInside(sheet, rect);
  requireEditable(state, sheet, rect, writer);
  if (sheet.nativeTables.length > 0) return clearInTables(state, sheet, rect, what, writer);
  for (const column of columnsIn(sheet, rect)) {
    if (what.includes('contents')) trackFill(column.contents, rect.row, rect.rows, null);
    if (what.includes('styles')) trackFill(column.styles, rect.row, rect.rows, 0);
    if (what.includes('notes')) trackFill(column.notes, rect.row, rect.rows, '');
    if (what.includes('validations')) trackFill(column.validations, rect.row, rect.rows, 0);
  }
  noteCells(state, sheet, rect);
}

/** The same where native tables have a say in what becomes of their cells. */
function clearInTables(
  state: SpreadsheetState,
  sheet: SheetState,
  rect: Rect,
  what: readonly Clearable[],
  writer: Writer,
): void {
  const { row, rows } = rect;
  const blank = <T>(item: T): T[] => Array.from({ length: rows }, () => item);
  const tables = {
    contents: what.includes('contents') ? admitting(state, sheet, rect, 'contents', writer) : null,
    styles: what.includes('styles') ? admitting(state, sheet, rect, 'styles', writer) : null,
    validations: what.includes('validations') ? admitting(state, sheet, rect, 'validations', writer) : null,
  };
  if (what.length === 1 && tables.validations) requireRulesOpen(sheet, rect);
  for (const column of columnsIn(sheet, rect)) {
    if (tables.contents)
      trackWrite(column.contents, row, tables.contents.contents(column, row, blank<CellContent>(null)));
    if (tables.styles) trackWrite(column.styles, row, tables.styles.styles(column, row, blank(0)));
    if (what.includes('notes')) trackFill(column.notes, row, rows, '');
    if (tables.validations) {
      trackWrite(column.validations, row, tables.validations.validations(column, row, blank(0)));
    }
  }
  noteCells(state, sheet, rect);
}

/** Last row and column with content; 0, 0 for an empty sheet. */
export function contentExtent(sheet: SheetState): { readonly row: number; readonly column: number } {
  let row = 0;
  let column = 0;
  sheet.columns.forEach(({ contents }, index) => {
    if (contents.items.length === 0) return;
    row = Math.max(row, contents.items.length);
    column = index + 1;
  });
  return { row, column };
}

/** Cells up to the last one with content; 0 where there is no sheet. */
export function usedCells(sheet: SheetState | undefined): number {
  if (!sheet) return 0;
  const { row, column } = contentExtent(sheet);
  return row * column;
}

/** Turns columns of equal length into rows. */
export function rowsFirst<T>(columns: readonly (readonly T[])[], rows: number): T[][] {
  const result: T[][] = [];
  for (let down = 0; down < rows; down++) {
    const row: T[] = [];
    for (const column of columns) {
      const item = column[down];
      if (item !== undefined) row.push(item);
    }
    result.push(row);
  }
  return result;
}
