/** Whether a key may see less of a view than the table holds by another's. Asked before the first page. */
import { SyncError } from '../../errors';
import type { Spreadsheet } from '../../ports/spreadsheet';
import type { Job, JobIn } from '../job/job';
import type { SyncPlan } from '../plan/plan';
import { knownIds } from '../own/known-ids';
import { readTableSheet } from '../own/columns/table-sheet';
import type { ColumnMemo } from '../own/columns/column-memo';
import type { SheetWords } from '../own/words';

/**
 * Rows that the table has by its last receipt, null where it has none: for a key that is not known to see all of it, in a table
 * that asks the same as the job. Null for every other.
 */
export type HeldByOthers = () => { readonly rows: number | null } | null;

/** What of an execution the comparison needs. */
interface Comparing {
  readonly spreadsheet: Spreadsheet;
  readonly planFor: (job: Job) => SyncPlan;
  readonly heldByOthers: HeldByOthers;
  readonly words: SheetWords;
  readonly columnMemo: ColumnMemo;
}

/**
 * Nothing to ask of a person who said that they go on. Records are not compared where the key is known to see all; a column that it
 * may not read is told whoever it is, for roles change.
 *
 * @throws SyncError `fewer-records`, `fewer-columns`.
 */
export function compareWithTable(job: JobIn<'counting'>, plan: SyncPlan, total: number, run: Comparing): void {
  if (job.sheetId === null || job.acceptFewer) return;
  const held = run.heldByOthers();
  if (held === null && job.forbidden.length === 0) return;
  const view = plan.view.name;
  const everything = job.forbidden.length > 0 ? run.planFor({ ...job, forbidden: [] }).columns : plan.columns;
  const { id: tableId, viewName } = job.table;
  const isKnownId = knownIds(tableId, plan, run.spreadsheet);
  const question = { tableId, sheetId: job.sheetId, viewName, columns: everything, isKnownId, memo: run.columnMemo };
  const sheet = readTableSheet(question, run.spreadsheet);
  if (held !== null) {
    const before = held.rows ?? sheet.rows.filter(({ kind }) => kind === 'record').length;
    if (total < before) throw new SyncError('fewer-records', { view, rows: total, before });
  }
  const keys = new Set(plan.columns.map(({ key }) => key));
  const shown = new Set(
    sheet.owned
      .filter(({ column }) => !run.words.isGone(sheet.headers[column - 1] ?? ''))
      .map(({ index }) => everything[index ?? -1]?.key),
  );
  const lost = everything.filter(({ key }) => !keys.has(key) && shown.has(key)).map(({ header }) => header);
  if (lost.length > 0) throw new SyncError('fewer-columns', { view, fields: lost.join(', ') });
}
