import type { Block } from '../../ports/spreadsheet';

export function rangeOf(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  { row, column, rows, columns }: Block,
): GoogleAppsScript.Spreadsheet.Range {
  return sheet.getRange(row, column, rows, columns);
}
