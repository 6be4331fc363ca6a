/**
 * From the staging sheet to the person's. `makeImage` sets aside what the sheet is like; `copyImage` brings the new rows
 * over. Every step finds out by looking what is already done, so copying again after an interruption gives the same sheet.
 */
import type { TypedValue } from '../cells/typed-value';
import { SyncError } from '../errors';
import type { ColumnFormat } from '../fields/codec';
import type { Spreadsheet, SheetEdit, SheetInfo } from '../ports/spreadsheet';
import { COLUMN_TAG, columnRuns, columnTag, type Layout, planLayout } from '../sheet/layout';
import { hasContent, type OwnColumn, ownColumnsOf, planOwnColumns } from '../sheet/own-columns';
import { FIRST_ROW, planRows, tableIds } from '../sheet/rows';
import { sheetName, writeHeaders } from '../sheet/write';
import { archive } from './archive';
import type { Image, JobEvent, JobIn } from './job';
import type { SyncPlan } from './plan';
import { receiptOf } from './receipt';
import type { Run } from './run';
import { cellsLeft, findHidden, openHidden } from './staging';
import { TABLE_TAG } from './table';

type Publishing = JobIn<'publishing'>;

/** Patterns as Google's number formats have them; set when a column is made, afterwards the person's formats win. */
const NUMBER_FORMATS: Readonly<Record<ColumnFormat, string>> = {
  automatic: 'general',
  date: 'yyyy-mm-dd',
  dateTime: 'yyyy-mm-dd hh:mm:ss',
  percentage: '0.##%',
  amount: '#,##0.00',
};

/** Columns of a sheet that Google makes; a new table leaves that many so that people have room beside it. */
const USUAL_COLUMNS = 26;
/** A spare column costs a cell in every row: beyond this many cells a new sheet gets none. */
const ROOMY_CELLS = 1_000_000;

/** A name for the sheet to come, fixed before it is made: a repeated step finds the sheet by it. */
export function newSheetNameFor(job: JobIn<'checking'>, run: Run): string | null {
  if (job.sheetId !== null) return null;
  return sheetName(
    job.table.viewName,
    run.spreadsheet.sheets().map(({ name }) => name),
  );
}

/** The ids in staging, in the view's order. @throws SyncError `job-gone` when the staging sheet was deleted. */
export function stagedIds(job: Publishing | JobIn<'checking'>, spreadsheet: Spreadsheet): readonly string[] {
  const sheetId = stagingOf(job, spreadsheet);
  const block = { sheetId, row: FIRST_ROW, column: 1, rows: job.total, columns: 1 };
  return spreadsheet.read(block).values.map(([value]) => (value && 'text' in value ? value.text : ''));
}

function stagingOf(job: Publishing | JobIn<'checking'>, spreadsheet: Spreadsheet): number {
  const sheetId = findHidden(spreadsheet, 'staging', job.table.id);
  if (sheetId === null) throw new SyncError('job-gone', { view: job.table.viewName });
  return sheetId;
}

/** Sets aside the person's own columns where they have any, and notes what the copy must know of the sheet before it. */
export function makeImage(job: Publishing, run: Run, seen: ReadonlySet<string>): JobEvent {
  if (job.sheetId === null) return { type: 'imaged', image: { insert: null, change: null } };
  const plan = run.planFor(job);
  const sheet = readSheet(job, job.sheetId, run.spreadsheet);
  const { maxColumns } = sheet.info;
  const { insert } = planLayout(plan.columns, sheet);
  const ids = idsOf(sheet, run.spreadsheet);
  const newIds = seen.size === job.total ? seen : new Set(stagedIds(job, run.spreadsheet));
  setAside(job, sheet, ids, run);
  const change = sheet.owned.length === 0 ? null : changeBetween(new Set(ids ?? []), newIds);
  return { type: 'imaged', image: { insert: insert && { ...insert, maxColumns }, change } };
}

function changeBetween(before: ReadonlySet<string>, after: ReadonlySet<string>): NonNullable<Image['change']> {
  const kept = [...after].filter((id) => before.has(id)).length;
  return { added: after.size - kept, gone: [...before].filter((id) => id !== '' && !after.has(id)).length };
}

/** Copies the whole used block to the `before` sheet, at the same place, so that relative formulas stay what they are. */
function setAside(job: Publishing, sheet: SheetBefore, ids: readonly string[] | null, run: Run): void {
  const { spreadsheet } = run;
  const size = { rows: sheet.usedRows, columns: sheet.used };
  if (size.rows < FIRST_ROW || size.columns === 0) return;
  const block = { sheetId: sheet.info.id, row: 1, column: 1, ...size };
  const content = spreadsheet.read(block, { formulas: true, notes: true });
  const rows = ids === null ? content.values.length - 1 : ids.length;
  const own = ownColumnsOf(content, ownedSet(sheet)).map((column) => ({ ...column, cells: column.cells.slice(0, rows) }));
  if (!own.some(hasContent)) return;
  if (ids === null) throw new SyncError('id-column-gone', { sheet: sheet.info.name });
  const left = cellsLeft(spreadsheet);
  const cells = size.rows * size.columns;
  if (cells > left) throw new SyncError('too-many-cells', { rows, columns: size.columns, cells, left });
  const before = openHidden(spreadsheet, 'before', job.table.id, size);
  spreadsheet.apply([{ kind: 'copyAll', from: block, sheetId: before, row: 1, column: 1 }]);
  spreadsheet.flush();
}

