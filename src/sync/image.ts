/** What the copy must know of the sheet before it begins, and the person's own columns, set aside. */
import { SyncError } from '../errors';
import { type Layout, planLayout } from '../sheet/layout';
import { hasContent, ownColumnsOf, writeOwnCells } from '../sheet/own-columns';
import { FIRST_ROW } from '../sheet/rows';
import { sheetName, writeHeaders, writeRows } from '../sheet/write';
import type { Image, JobEvent, JobIn } from './job';
import type { Run } from './run';
import { idsOf, ownedSet, readSheet, type SheetBefore, stagedIds } from './sheet-before';
import { cellsLeft, openHidden, removeOne } from './staging';

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
  setAside(job, sheet, { ids, insert }, run);
  const change = sheet.owned.length === 0 ? null : changeBetween(new Set(ids ?? []), newIds);
  return { type: 'imaged', image: { insert: insert && { ...insert, maxColumns }, change, leftOut, ignoredFilters } };
}

interface Found {
  /** The ids on the sheet; null when it has no id column. */
  readonly ids: readonly string[] | null;
  readonly insert: Layout['insert'];
}

function changeBetween(before: ReadonlySet<string>, after: ReadonlySet<string>): NonNullable<Image['change']> {
  const kept = [...after].filter((id) => before.has(id)).length;
  return { added: after.size - kept, changed: 0, gone: [...before].filter((id) => id !== '' && !after.has(id)).length };
}

/**
 * Writes the ids and the person's own columns to the `before` sheet, at the places that they have, and inserts there what will
 * be inserted on the sheet: so formulas go on pointing at what they point at. Read and written, not copied by Google: a copy
 * leaves out rows that a filter hides.
 */
function setAside(job: Publishing, sheet: SheetBefore, { ids, insert }: Found, run: Run): void {
  const { spreadsheet } = run;
  // Left from an attempt that died here: the person may have written more since.
  removeOne(spreadsheet, 'before', job.table.id);
  const size = { rows: sheet.usedRows, columns: sheet.used };
  if (size.rows < FIRST_ROW || size.columns === 0) return;
  const block = { sheetId: sheet.info.id, row: 1, column: 1, ...size };
  const content = spreadsheet.read(block, { formulas: true, notes: true });
  const rows = ids === null ? content.values.length - 1 : ids.length;
  const own = ownColumnsOf(content, ownedSet(sheet))
    .map((column) => ({ ...column, cells: column.cells.slice(0, rows) }))
    .filter(hasContent);
  if (own.length === 0) return;
  const idColumn = sheet.owned.find(({ key }) => key === 'id')?.column;
  if (ids === null || idColumn === undefined) throw new SyncError('id-column-gone', { sheet: sheet.info.name });
  const left = cellsLeft(spreadsheet);
  const cells = size.rows * size.columns;
  if (cells > left) throw new SyncError('too-many-cells', { rows, columns: size.columns, cells, left });
  const before = openHidden(spreadsheet, 'before', job.table.id, size);
  spreadsheet.apply([
    ...writeRows(
      before,
      FIRST_ROW,
      idColumn,
      ids.map((id) => [{ text: id }]),
    ),
    ...own.flatMap((column) => [
      writeHeaders(before, column.column, [column.header]),
      ...writeOwnCells(before, column.column, column.cells),
    ]),
  ]);
  if (insert) spreadsheet.apply([{ kind: 'insertColumns', sheetId: before, ...insert }]);
  spreadsheet.flush();
}
