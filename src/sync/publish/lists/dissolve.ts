import type { Spreadsheet } from '../../../ports/spreadsheet';
import { isRecord, parseJson } from '../../../wire';
import { TABLE_TAG } from '../../job/table';
import { COLUMN_TAG } from '../../own/columns/column-tags';
import { hiddenSheets, isOpen } from '../../own/hidden/hidden';
import { forgetList } from './changes';

/**
 * A table becomes a sheet like any other: its hidden sheets and tags go, and so do those of copies of its sheet; what can be seen
 * stays. It may be done twice.
 *
 * @returns false where the sheet is being edited: nothing is done then
 */
export function dissolveTable(tableId: string, spreadsheet: Spreadsheet): boolean {
  const hidden = hiddenSheets(spreadsheet).filter((one) => one.tableId === tableId);
  if (hidden.some(({ kind, state }) => kind === 'journal' && isOpen(state))) return false;
  for (const { sheetId } of hidden) spreadsheet.deleteSheet(sheetId);
  forgetList(tableId, spreadsheet);
  const tagged = spreadsheet.sheetTags(TABLE_TAG).filter(({ value }) => {
    const said = parseJson(value);
    return isRecord(said) && said['id'] === tableId;
  });
  for (const { sheetId } of tagged) {
    const columns = spreadsheet.columnTags(sheetId, COLUMN_TAG).filter(({ value }) => value.startsWith(`${tableId}/`));
    spreadsheet.apply(columns.map(({ column }) => ({ kind: 'untagColumn', sheetId, column, key: COLUMN_TAG })));
    // Last: as long as it is there, this can be done again.
    spreadsheet.untagSheet(sheetId, TABLE_TAG);
  }
  return true;
}
