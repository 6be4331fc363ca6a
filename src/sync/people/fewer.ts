/** Whether a key may see less of a view than the table holds by another's. Asked before the first page. */
import { SyncError } from '../../errors';
import type { JobIn } from '../job/job';
import type { SyncPlan } from '../plan/plan';
import type { Run } from '../job/slice';
import { idsOf, readSheet } from '../own/sheet-before';

/**
 * Nothing to ask of a person who is known to see all, or who said that they go on.
 *
 * @throws SyncError `fewer-records`, `fewer-columns`.
 */
export function compareWithTable(job: JobIn<'counting'>, plan: SyncPlan, total: number, run: Run): void {
  if (job.sheetId === null || job.acceptFewer) return;
  const held = run.heldByOthers();
  if (held === null) return;
  const view = plan.view.name;
  const everything = job.forbidden.length > 0 ? run.planFor({ ...job, forbidden: [] }).columns : plan.columns;
  const sheet = readSheet(job, job.sheetId, everything, run.spreadsheet);
  const before = held.rows ?? (idsOf(sheet, run.spreadsheet) ?? []).filter((id) => id !== '').length;
  if (total < before) throw new SyncError('fewer-records', { view, rows: total, before });
  const keys = new Set(plan.columns.map(({ key }) => key));
  const shown = new Set(
    sheet.owned.filter(({ column }) => !run.words.isGone(sheet.headers[column - 1] ?? '')).map(({ key }) => key),
  );
  const lost = everything.filter(({ key }) => !keys.has(key) && shown.has(key)).map(({ header }) => header);
  if (lost.length > 0) throw new SyncError('fewer-columns', { view, fields: lost.join(', ') });
}