/** Brings the staged rows over. The person's sheet changes from here on. */
export function copyImage(job: Publishing, image: Image, run: Run): JobEvent {
  const plan = run.planFor(job);
  const { spreadsheet } = run;
  const staging = stagingOf(job, spreadsheet);
  const sheetId = job.sheetId ?? openNewSheet(job, plan, spreadsheet);
  insertColumns(sheetId, image, spreadsheet);
  const sheet = readSheet(job, sheetId, spreadsheet);
  const layout = planLayout(plan.columns, sheet);
  spreadsheet.apply([{ kind: 'grow', sheetId, rows: FIRST_ROW, columns: Math.max(...layout.columns) }]);
  spreadsheet.apply(claimColumns(job, plan, layout, sheet));
  const oldIds = idsOf(sheet, spreadsheet) ?? [];
  const below = firstRowBelow(sheet, oldIds.length, spreadsheet);
  spreadsheet.apply(planRows({ sheetId, rows: oldIds.length, below, maxRows: sheet.info.maxRows }, job.total));
  spreadsheet.apply([
    ...columnRuns(layout.columns).flatMap(({ index, column, count }): SheetEdit[] => [
      writeHeaders(sheetId, column, plan.columns.slice(index, index + count).map(({ header }) => header)),
      {
        kind: 'copy',
        from: { sheetId: staging, row: FIRST_ROW, column: index + 1, rows: job.total, columns: count },
        sheetId,
        row: FIRST_ROW,
        column,
      },
    ]),
    ...emptyVanished(layout, sheet, job.total, run),
  ]);
  bringBack(job, sheetId, layout, image, run);
  spreadsheet.tagSheet(sheetId, { key: TABLE_TAG, value: JSON.stringify(job.table) });
  spreadsheet.flush();
  if (job.sheetId === null) spreadsheet.activate(sheetId);
  return { type: 'published', table: job.table, receipt: receiptOf(job, image, plan, run) };
}

/** The sheet as a pull finds it. */
interface SheetBefore {
  readonly info: SheetInfo;
  readonly owned: readonly { readonly key: string; readonly column: number }[];
  readonly headers: readonly string[];
  readonly used: number;
  readonly usedRows: number;
}

function readSheet(job: Publishing, sheetId: number, spreadsheet: Spreadsheet): SheetBefore {
  const info = spreadsheet.sheets().find(({ id }) => id === sheetId);
  if (!info) throw new SyncError('sheet-gone', { view: job.table.viewName });
  const prefix = columnTag(job.table.id, '');
  const owned = spreadsheet
    .columnTags(sheetId, COLUMN_TAG)
    .filter(({ value }) => value.startsWith(prefix))
    .map(({ column, value }) => ({ column, key: value.slice(prefix.length) }));
  const { rows, columns } = spreadsheet.usedSize(sheetId);
  const [headers = []] =
    columns === 0 ? [] : spreadsheet.read({ sheetId, row: 1, column: 1, rows: 1, columns }).values;
  return { info, owned, headers: headers.map(textOf), used: columns, usedRows: rows };
}

function textOf(value: TypedValue): string {
  return value !== null && 'text' in value ? value.text : '';
}

function ownedSet(sheet: SheetBefore): ReadonlySet<number> {
  return new Set(sheet.owned.map(({ column }) => column));
}

/** The ids on the sheet, '' in rows without one; null when the sheet has no id column. */
function idsOf(sheet: SheetBefore, spreadsheet: Spreadsheet): readonly string[] | null {
  const column = sheet.owned.find(({ key }) => key === 'id')?.column;
  if (column === undefined) return null;
  const rows = sheet.usedRows - FIRST_ROW + 1;
  if (rows <= 0) return [];
  return tableIds(spreadsheet.read({ sheetId: sheet.info.id, row: FIRST_ROW, column, rows, columns: 1 }).values);
}

/** The first row under the table in which anything stands. */
function firstRowBelow(sheet: SheetBefore, rows: number, spreadsheet: Spreadsheet): number | null {
  const row = FIRST_ROW + rows;
  const count = sheet.usedRows - row + 1;
  if (count <= 0) return null;
  const block = { sheetId: sheet.info.id, row, column: 1, rows: count, columns: sheet.used };
  const { values } = spreadsheet.read(block);
  const index = values.findIndex((cells) => cells.some((value) => value !== null));
  return index < 0 ? null : row + index;
}

