/** Which rows nobody sees: asked of a formula, because Google's own question is one call a row. */
import type { Block } from '../../ports/spreadsheet';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Google's number for “count what is filled, but not in hidden rows” (103: hidden by hand too). */
const VISIBLE_COUNT = 103;

/**
 * Rows of a column of filled cells that are hidden, as numbers of rows. `scratch` is a cell of a sheet nobody sees; as many cells
 * below it are used and emptied. One cell is read where nothing is hidden.
 */
export function hiddenRowsOf(
  sheet: GoogleSheet,
  { row, column, rows }: Block,
  scratch: GoogleAppsScript.Spreadsheet.Range,
): readonly number[] {
  const name = `'${sheet.getName().replace(/'/g, "''")}'`;
  const whole = `${name}!R${row}C${column}:R${row + rows - 1}C${column}`;
  scratch.setFormulaR1C1(`=COUNTA(${whole})-SUBTOTAL(${VISIBLE_COUNT}${SEPARATOR}${whole})`);
  const count: unknown = scratch.getValue();
  scratch.clearContent();
  if (count === 0) return [];
  const cells = scratch.offset(0, 0, rows, 1);
  const down = row - scratch.getRow();
  cells.setFormulaR1C1(`=SUBTOTAL(${VISIBLE_COUNT}${SEPARATOR}${name}!R[${down}]C${column})`);
  const visible: readonly (readonly unknown[])[] = cells.getValues();
  cells.clearContent();
  return visible.flatMap(([value], index) => (value === 0 ? [row + index] : []));
}

/** Understood in every locale, also where a comma is part of a number. */
const SEPARATOR = ';';
