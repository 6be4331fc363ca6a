import { SyncError } from '../../errors';
import type { SheetInfo, Spreadsheet } from '../../ports/spreadsheet';
import { COLUMN_TAG } from '../../sheet/layout';
import type { JobIn } from '../job/job';
import { cellsLeft, cellsOf } from './staging';
import { readUndos, type Undo } from '../publish/undo';

/** Both lists of changes, the staged one and the shown one: 5,002 rows of five and of eight cells. */
const LIST_CELLS = 5_002 * (5 + 8);

/**
 * Sees to it, before anything is asked of Twenty, that the rows will fit: the staging sheet, the table where it is new or grows,
 * the person's own columns set aside. Copies for Undo go where they are in the way, this table's own first.
 *
 * @throws SyncError `too-many-cells`, when they would not fit even without those copies.
 */
export function makeRoom(job: JobIn<'counting'>, total: number, columns: number, spreadsheet: Spreadsheet): void {
  const sheets = spreadsheet.sheets();
  const staged = (total + 1) * columns;
  const sheet = sheets.find(({ id }) => id === job.sheetId);
  const list = job.table.options.listChanges ? LIST_CELLS : 0;
  const cells = staged + list + (sheet ? cellsOnSheet(sheet, total, spreadsheet) : staged);
  const undos = readUndos(spreadsheet);
  const isOwn = ({ table }: Undo) => table.id === job.table.id;
  const inTheWay = [...undos.filter(isOwn), ...undos.filter((undo) => !isOwn(undo))];
  const sizeOf = ({ sheetId }: Undo): number => cellsOf(sheets.filter(({ id }) => id === sheetId));
  let left = cellsLeft(spreadsheet);
  const most = left + inTheWay.reduce((sum, undo) => sum + sizeOf(undo), 0);
  if (cells > most) throw new SyncError('too-many-cells', { rows: total, columns, cells, left: most });
  for (const undo of inTheWay) {
    if (cells <= left) return;
    left += sizeOf(undo);
    spreadsheet.deleteSheet(undo.sheetId);
  }
}

/** What the sheet will take more than it does: rows that it grows by, and once more all that is the person's beside the table. */
function cellsOnSheet({ id, maxRows, maxColumns }: SheetInfo, total: number, spreadsheet: Spreadsheet): number {
  const growth = Math.max(0, total + 1 - maxRows) * maxColumns;
  const used = spreadsheet.usedSize(id);
  const hasOwn = used.columns > spreadsheet.columnTags(id, COLUMN_TAG).length;
  return growth + (hasOwn ? used.rows * used.columns : 0);
}
