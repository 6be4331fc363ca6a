import type { Spreadsheet } from '../../../ports/spreadsheet';
import { rowBlocks } from '../../../sheet/blocks';
import type { JobEvent, PublishingJob } from '../../job/job';
import { backupSheets, sheetOfPull, tagBackup } from '../../own/hidden/backup-sheets';
import { markOfRow } from '../../own/hidden/marks';
import { becomeVisible, findHidden } from '../../own/hidden/hidden';
import { builtSheet } from '../../read/building';
import type { BackupOfRun, Slice } from '../../read/slice';
import { lookAtBuilt } from './built';
import { finished, proofOf } from './receipt';

/**
 * What a pull has built becomes a sheet of a backup: it bears the receipt and a checksum, stays hidden until the backup is whole, and is no
 * table. Killed in between, the next execution finds it by its tag.
 */
export function keepBuilt(job: PublishingJob, { run: backup, started, digest }: BackupOfRun, slice: Slice): JobEvent {
  const { spreadsheet } = slice;
  const { table, forbidden } = job;
  const known = sheetOfPull(table.id, spreadsheet);
  if (known?.object) {
    if (findHidden(spreadsheet, 'building', table.id)) becomeVisible(spreadsheet, known.sheet);
    return { type: 'published', table, sheetId: known.sheet, receipt: known.object.receipt };
  }
  const plan = slice.planFor(job);
  if (plan.fingerprint !== job.fingerprint) return { type: 'changed' };
  if (slice.cancelRequested()) return { type: 'cancelled' };
  const sheet = builtSheet(table, spreadsheet);
  const { marks, written } = lookAtBuilt(job, plan.columns.length, slice);
  const receipt = finished(proofOf(job, plan), written, slice);
  if (!receipt.complete) return { type: 'changed' };
  const headers = headersIn(sheet, plan.columns.length, spreadsheet);
  const object = {
    tableId: table.id,
    objectId: table.objectId,
    receipt,
    digest: digest(checked(headers, marks)),
    forbidden,
  };
  const about = { run: backup, started, objects: 1, records: receipt.written, complete: false };
  tagBackup({ ...about, sheet, object }, spreadsheet);
  becomeVisible(spreadsheet, sheet);
  return { type: 'published', table, sheetId: sheet, receipt };
}

/** What of a backup is not as it was written. @param run its id */
export function checkSheets(
  run: string,
  digest: BackupOfRun['digest'],
  spreadsheet: Spreadsheet,
): { readonly changed: readonly string[]; readonly missing: number } {
  const all = backupSheets(spreadsheet).filter((one) => one.run === run);
  const expected = all.find(({ object }) => object === null)?.objects ?? 0;
  const held = all.flatMap(({ sheet, object }) => {
    const info = object && spreadsheet.sheet(sheet);
    return object && info ? [{ object, info }] : [];
  });
  const isSame = ({ object: { receipt, digest: known }, info }: (typeof held)[number]): boolean => {
    const { written: rows, columns } = receipt;
    if (info.maxRows <= rows || info.maxColumns < columns || spreadsheet.usedSize(info.id).rows > rows + 1)
      return false;
    const blocks = rows === 0 ? [] : rowBlocks({ sheetId: info.id, row: 2, column: 1, rows, columns });
    const read = blocks.flatMap((block) => spreadsheet.scalars(block));
    const marks = read.map((cells) => [String(cells[0]), markOfRow(cells)] as const);
    // A version before had no headers in it.
    return [headersIn(info.id, columns, spreadsheet), ''].some((headers) => digest(checked(headers, marks)) === known);
  };
  const changed = held.filter((one) => !isSame(one)).map(({ info }) => info.name);
  return { changed, missing: Math.max(0, expected - held.length) };
}

const headersIn = (sheetId: number, columns: number, spreadsheet: Spreadsheet): string =>
  markOfRow(spreadsheet.scalars({ sheetId, row: 1, column: 1, rows: 1, columns })[0] ?? []);

/** What the checksum is of: the headers' mark, then a line a row. */
const checked = (headers: string, marks: readonly (readonly [id: string, mark: string])[]): string =>
  [...(headers === '' ? [] : [headers]), ...marks.map(([id, mark]) => `${id} ${mark}`)].join('\n');
