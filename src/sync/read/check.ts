/** What is counted before the first page and after the last: the proof that a set is complete. */
import { SyncError } from '../../errors';
import { sheetName } from '../../sheet/write';
import { compareWithTable } from '../people/fewer';
import type { JobEvent, JobIn } from '../job/job';
import { requireWritable } from '../own/obstacles';
import { FIRST_PAGE_SIZE } from './page-size';
import { makeRoom } from '../own/room';
import type { Run } from '../job/slice';
import { readSheet, stagedIds } from '../own/sheet-before';

export function count(job: JobIn<'counting'>, run: Run): JobEvent {
  const plan = run.planFor(job);
  if (plan.fingerprint !== job.fingerprint) return { type: 'changed' };
  const total = run.twenty.count(plan.object, plan.filter);
  if (total === 0) throw new SyncError('view-empty', { view: plan.view.name });
  compareWithTable(job, plan, total, run);
  makeRoom(job, total, plan.columns.length, run.spreadsheet);
  if (job.sheetId !== null) {
    const sheet = readSheet(job, job.sheetId, plan.columns, run.spreadsheet);
    requireWritable(sheet, { columns: plan.columns, total, newIds: null }, run.spreadsheet);
  }
  return { type: 'counted', total, pageSize: FIRST_PAGE_SIZE };
}

/**
 * `totalCount` at start = at end = rows staged = different ids. A walk is read while the view moves: there no id may come twice,
 * and the transition has seen to it that there are no fewer rows than Twenty ever counted.
 */
export function check(job: JobIn<'checking'>, run: Run, seen: ReadonlySet<string>): JobEvent {
  const plan = run.planFor(job);
  if (plan.fingerprint !== job.fingerprint) return { type: 'changed' };
  const distinct = seen.size === job.total ? seen.size : new Set(stagedIds(job, run.spreadsheet)).size;
  const asked = run.twenty.count(plan.object, plan.filter);
  if (distinct !== job.total || (job.walked === null && asked !== job.total)) return { type: 'changed' };
  return { type: 'checked', asked, distinct, newSheetName: newSheetNameFor(job, run) };
}

/** A name for the sheet to come, fixed before it is made: a repeated step finds the sheet by it. */
function newSheetNameFor(job: JobIn<'checking'>, run: Run): string | null {
  if (job.sheetId !== null) return null;
  return sheetName(
    job.table.viewName,
    run.spreadsheet.sheets().map(({ name }) => name),
  );
}
