import { type CellContent, type CellValue, isImage } from '../values/cell';
import { spillsOf, valueColumns } from '../compute/compute';
import { contentExtent, rowsFirst } from './contents';
import { displayText } from '../values/number-format';
import type { Rect } from '../base/rect';
import type { SheetState, SpreadsheetState } from '../state/state';
import { styleOf } from '../state/style';
import { trackGet } from '../base/track';

/** What a cell shows as a value: formulas computed, rich text as its text. */
export function cellValue(state: SpreadsheetState, sheet: SheetState, row: number, column: number): CellValue {
  return valueColumns(state, sheet, { row, column, rows: 1, columns: 1 })[0]?.[0] ?? null;
}

/** What a paste of values takes from a cell: its value, which of an image is the image. */
export function pastedValue(state: SpreadsheetState, sheet: SheetState, row: number, column: number): CellContent {
  const track = sheet.columns[column - 1]?.contents;
  const content = track ? trackGet(track, row) : null;
  return isImage(content) ? content : cellValue(state, sheet, row, column);
}

/** Values of a block, rows first. */
export function readCellValues(state: SpreadsheetState, sheet: SheetState, rect: Rect): CellValue[][] {
  return rowsFirst(valueColumns(state, sheet, rect), rect.rows);
}

/** What the cells of a block show on the screen, rows first. */
export function readDisplay(state: SpreadsheetState, sheet: SheetState, rect: Rect): string[][] {
  const columns = valueColumns(state, sheet, rect).map((values, across) => {
    const styles = sheet.columns[rect.column - 1 + across]?.styles;
    return values.map((value, down) => {
      if (value === null) return '';
      const style = styles ? styleOf(state, trackGet(styles, rect.row + down)) : {};
      return displayText(value, style.numberFormat, state.locale);
    });
  });
  return rowsFirst(columns, rect.rows);
}

/**
 * What a formula of another cell puts into this one (null: an empty cell of its result); undefined where nothing is spilled, also
 * in the cell that holds the formula. Such a cell holds nothing itself.
 */
export function spilledValueAt(
  state: SpreadsheetState,
  sheet: SheetState,
  row: number,
  column: number,
): CellValue | undefined {
  return spillsOf(state, sheet).spilled.get(column)?.[row - 1];
}

/** Last row and column that show something: contents and spilled results; 0, 0 for an empty sheet. */
export function valueExtent(
  state: SpreadsheetState,
  sheet: SheetState,
): { readonly row: number; readonly column: number } {
  let { row, column } = contentExtent(sheet);
  for (const [at, values] of spillsOf(state, sheet).spilled) {
    let last = values.length;
    while (last > 0 && (values[last - 1] ?? null) === null) last -= 1;
    if (last === 0) continue;
    row = Math.max(row, last);
    column = Math.max(column, at);
  }
  return { row, column };
}
