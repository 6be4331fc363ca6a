import type { Spreadsheet } from '../../../ports/spreadsheet';
import { readTables, type Table } from '../../job/table';
import type { TableQuestion } from './table-sheet';

/** Whether the sheet holds another view of the table until now. */
export function reuseIn(table: Table, sheetId: number, spreadsheet: Spreadsheet): Pick<TableQuestion, 'reuse'> {
  const before = readTables(spreadsheet).find((placed) => placed.sheetId === sheetId)?.table;
  return before !== undefined && before.viewId !== table.viewId ? { reuse: 'free' } : {};
}
