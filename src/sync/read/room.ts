import { SyncError } from '../../errors';
import type { Spreadsheet } from '../../ports/spreadsheet';
import { sizeOfNewSheet } from './building';
import { cellsLeft } from '../own/hidden/hidden';

export interface RoomQuestion {
  /** The sheet that the rows go to; null for one that is not there yet. */
  readonly sheetId: number | null;
  /** Records of the view. */
  readonly total: number;
  readonly columns: number;
  /** The sheet gets no room to spare. */
  readonly isBackup?: boolean;
}

/**
 * Before a record is asked for: whether the rows will fit, where the table is new or grows. What a refresh needs beside them for a
 * moment is known when it is known what moves.
 *
 * @throws SyncError `too-many-cells`.
 */
export function requireRoomFor(question: RoomQuestion, spreadsheet: Spreadsheet): void {
  const { total, columns } = question;
  const cells = cellsNeeded(question, spreadsheet);
  // To count what is left takes a call or two for each sheet there is.
  const left = cells === 0 ? 0 : cellsLeft(spreadsheet);
  if (cells > left) throw new SyncError('too-many-cells', { rows: total, columns, cells, left });
}

/** Cells that the spreadsheet will have more than now. */
export function cellsNeeded({ sheetId, total, columns, isBackup }: RoomQuestion, spreadsheet: Spreadsheet): number {
  const sheet = sheetId === null ? null : spreadsheet.sheet(sheetId);
  const size = sizeOfNewSheet(total, columns, isBackup);
  return sheet
    ? Math.max(0, total + 1 - sheet.maxRows) * sheet.maxColumns + Math.max(0, columns - sheet.maxColumns) * (total + 1)
    : size.rows * size.columns;
}
