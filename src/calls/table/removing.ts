/** A table ends: its sheet becomes plain data, or all of it goes. */
import { SyncError } from '../../errors';
import type { Removal } from '../../protocol/table';
import { isActive, isWriting } from '../../sync/job/job';
import { COLUMN_TAG } from '../../sync/own/columns/column-tags';
import { hiddenSheets } from '../../sync/own/hidden/hidden';
import { countArchived, removeArchived } from '../../sync/publish/lists/archive-of-view';
import { listSheets } from '../../sync/publish/lists/changes';
import { SNAPSHOTS_TAG } from '../../sync/publish/lists/snapshots';
import { openJournal } from '../../sync/publish/journal/journal';
import { dissolveTable } from '../../sync/publish/lists/dissolve';
import { type PlacedTable, readTables } from '../../sync/job/table';
import type { App } from '../app/app';
import { requireFree } from '../pull/begin';
import { cancelPull } from '../pull/left-behind';
import { finishWriting, placedTable, withLock } from '../pull/pulls';
import { fitTrigger } from '../schedule/trigger';
import { SHEET_WORDS } from '../words/words';

/** The numbers for the question. Changes nothing. */
export function removal(app: App, tableId: string): Removal {
  const { spreadsheet } = app;
  const { table, sheetId } = placedTable(app, tableId);
  const used = spreadsheet.usedSize(sheetId);
  const owned = spreadsheet.columnTags(sheetId, COLUMN_TAG).filter(({ value }) => value.startsWith(`${tableId}/`));
  return {
    sheetName: spreadsheet.sheet(sheetId)?.name ?? '',
    rows: app.jobs.receipt(tableId)?.written ?? Math.max(0, used.rows - 1),
    ownColumns: Math.max(0, used.columns - owned.length),
    archived: isOnlyOfItsName(app, table.viewName) ? countArchived(table.viewName, SHEET_WORDS.en, spreadsheet) : 0,
    hasUndo: hiddenSheets(spreadsheet).some(({ kind, tableId: of }) => kind === 'journal' && of === tableId),
    lists: besideSheets(tableId, app).length,
  };
}

/** Sheets beside the table that list what changed, or keep dated copies of it. */
function besideSheets(tableId: string, { spreadsheet }: App): readonly number[] {
  const copies = spreadsheet.sheetTags(SNAPSHOTS_TAG).filter(({ value }) => value === tableId);
  return [...listSheets(tableId, spreadsheet), ...copies.map(({ sheetId }) => sheetId)];
}

/** The archive knows tables by the names of their views. */
const isOnlyOfItsName = ({ spreadsheet }: App, viewName: string): boolean =>
  readTables(spreadsheet).filter(({ table }) => table.viewName === viewName).length === 1;

/** @throws SyncError `job-elsewhere` while somebody works on it. */
export function removeTable(app: App, tableId: string, keep: boolean): void {
  const job = app.jobs.load(tableId);
  requireFree(app, job);
  if (job && isActive(job) && !isWriting(job)) cancelPull(app, tableId);
  withLock(app, () => {
    const editing = app.jobs.load(tableId);
    if (editing && isWriting(editing)) finishWriting(app, editing);
    const placed = placedTable(app, tableId);
    // Before anything goes: an edit of which nobody can read whose it is.
    if (openJournal(tableId, app.spreadsheet) !== null) throw new SyncError('job-elsewhere');
    if (!keep) removeSheets(app, placed);
    dissolveTable(tableId, app.spreadsheet);
    app.leaving.forgetTable(tableId);
    app.stamp.change();
  });
  fitTrigger(app);
}

/** Killed in between, what is left goes at the next try, or is swept when a sidebar opens. */
function removeSheets(app: App, { table, sheetId }: PlacedTable): void {
  const { spreadsheet } = app;
  if (isOnlyOfItsName(app, table.viewName)) removeArchived(table.viewName, SHEET_WORDS.en, spreadsheet);
  for (const list of besideSheets(table.id, app)) spreadsheet.deleteSheet(list);
  const others = spreadsheet.sheets().filter(({ id, hidden }) => id !== sheetId && !hidden);
  // Google keeps one sheet that shows.
  if (others.length === 0) spreadsheet.insertSheet(SPARE_NAME, { hidden: false, rows: 1_000, columns: 26 });
  spreadsheet.deleteSheet(sheetId);
}

const SPARE_NAME = 'Sheet';
