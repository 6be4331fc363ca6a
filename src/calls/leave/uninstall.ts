/** Uninstall: what is kept of this person goes, and what makes tables of sheets, where nobody else needs it and the person says so. */
import { asSyncError } from '../../errors';
import type { Dialogs } from '../../ports/dialogs';
import { isActive, isWriting } from '../../sync/job/job';
import { type PlacedTable, readTables } from '../../sync/job/table';
import { forgetPerson, isUsedByOthers } from '../../sync/people/traces';
import { dissolveTable } from '../../sync/publish/lists/dissolve';
import { failureOf } from '../words/answer';
import type { App } from '../app/app';
import { discardBackup, unfinishedBackup } from '../backup/backup';
import { cancelPull } from '../pull/left-behind';
import { finishWriting, withLock } from '../pull/pulls';
import { UNINSTALL_WORDS } from './uninstall-words';

/** Asks, and tells what was done. */
export function uninstall(app: App, dialogs: Dialogs): void {
  const words = UNINSTALL_WORDS[app.language];
  const elsewhere = app.leaving.elsewhere().map((id) => `https://docs.google.com/spreadsheets/d/${id}`);
  if (!dialogs.confirm(words.title, words.sure(elsewhere))) return;
  const free = freeTables(app);
  const alsoTables = free.length > 0 && dialogs.confirm(words.title, words.alsoTables(namesOf(app, free)));
  // All questions are asked: a lock would not have survived them.
  // Who they are is asked before it is forgotten with all else.
  dialogs.tell(words.title, leave({ ...app, owner: app.owner }, alsoTables).join('\n\n'));
}

const freeTables = (app: App): readonly PlacedTable[] =>
  readTables(app.spreadsheet).filter(({ table }) => !isUsedByOthers(table.id, app.owner, app));

/** Names as people know them: those of the sheets. */
function namesOf({ spreadsheet, language }: App, tables: readonly PlacedTable[]): string {
  const { quoted } = UNINSTALL_WORDS[language];
  return tables.map(({ sheetId, table }) => quoted(spreadsheet.sheet(sheetId)?.name ?? table.viewName)).join(', ');
}

/** @returns what to tell. */
function leave(app: App, alsoTables: boolean): readonly string[] {
  const words = UNINSTALL_WORDS[app.language];
  // The keys first: whatever fails later, they are gone.
  app.leaving.forgetPerson();
  const told = [words.done];
  try {
    app.scheduler.stop();
    app.continuation.cancel();
  } catch {
    told.push(words.triggersStay);
  }
  try {
    for (const { table } of readTables(app.spreadsheet)) endWork(app, table.id);
    told.push(...withLock(app, () => leaveTables(app, alsoTables)));
  } catch (thrown) {
    const error = asSyncError(thrown);
    told.push(error.kind === 'job-elsewhere' ? words.busy : failureOf(error, app.language).message);
  }
  return [...told, words.script];
}

function leaveTables(app: App, alsoTables: boolean): readonly string[] {
  const words = UNINSTALL_WORDS[app.language];
  const backup = unfinishedBackup(app);
  if (backup) discardBackup(app, backup);
  const tables = readTables(app.spreadsheet);
  const used = new Set(tables.filter(({ table }) => isUsedByOthers(table.id, app.owner, app)));
  forgetPerson(
    tables.map(({ table }) => table.id),
    app.owner,
    app,
  );
  const gone = alsoTables ? tables.filter((placed) => !used.has(placed) && dissolve(app, placed)) : [];
  if (gone.length === tables.length && !isUsedBeside(app)) app.leaving.forgetDocument();
  const groups: readonly (readonly [(names: string) => string, readonly PlacedTable[]])[] = [
    [words.dissolved, gone],
    [words.stay, tables.filter((placed) => !used.has(placed) && !gone.includes(placed))],
    [words.othersUse, [...used]],
  ];
  return groups.flatMap(([say, some]) => (some.length === 0 ? [] : [say(namesOf(app, some))]));
}

/** Somebody else's backups, or pull into a new sheet: no table tells of them. */
const isUsedBeside = ({ schedules, backups, jobs, owner }: App): boolean =>
  schedules.all().length > 0 ||
  backups.run() !== null ||
  jobs.all().some((job) => isActive(job) && job.owner !== owner);

/** This person's pull ends; an edit that began is ended first, which needs no key. */
function endWork(app: App, tableId: string): void {
  const job = app.jobs.load(tableId);
  if (job?.owner !== app.owner) return;
  if (isWriting(job)) withLock(app, () => finishWriting(app, job));
  else cancelPull(app, tableId);
}

function dissolve(app: App, { table }: PlacedTable): boolean {
  if (!dissolveTable(table.id, app.spreadsheet)) return false;
  app.leaving.forgetTable(table.id);
  return true;
}
