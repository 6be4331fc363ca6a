import { a1Of } from '../../emulator/grid/base/a1';
import { readA1 } from '../../emulator/grid/base/read-a1';
import { readCellValues, readDisplay } from '../../emulator/grid/edit/computed';
import { readContents } from '../../emulator/grid/edit/contents';
import { lastColumnOf, lastRowOf, type Rect, rectFromCorners } from '../../emulator/grid/base/rect';
import { sheetByName } from '../../emulator/grid/structure/sheets';
import { findSheet, type SheetState, type SpreadsheetState, wholeSheet } from '../../emulator/grid/state/state';
import { type CellsAnswer, DeskError } from './desk-calls';
import { wireCell } from './mirror';

/** Cells by sheet name ("" is the sheet in front) and A1 notation (null is the whole sheet). @throws DeskError */
export function readCells(state: SpreadsheetState, name: string, range: string | null): CellsAnswer {
  const sheet = name === '' ? findSheet(state, state.activeSheetId) : sheetByName(state, name);
  if (!sheet) throw new DeskError(`There is no sheet named "${name}".`);
  const rect = range === null ? wholeSheet(sheet) : rectOf(sheet, range);
  const values = readCellValues(state, sheet, rect);
  return {
    sheetId: sheet.id,
    hidden: sheet.hidden,
    rows: sheet.rows,
    columns: sheet.columns.length,
    values: readContents(sheet, rect).map((row, down) =>
      row.map((content, across) => wireCell(content ?? values[down]?.[across] ?? null)),
    ),
    display: readDisplay(state, sheet, rect),
  };
}

function rectOf(sheet: SheetState, range: string): Rect {
  const whole = wholeSheet(sheet);
  const read = readA1(range);
  const rect =
    read &&
    rectFromCorners(read.row ?? 1, read.column ?? 1, read.lastRow ?? whole.rows, read.lastColumn ?? whole.columns);
  if (rect && lastRowOf(rect) <= whole.rows && lastColumnOf(rect) <= whole.columns) return rect;
  throw new DeskError(`"${range}" is not a range of the sheet (${a1Of(whole)}).`);
}
