/**
 * Sheets of backups. A tag says of which backup a sheet is, and what it holds; nothing is known by a name. A sheet that somebody duplicated
 * carries the tag too and is no backup: the tag names the sheet that it was put on.
 */
import * as v from '../../../schema';
import type { Spreadsheet } from '../../../ports/spreadsheet';
import { type DeepReadonly, parseJson } from '../../../wire';
import { receiptSchema } from '../../job/job-schema';
import { count, instant } from '../../job/sense';

const BACKUP_TAG = 'twenty-sheets/backup';

const tagSchema = () =>
  v.object({
    v: v.literal(1),
    sheet: v.number(),
    /** Random id of the backup. */
    run: v.string(),
    /** When the backup began, milliseconds since the epoch. */
    started: instant(),
    /** Of the pull that filled it; null for the manifest. */
    object: v.nullable(
      v.object({
        tableId: v.string(),
        objectId: v.string(),
        receipt: receiptSchema(),
        /** SHA-256 over the ids and marks of all rows in their order. */
        digest: v.string(),
        /** Fields that the key may not read, as those of a job. */
        forbidden: v.array(v.string()),
      }),
    ),
    /** Of a manifest: everything that it names is there. */
    complete: v.boolean(),
    objects: count(),
    records: count(),
  });

export type BackupTag = DeepReadonly<v.InferOutput<ReturnType<typeof tagSchema>>>;

export function tagBackup(tag: Omit<BackupTag, 'v'>, spreadsheet: Spreadsheet): void {
  spreadsheet.tagSheet(tag.sheet, { key: BACKUP_TAG, value: JSON.stringify({ v: 1, ...tag }) });
}

/** Oldest first. */
export function backupSheets(spreadsheet: Spreadsheet): readonly BackupTag[] {
  const schema = tagSchema();
  return spreadsheet
    .sheetTags(BACKUP_TAG)
    .flatMap(({ sheetId, value }) => {
      const tag = v.read(schema, parseJson(value));
      return tag?.sheet === sheetId ? [tag] : [];
    })
    .sort((one, other) => one.started - other.started);
}

/** The sheet of an object that a pull of a backup filled; null where it is not whole yet. */
export function sheetOfPull(tableId: string, spreadsheet: Spreadsheet): BackupTag | null {
  return backupSheets(spreadsheet).find(({ object }) => object?.tableId === tableId) ?? null;
}

/**
 * Backups beyond the newest `keep` go, and what is left of those that never became complete. A backup that goes is none any more before
 * its first sheet is deleted. The sheets of `running` stay.
 */
export function removeOldBackups(keep: number, running: string | null, spreadsheet: Spreadsheet): void {
  const all = backupSheets(spreadsheet);
  const complete = all.filter((one) => one.complete);
  const old = complete.slice(0, Math.max(0, complete.length - keep)).filter(({ run }) => run !== running);
  for (const { v: _, ...tag } of old) tagBackup({ ...tag, complete: false }, spreadsheet);
  const kept = new Set([running, ...complete.flatMap(({ run }) => (old.some((one) => one.run === run) ? [] : [run]))]);
  for (const { run, sheet } of all) if (!kept.has(run)) spreadsheet.deleteSheet(sheet);
}
