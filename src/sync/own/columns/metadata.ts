/** Whether Google can remember which columns are a table's. */
import { SyncError } from '../../../errors';
import type { Table } from '../../job/table';
import { COLUMN_TAG, columnTagValue, type TableColumn } from './column-tags';

/** Google allows 30,000 characters a sheet; some are left for others' tags. */
const MOST_METADATA = 29_000;

/**
 * @param others characters that are on the sheet already and stay
 * @throws SyncError `too-many-columns`.
 */
export function requireMetadata(table: Table, columns: readonly TableColumn[], others: number): void {
  const tags = columns.reduce((sum, column) => sum + COLUMN_TAG.length + columnTagValue(table.id, column).length, 0);
  const left = Math.max(0, MOST_METADATA - others - JSON.stringify(table).length);
  if (tags <= left) return;
  const most = Math.floor((columns.length * left) / tags);
  throw new SyncError('too-many-columns', { columns: columns.length, most });
}
