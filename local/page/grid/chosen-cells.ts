import type { Grid } from './univer';
import { emulatedId } from './ids';

/** The cells that are chosen in the sheet in front, counted from 1; null: none. */
export function chosenCells(grid: Grid) {
  const worksheet = grid.api.getActiveWorkbook()?.getActiveSheet();
  const range = worksheet?.getActiveRange();
  const sheetId = emulatedId(worksheet?.getSheetId());
  if (!range || sheetId === null) return null;
  return {
    sheetId,
    row: range.getRow() + 1,
    column: range.getColumn() + 1,
    rows: range.getHeight(),
    columns: range.getWidth(),
  };
}
