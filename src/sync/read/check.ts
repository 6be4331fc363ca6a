/** What is counted before the first page and after the last: the proof that a set is complete. */
import { SyncError } from '../../errors';
import { isRecordId } from '../../sheet/record-id';
import { compareWithTable } from '../people/fewer';
import type { JobEvent, JobIn } from '../job/job';
import { requireMetadata } from '../own/columns/metadata';
import { FORBIDDING } from '../plan/culprits';
import type { PlannedGroups } from '../plan/groups';
import type { SyncPlan } from '../plan/plan';
import type { Slice } from './slice';
import { requireRoomFor } from './room';
import { builtIds } from './building';
import { FIRST_PAGE_SIZE } from './page-size';
import { loadStaged } from './reading';

export function count(job: JobIn<'counting'>, slice: Slice): JobEvent {
  const plan = slice.planFor(job);
  if (plan.fingerprint !== job.fingerprint) return { type: 'changed' };
  const total = slice.twenty.count(plan.object, plan.filter);
  compareWithTable(job, plan, total, slice);
  // A table that is there is looked at when it is known which of its columns are new.
  const isBackup = slice.backup !== undefined;
  // Columns of a backup bear no tags.
  if (job.sheetId === null && !isBackup) requireMetadata(job.table, plan.columns, 0);
  requireRoomFor({ sheetId: job.sheetId, total, columns: plan.columns.length, isBackup }, slice.spreadsheet);
  return { type: 'counted', total, pageSize: FIRST_PAGE_SIZE };
}

/**
 * `totalCount` at start = at end = records read = different ids, and the question is what it was: a field that got another name meanwhile
 * came without values. A walk is read while the view moves: there no id may come twice,
 * and the transition has seen to it that there are no fewer records than Twenty ever counted.
 */
export function check(job: JobIn<'checking'>, slice: Slice): JobEvent {
  const plan = slice.planFor(job);
  if (plan.fingerprint !== job.fingerprint) return { type: 'changed' };
  const { seen } = slice.memory;
  const distinct = seen.size === job.total ? seen.size : distinctOf(job, slice);
  const isAsPlanned = slice.askAgain(job);
  const asked = slice.twenty.count(plan.object, plan.filter);
  if (distinct !== job.total || (job.walked === null && asked !== job.total)) return { type: 'changed' };
  if (!isAsPlanned()) return { type: 'changed' };
  const hidden = plan.hiddenGroups === null ? null : countHidden(plan, plan.hiddenGroups, slice);
  return { type: 'checked', asked, distinct, hidden };
}

/** Null where the key may not read the field that the view groups by: no reason to end a pull. */
function countHidden({ object }: SyncPlan, { filter }: PlannedGroups, { twenty }: Slice): number | null {
  try {
    return twenty.count(object, filter);
  } catch (thrown) {
    if (thrown instanceof SyncError && FORBIDDING.includes(thrown.kind)) return null;
    throw thrown;
  }
}

/** Ids that several executions read. */
function distinctOf(job: JobIn<'checking'>, { spreadsheet, memory }: Slice): number {
  if (job.sheetId === null) return new Set(builtIds(job.table, job.total, spreadsheet).filter(isRecordId)).size;
  const staged = loadStaged({ tableId: job.table.id, staged: job.staged }, spreadsheet);
  return new Set([...staged.ids, ...(memory.reading?.ids ?? [])]).size;
}
