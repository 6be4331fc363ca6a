/**
 * Hidden sheets of the version before, which knew them by their names. What is ours shows by its content or by a tag of that version; what
 * may hold user content is shown, never deleted.
 */
import type { SheetInfo, Spreadsheet } from '../../../ports/spreadsheet';
import { sheetName } from '../../../sheet/write';
import { isRecord, parseJson } from '../../../wire';

const OLD_UNDO_TAG = 'twenty-sheets/undo';

const OLD_NAME = /^Twenty Sheets (staging|before|changes|kept|undo) [0-9a-f]{8}$/;

/**
 * @param shownName name of a sheet that is shown, because what people wrote may stand on it
 * @returns the sheets that are left
 */
export function sweepVersionBefore(
  sheets: readonly SheetInfo[],
  shownName: string,
  spreadsheet: Spreadsheet,
): readonly SheetInfo[] {
  const old = sheets.filter(({ name, hidden }) => hidden && OLD_NAME.test(name));
  if (old.length === 0) return sheets;
  const tagged = new Set(spreadsheet.sheetTags(OLD_UNDO_TAG).map(({ sheetId }) => sheetId));
  for (const { id, name } of old) {
    if (tagged.has(id) || describesColumns(id, spreadsheet)) spreadsheet.deleteSheet(id);
    else if (name.includes(' before ')) {
      const taken = spreadsheet.sheets().map((sheet) => sheet.name);
      spreadsheet.showSheet(id, sheetName(shownName, taken));
    }
  }
  return spreadsheet.sheets();
}

/** Its first cell says what its first column is: nobody else writes that. */
function describesColumns(sheetId: number, spreadsheet: Spreadsheet): boolean {
  const [cells] = spreadsheet.scalars({ sheetId, row: 1, column: 1, rows: 1, columns: 1 });
  const said = typeof cells?.[0] === 'string' ? parseJson(cells[0]) : null;
  return isRecord(said) && said['key'] === 'id' && 'header' in said && 'format' in said;
}
