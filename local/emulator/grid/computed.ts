import { type CellContent, type CellValue, isFormula, isImage, plainValue } from './cell';
import { computeFormula } from './formula/evaluate';
import type { Rect } from './rect';
import { displayText } from './number-format';
import { columnsIn, type SheetState, type SpreadsheetState } from './state';
import { styleOf } from './style';
import { trackGet, trackSlice } from './track';
import { rowsFirst } from './contents';

/** What a cell shows as a value: formulas computed, rich text as its text. */
export function cellValue(state: SpreadsheetState, sheet: SheetState, row: number, column: number): CellValue {
  const track = sheet.columns[column - 1]?.contents;
  return track ? valueOf(state, sheet, trackGet(track, row), row, column) : null;
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

function valueColumns(state: SpreadsheetState, sheet: SheetState, rect: Rect): CellValue[][] {
  return columnsIn(sheet, rect).map((column, across) =>
    trackSlice(column.contents, rect.row, rect.rows).map((content, down) =>
      valueOf(state, sheet, content, rect.row + down, rect.column + across),
    ),
  );
}

function valueOf(
  state: SpreadsheetState,
  sheet: SheetState,
  content: CellContent,
  row: number,
  column: number,
): CellValue {
  if (content === null || typeof content !== 'object') return content;
  if (isFormula(content)) return computeFormula(state, sheet, row, column, content.formula);
  return plainValue(content);
}
