/**
 * From the staging sheet to the person's. Every step finds out by looking what is already done, so copying again after an
 * interruption gives the same sheet.
 */
import type { SheetEdit, Spreadsheet } from '../../ports/spreadsheet';
import { columnRuns, type Layout, planLayout } from '../../sheet/layout';
import { FIRST_ROW, planRows } from '../../sheet/rows';
import { sheetName, writeHeaders } from '../../sheet/write';
import { showChanges } from './changes';
import { claimColumns } from '../own/claim';
import type { Image, JobEvent, JobIn } from '../job/job';
import { bringBack } from './own-before';
import { receiptOf, restoredReceipt } from './receipt';
import type { Run } from '../job/slice';
import { firstRowBelow, idsOf, readSheet, type SheetBefore, stagedIds, stagingOf } from '../own/sheet-before';
import { stagedColumns } from '../own/staging';
import { readTables, TABLE_TAG } from '../job/table';
import { offerUndo, undoOf } from './undo';

type Publishing = JobIn<'publishing'>;

/** A sheet as Google makes it; a new table is at least that large so that people have room beside and below it. */
const USUAL_COLUMNS = 26;
const USUAL_ROWS = 1_000;
/** A spare column costs a cell in every row: beyond this many cells a new sheet gets none. */
const ROOMY_CELLS = 1_000_000;

/** Brings the staged rows over. The person's sheet changes from here on. */
export function copyImage(job: Publishing, image: Image, run: Run): JobEvent {
  const { spreadsheet } = run;
  const staging = stagingOf(job, spreadsheet);
  const columns = stagedColumns(staging, spreadsheet);
  const sheetId = job.sheetId ?? openNewSheet(job, columns.length, spreadsheet);
  insertColumns(sheetId, image, spreadsheet);
  const sheet = readSheet(job, sheetId, columns, spreadsheet);
  const layout = planLayout(columns, sheet);
  spreadsheet.apply(claimColumns(job, columns, layout, sheet));
  const oldIds = idsOf(sheet, spreadsheet) ?? [];
  const below = firstRowBelow(sheet, oldIds.length, spreadsheet);
  spreadsheet.apply(planRows({ sheetId, rows: oldIds.length, below, maxRows: sheet.info.maxRows }, job.total));
  spreadsheet.apply([
    ...columnRuns(layout.columns).flatMap(({ index, column, count }): SheetEdit[] => [
      writeHeaders(
        sheetId,
        column,
        columns.slice(index, index + count).map(({ header }) => header),
      ),
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
  bringBack(job, sheetId, layout, run);
  spreadsheet.tagSheet(sheetId, { key: TABLE_TAG, value: JSON.stringify(job.table) });
  showChanges(job, run);
  spreadsheet.flush();
  if (job.sheetId === null) spreadsheet.activate(sheetId);
  const written = idsWritten(sheetId, layout, job, run);
  if (job.source === 'twenty') offerUndo(job, spreadsheet);
  const before = job.source === 'undo' ? undoOf(job, spreadsheet)?.receipt : null;
  const receipt = before ? restoredReceipt(job, before, written) : receiptOf(job, image, columns.length, written, run);
  return { type: 'published', table: job.table, sheetId, receipt };
}

/** How many rows of the sheet hold the id that they should: read again, after all writing is done. */
function idsWritten(sheetId: number, layout: Layout, job: Publishing, { spreadsheet }: Run): number {
  const column = layout.columns[0] ?? 1;
  const { values } = spreadsheet.read({ sheetId, row: FIRST_ROW, column, rows: job.total, columns: 1 });
  const staged = stagedIds(job, spreadsheet);
  return values.filter(([value], row) => value && 'text' in value && value.text === staged[row]).length;
}

/**
 * The new sheet, or the one that an interrupted step made: known by its tag, or, where it died before the tag, by its name and
 * emptiness. A sheet that the person made meanwhile under that name is left alone.
 */
function openNewSheet(job: Publishing, width: number, spreadsheet: Spreadsheet): number {
  const tagged = readTables(spreadsheet).find(({ table }) => table.id === job.table.id);
  if (tagged) return tagged.sheetId;
  const sheets = spreadsheet.sheets();
  const name = job.newSheetName ?? job.table.viewName;
  const made = sheets.find((sheet) => sheet.name === name && spreadsheet.usedSize(sheet.id).rows === 0);
  const free = sheetName(
    name,
    sheets.map((sheet) => sheet.name),
  );
  const roomy = (job.total + 1) * USUAL_COLUMNS <= ROOMY_CELLS;
  const columns = roomy ? Math.max(width, USUAL_COLUMNS) : width;
  const rows = Math.max(job.total + 1, USUAL_ROWS);
  const sheetId = made?.id ?? spreadsheet.insertSheet(free, { hidden: false, rows, columns }).id;
  spreadsheet.tagSheet(sheetId, { key: TABLE_TAG, value: JSON.stringify(job.table) });
  return sheetId;
}

/** The grid's width tells whether the columns are in already. */
function insertColumns(sheetId: number, { insert }: Image, spreadsheet: Spreadsheet): void {
  if (!insert) return;
  const width = spreadsheet.sheet(sheetId)?.maxColumns ?? 0;
  if (width > insert.maxColumns) return;
  spreadsheet.apply([{ kind: 'insertColumns', sheetId, after: insert.after, count: insert.count }]);
}

/** Columns that the view has no more: emptied, and their header says so. */
function emptyVanished(layout: Layout, sheet: SheetBefore, total: number, { words }: Run): readonly SheetEdit[] {
  const sheetId = sheet.info.id;
  return layout.vanished.flatMap(({ column }): SheetEdit[] => {
    const header = sheet.headers[column - 1] ?? '';
    const marked = words.isGone(header) ? header : words.goneHeader(header);
    return [
      { kind: 'clear', block: { sheetId, row: FIRST_ROW, column, rows: total, columns: 1 } },
      writeHeaders(sheetId, column, [marked]),
    ];
  });
}
