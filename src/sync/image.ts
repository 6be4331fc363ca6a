/** What the copy must know of the sheet before it begins, and the person's own columns, set aside. */
import { SyncError } from '../errors';
import { type Layout, planLayout } from '../sheet/layout';
import { hasContent, ownColumnsOf, writeOwnCells } from '../sheet/own-columns';
import { FIRST_ROW } from '../sheet/rows';
import { sheetName, writeHeaders, writeRows } from '../sheet/write';
import { stageChanges } from './changes';
import { compareRows, type SharedColumn } from './compare';
import type { Image, JobEvent, JobIn } from './job';
import type { Run } from './run';
import { idsOf, ownedSet, readSheet, type SheetBefore, stagedIds, stagingOf } from './sheet-before';
import { cellsLeft, openHidden, removeOne, type StagedColumn, stagedColumns } from './staging';
import { readTables } from './table';
import { keepForUndo, undoOf } from './undo';

type Publishing = JobIn<'publishing'>;

/** A name for the sheet to come, fixed before it is made: a repeated step finds the sheet by it. */
export function newSheetNameFor(job: JobIn<'checking'>, run: Run): string | null {
  if (job.sheetId !== null) return null;
  return sheetName(
    job.table.viewName,
    run.spreadsheet.sheets().map(({ name }) => name),
  );
}

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

interface Found {
  /** The ids on the sheet; null when it has no id column. */
  readonly ids: readonly string[] | null;
  readonly insert: Layout['insert'];
}

interface Old {
  readonly sheet: SheetBefore;
  readonly ids: readonly string[];
  readonly columns: readonly StagedColumn[];
}

/** Counts what differs, and where the table lists its changes writes the lines to a hidden sheet: they show when the rows do. */
function compare(job: Publishing, { sheet, ids, columns }: Old, run: Run): Image['change'] {
  const { spreadsheet } = run;
  const shared = columns.flatMap(({ key, header, format }, index): SharedColumn[] => {
    const before = key === 'id' ? undefined : sheet.owned.find((owned) => owned.key === key)?.column;
    return before === undefined ? [] : [{ header, format, before, after: index + 1 }];
  });
  const before = { sheetId: sheet.info.id, ids };
  const after = { sheetId: stagingOf(job, spreadsheet), ids: stagedIds(job, spreadsheet) };
  const { listChanges } = job.table.options;
  const comparison = compareRows(before, after, shared, listChanges, spreadsheet);
  if (listChanges) stageChanges(job, comparison, run);
  return comparison.counts;
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
