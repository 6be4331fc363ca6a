/** What the copy must know of the sheet before it begins, and the person's own columns, set aside. */
import { planLayout } from '../sheet/layout';
import { sheetName } from '../sheet/write';
import type { Image, JobEvent, JobIn } from './job';
import { requireWritable } from './obstacles';
import { setAside } from './own-before';
import type { Run } from './run';
import { idsOf, readSheet, stagedIds } from './sheet-before';

type Publishing = JobIn<'publishing'>;

/** A name for the sheet to come, fixed before it is made: a repeated step finds the sheet by it. */
export function newSheetNameFor(job: JobIn<'checking'>, run: Run): string | null {
  if (job.sheetId !== null) return null;
  return sheetName(
    job.table.viewName,
    run.spreadsheet.sheets().map(({ name }) => name),
  );
}

/** Sets aside the person's own columns where they have any, and notes what the copy must know of the sheet before it. */
export function makeImage(job: Publishing, run: Run, seen: ReadonlySet<string>): JobEvent {
  const plan = run.planFor(job);
  // The staged rows are the plan's of that time; another one cannot be copied by it.
  if (plan.fingerprint !== job.fingerprint) return { type: 'changed' };
  const { leftOut, ignoredFilters } = plan;
  if (job.sheetId === null) {
    return { type: 'imaged', image: { insert: null, change: null, leftOut, ignoredFilters } };
  }
  const sheet = readSheet(job, job.sheetId, plan.columns, run.spreadsheet);
  const { maxColumns } = sheet.info;
  const { insert } = planLayout(plan.columns, sheet);
  const ids = idsOf(sheet, run.spreadsheet);
  const newIds = seen.size === job.total ? seen : new Set(stagedIds(job, run.spreadsheet));
  requireWritable(
    sheet,
    { columns: plan.columns, total: job.total, newIds: () => stagedIds(job, run.spreadsheet) },
    run.spreadsheet,
  );
  setAside(job, sheet, { ids, insert }, run);
  const change = sheet.owned.length === 0 ? null : changeBetween(new Set(ids ?? []), newIds);
  return { type: 'imaged', image: { insert: insert && { ...insert, maxColumns }, change, leftOut, ignoredFilters } };
}

function changeBetween(before: ReadonlySet<string>, after: ReadonlySet<string>): NonNullable<Image['change']> {
  const kept = [...after].filter((id) => before.has(id)).length;
  return { added: after.size - kept, changed: 0, gone: [...before].filter((id) => id !== '' && !after.has(id)).length };
}
