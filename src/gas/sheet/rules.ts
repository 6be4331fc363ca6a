/** What keeps a person, and a script in their name, from writing: protections and validation rules. */
import type { Block, ClosedBlock } from '../../ports/spreadsheet';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;
type GoogleRange = GoogleAppsScript.Spreadsheet.Range;

/** A few calls for each protection, and people make few. */
export function closedBlocks(sheet: GoogleSheet): readonly ClosedBlock[] {
  const { RANGE, SHEET } = SpreadsheetApp.ProtectionType;
  return [RANGE, SHEET]
    .flatMap((type) => sheet.getProtections(type))
    .filter((protection) => !protection.isWarningOnly() && !protection.canEdit())
    .map((protection) => {
      const range = protection.getRange();
      const open = protection.getUnprotectedRanges().map(blockOf);
      // Google gives the range of a protected sheet no text.
      const name = protection.getProtectionType() === SHEET ? '' : range.getA1Notation();
      return { ...blockOf(range), name, open };
    });
}

export function blockOf(range: GoogleRange): Block {
  return {
    sheetId: range.getGridId(),
    row: range.getRow(),
    column: range.getColumn(),
    rows: range.getNumRows(),
    columns: range.getNumColumns(),
  };
}

/** One call; a column whose first rule rejects is asked no further. */
export function rejectingColumns(range: GoogleRange, { column, columns }: Block): readonly number[] {
  const rules: readonly (readonly (GoogleAppsScript.Spreadsheet.DataValidation | null)[])[] =
    range.getDataValidations();
  return Array.from({ length: columns }, (_, index) => index)
    .filter((index) => rules.some((row) => row[index]?.getAllowInvalid() === false))
    .map((index) => column + index);
}