/** The new sheet, or the one that an interrupted step made: known by its name. */
function openNewSheet(job: Publishing, plan: SyncPlan, spreadsheet: Spreadsheet): number {
  const name = job.newSheetName ?? job.table.viewName;
  const made = spreadsheet.sheets().find((sheet) => sheet.name === name);
  const roomy = (job.total + 1) * USUAL_COLUMNS <= ROOMY_CELLS;
  const columns = roomy ? Math.max(plan.columns.length, USUAL_COLUMNS) : plan.columns.length;
  const sheetId = made?.id ?? spreadsheet.insertSheet(name, { hidden: false, rows: job.total + 1, columns }).id;
  spreadsheet.tagSheet(sheetId, { key: TABLE_TAG, value: JSON.stringify(job.table) });
  return sheetId;
}

/** The grid's width tells whether the columns are in already. */
function insertColumns(sheetId: number, { insert }: Image, spreadsheet: Spreadsheet): void {
  if (!insert) return;
  const width = spreadsheet.sheets().find(({ id }) => id === sheetId)?.maxColumns ?? 0;
  if (width > insert.maxColumns) return;
  spreadsheet.apply([{ kind: 'insertColumns', sheetId, after: insert.after, count: insert.count }]);
}

/** Tags and formats for new columns; the header row is frozen when the table is new. */
function claimColumns(job: Publishing, plan: SyncPlan, layout: Layout, sheet: SheetBefore): readonly SheetEdit[] {
  const sheetId = sheet.info.id;
  const tagged = new Set(sheet.owned.map(({ key }) => key));
  const edits = plan.columns.flatMap(({ key, format }, index): SheetEdit[] => {
    const column = layout.columns[index];
    if (column === undefined || tagged.has(key)) return [];
    const rows = Math.max(job.total, sheet.info.maxRows - 1);
    return [
      { kind: 'tagColumn', sheetId, column, tag: { key: COLUMN_TAG, value: columnTag(job.table.id, key) } },
      { kind: 'headerStyle', block: { sheetId, row: 1, column, rows: 1, columns: 1 } },
      { kind: 'grow', sheetId, rows: rows + 1, columns: column },
      {
        kind: 'numberFormat',
        block: { sheetId, row: FIRST_ROW, column, rows, columns: 1 },
        format: NUMBER_FORMATS[format],
      },
    ];
  });
  return tagged.size === 0 ? [...edits, { kind: 'freezeRows', sheetId, rows: 1 }] : edits;
}

/** Columns that the view has no more: emptied, and their header says so. */
function emptyVanished(layout: Layout, sheet: SheetBefore, total: number, { words }: Run): readonly SheetEdit[] {
  const sheetId = sheet.info.id;
  return layout.vanished.flatMap(({ column }): SheetEdit[] => {
    const header = sheet.headers[column - 1] ?? '';
    const gone = words.goneHeader('');
    const marked = header.endsWith(gone) ? header : words.goneHeader(header);
    return [
      { kind: 'clear', block: { sheetId, row: FIRST_ROW, column, rows: total, columns: 1 } },
      writeHeaders(sheetId, column, [marked]),
    ];
  });
}

/** The person's own columns, from where they were set aside, into the new order of records. */
function bringBack(job: Publishing, sheetId: number, layout: Layout, image: Image, run: Run): void {
  const { spreadsheet } = run;
  const before = findHidden(spreadsheet, 'before', job.table.id);
  if (before === null) return;
  const { rows, columns } = spreadsheet.usedSize(before);
  const content = spreadsheet.read({ sheetId: before, row: 1, column: 1, rows, columns }, { formulas: true, notes: true });
  // Columns count as they did before the insertion.
  const shift = (column: number) =>
    image.insert && column > image.insert.after ? column + image.insert.count : column;
  const nowOwned = new Set([...layout.columns, ...layout.vanished.map(({ column }) => column)]);
  const ownedBefore = new Set<number>();
  for (let column = 1; column <= columns; column += 1) if (nowOwned.has(shift(column))) ownedBefore.add(column);
  const idIndex = [...ownedBefore].find((column) => shift(column) === layout.columns[0]) ?? 1;
  const oldIds = tableIds(content.values.slice(1).map((row) => [row[idIndex - 1] ?? null]));
  const own = ownColumnsOf(content, ownedBefore).map(
    (column): OwnColumn => ({ ...column, column: shift(column.column), cells: column.cells.slice(0, oldIds.length) }),
  );
  const { edits, left } = planOwnColumns(sheetId, own, oldIds, stagedIds(job, spreadsheet));
  if (left.length > 0) archive(job, left, run);
  spreadsheet.apply(edits);
}
