import { contentExtent, readContents } from '../../emulator/grid/edit/contents';
import { makeNativeTable, removeNativeTable } from '../../emulator/grid/structure/native-table';
import { intersection, lastRowOf, type Rect } from '../../emulator/grid/base/rect';
import { dataRegion } from '../../emulator/grid/edit/region';
import { type SheetState, type SpreadsheetState, wholeSheet } from '../../emulator/grid/state/state';
import { DeskError } from './desk-calls';

/** "Convert to table" with these cells chosen; one cell stands for the data around it. @throws DeskError */
export function convertToTable(state: SpreadsheetState, sheet: SheetState, chosen: Rect): void {
  const inside = intersection(chosen, wholeSheet(sheet));
  const one = inside?.rows === 1 && inside.columns === 1;
  const rect = inside && withData(sheet, one ? dataRegion(state, sheet, inside, null) : inside);
  if (!rect || readContents(sheet, rect).every((row) => row.every((content) => content === null))) {
    throw new DeskError('There is no data here to make a table of.');
  }
  makeNativeTable(state, sheet.id, rect, { columnTypes: 'detected' });
}

/** "Convert to unformatted data". @throws DeskError */
export function convertToCells(state: SpreadsheetState, sheet: SheetState, chosen: Rect): void {
  const index = sheet.nativeTables.findIndex((table) => intersection(table.rect, chosen));
  if (index < 0) throw new DeskError('There is no table here.');
  removeNativeTable(state, sheet.id, index);
}

/** Whole columns that were chosen end with the last row that holds something. */
function withData(sheet: SheetState, rect: Rect): Rect {
  if (lastRowOf(rect) < sheet.rows) return rect;
  const last = contentExtent(sheet).row;
  return { ...rect, rows: Math.max(1, last - rect.row + 1) };
}
