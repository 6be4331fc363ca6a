/** What a pull has read, as it is to be published: compared with the sheet as it stands now. */
import { SyncError } from '../../../errors';
import type { PublishingJob } from '../../job/job';
import { readTables } from '../../job/table';
import type { SyncPlan } from '../../plan/plan';
import { reuseIn } from '../../own/columns/reuse-in';
import { knownIds } from '../../own/known-ids';
import { readTableSheet } from '../../own/columns/table-sheet';
import type { Slice } from '../../read/slice';
import { holdSheet } from '../../read/reading';
import { freeCopies } from './copied-rows';
import type { Publication } from './prepared';
import { proofOf } from '../journal/receipt';
import { inOldOrder, wantedInMemory, wantedStaged } from '../journal/wanted';

/** Null where the view is not any more what was read, or the sheet not what it was compared with. */
export function pulledPublication(job: PublishingJob, sheetId: number, slice: Slice): Publication | null {
  const { spreadsheet, memory } = slice;
  const plan = slice.planFor(job);
  if (plan.fingerprint !== job.fingerprint) return null;
  const { table, acceptGone, started } = job;
  const tableId = table.id;
  const question = {
    tableId,
    sheetId,
    viewName: table.viewName,
    columns: plan.columns,
    isKnownId: knownIds(tableId, plan, spreadsheet),
    ...reuseIn(table, sheetId, spreadsheet),
    memo: slice.columnMemo,
  };
  const held = job.staged === 0 ? memory.reading : null;
  let sheet = held?.sheet ?? readTableSheet(question, spreadsheet);
  const before = readTables(spreadsheet).find((placed) => placed.sheetId === sheetId)?.table ?? null;
  const keepsEdits = table.options.editing === true && before?.options.editing === true;
  if (keepsEdits && before.id === tableId && freeCopies(sheet, spreadsheet)) {
    sheet = readTableSheet(question, spreadsheet);
    if (held) holdSheet(held, sheet);
  }
  const wanted = job.staged === 0 ? wantedInMemory(slice) : wantedStaged(job, sheet, keepsEdits, slice);
  if (wanted === null) return null;
  if (before !== null && before.id !== tableId) throw new SyncError('table-unknown');
  // It was empty when the pull began; somebody has used it since. Headers like ours do not make it ours.
  const isOurs = before !== null || sheet.owned.some(({ needsTag }) => !needsTag);
  if (!isOurs && sheet.used.rows > 0) throw new SyncError('sheet-not-empty', { sheet: sheet.info.name });
  return {
    table,
    source: 'twenty',
    started,
    columns: plan.columns.map(({ tag, key, header, format, isHidden }) => ({ tag, key, header, format, isHidden })),
    unreadable: unreadableIn(job, plan, slice),
    wanted: table.options.rowOrder === 'stay' ? inOldOrder(wanted, sheet) : wanted,
    sheet,
    before: before && { table: before, receipt: slice.lastReceipt() },
    acceptGone: acceptGone || table.options.mayShrink || plan.hasRelativeDates || before?.viewId !== table.viewId,
    proof: proofOf(job, plan),
    resetHeaders: job.resetHeaders,
    labelTag: plan.labelTag,
    linkBase: plan.linkBase,
  };
}

/** Tags of what the view has beside what is asked for. */
function unreadableIn(job: PublishingJob, plan: SyncPlan, { planFor }: Slice): readonly string[] {
  if (job.forbidden.length === 0) return [];
  const read = new Set(plan.columns.map(({ tag }) => tag));
  return planFor({ ...job, forbidden: [] }).columns.flatMap(({ tag }) => (read.has(tag) ? [] : [tag]));
}
