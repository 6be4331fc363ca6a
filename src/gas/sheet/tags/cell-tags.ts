import type { CellTags } from '../../../ports/cell-tags';
import { patiently } from '../../patient';

/** The row and the column of the cell carry the same tag. */
export function cellTags(google: GoogleAppsScript.Spreadsheet.Spreadsheet): CellTags {
  const tagsOf = (key: string) => google.createDeveloperMetadataFinder().withKey(key).find();
  const untag = (key: string): void => {
    for (const tag of tagsOf(key)) tag.remove();
  };
  return {
    find: (key) =>
      patiently(() => {
        const places = tagsOf(key).map((tag) => tag.getLocation());
        const rows = places.flatMap((place) => place.getRow() ?? []);
        const columns = places.flatMap((place) => place.getColumn() ?? []);
        const [row, column] = [rows[0], columns[0]];
        if (!row || !column || rows.length > 1 || columns.length > 1) return null;
        const sheetId = row.getSheet().getSheetId();
        if (column.getSheet().getSheetId() !== sheetId) return null;
        return { sheetId, row: row.getRow(), column: column.getColumn() };
      }),
    tag: ({ sheetId, row, column }, key) =>
      patiently(() => {
        untag(key);
        const sheet = google.getSheets().find((one) => one.getSheetId() === sheetId);
        const letters = sheet?.getRange(1, column).getA1Notation().replace(/\d+$/, '') ?? '';
        const { DOCUMENT } = SpreadsheetApp.DeveloperMetadataVisibility;
        for (const line of [`${row}:${row}`, `${letters}:${letters}`])
          sheet?.getRange(line).addDeveloperMetadata(key, '', DOCUMENT);
      }),
    untag: (key) => patiently(() => untag(key)),
  };
}
