import { SetWorksheetActiveOperation } from '@univerjs/preset-sheets-core';
import type { Grid } from './univer';
import { emulatedId } from './ids';

/** The command by which another sheet comes to the front. */
export const SHEET_TO_FRONT = SetWorksheetActiveOperation.id;

/** The sheet in front, by the emulated spreadsheet's id. */
export function frontSheet(grid: Grid): number | null {
  return emulatedId(grid.workbook()?.getActiveSheet()?.getSheetId());
}
