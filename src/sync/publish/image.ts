/** What the copy must know of the sheet before it begins, and the person's own columns, set aside. */
import { planLayout } from '../../sheet/layout';
import { stageChanges } from './changes';
import { compareRows, type SharedColumn } from './compare';
import type { Image, JobEvent, JobIn } from '../job/job';
import { requireWritable } from '../own/obstacles';
import { setAside } from './own-before';
import type { Run } from '../job/slice';
import { idsOf, readSheet, type SheetBefore, stagedIds, stagingOf } from '../own/sheet-before';
import { type StagedColumn, stagedColumns } from '../own/staging';
import { readTables } from '../job/table';
import { keepForUndo, undoOf } from './undo';

type Publishing = JobIn<'publishing'>;

/**
 * Before the first change of the sheet: what it was like, the person's own columns set aside, the old table kept for Undo, and
 * what will have changed.
 */
export function makeImage(job: Publishing, run: Run): JobEvent {
  const source = sourceOf(job, run);
  if (source === null) return { type: 'changed' };
  const { columns, leftOut, ignoredFilters } = source;
  const { spreadsheet } = run;
  if (job.sheetId === null) {
    return { type: 'imaged', image: { insert: null, change: null, leftOut, ignoredFilters } };
  }
  const sheet = readSheet(job, job.sheetId, columns, spreadsheet);
  const { maxColumns, maxRows } = sheet.info;
  const { insert } = planLayout(columns, sheet);
  const ids = idsOf(sheet, spreadsheet);
  requireWritable(sheet, { columns, total: job.total, newIds: () => stagedIds(job, spreadsheet) }, spreadsheet);
  setAside(job, sheet, { ids, insert }, run);
  const change = sheet.owned.length === 0 ? null : compare(job, { sheet, ids: ids ?? [], columns }, run);
  if (job.source === 'twenty' && ids !== null) {
    const table = readTables(spreadsheet).find(({ sheetId }) => sheetId === job.sheetId)?.table;
    const wider = (insert?.count ?? 0) * Math.max(maxRows, job.total + 1);
    const reserved = Math.max(0, job.total + 1 - maxRows) * maxColumns + wider;
    const old = { sheet, ids, columns, table: table ?? job.table, receipt: run.lastReceipt(), reserved };
    keepForUndo(job, old, spreadsheet);
  }
  spreadsheet.flush();
  return { type: 'imaged', image: { insert: insert && { ...insert, maxColumns }, change, leftOut, ignoredFilters } };
}

interface Source extends Pick<Image, 'leftOut' | 'ignoredFilters'> {
  readonly columns: readonly StagedColumn[];
}

/** What the staged rows are of; null where Twenty's view is not theirs any more: another plan's rows cannot be copied. */
function sourceOf(job: Publishing, run: Run): Source | null {
  if (job.source === 'twenty') {
    const plan = run.planFor(job);
    return plan.fingerprint === job.fingerprint ? plan : null;
  }
  const columns = stagedColumns(stagingOf(job, run.spreadsheet), run.spreadsheet);
  const receipt = undoOf(job, run.spreadsheet)?.receipt;
  return { columns, leftOut: receipt?.leftOut ?? [], ignoredFilters: receipt?.ignoredFilters ?? [] };
}

interface Old {
  readonly sheet: SheetBefore;
  readonly ids: readonly string[];
  readonly columns: readonly StagedColumn[];
}

/** Counts what differs, and where the table lists its changes writes the lines to a hidden sheet: they show when the rows do. */
function compare(job: Publishing, { sheet, ids, columns }: Old, run: Run): Image['change'] {
  const { spreadsheet, words } = run;
  // A column that had left the view and comes back is as new: it was empty meanwhile.
  const filled = sheet.owned.filter(({ column }) => !words.isGone(sheet.headers[column - 1] ?? ''));
  const shared = columns.flatMap(({ key, header, format }, index): SharedColumn[] => {
    const before = key === 'id' ? undefined : filled.find((owned) => owned.key === key)?.column;
    return before === undefined ? [] : [{ header, format, before, after: index + 1 }];
  });
  const before = { sheetId: sheet.info.id, ids };
  const after = { sheetId: stagingOf(job, spreadsheet), ids: stagedIds(job, spreadsheet) };
  const { listChanges } = job.table.options;
  const comparison = compareRows(before, after, shared, listChanges, spreadsheet);
  if (listChanges) stageChanges(job, comparison, run);
  return comparison.counts;
}
