/** Reading what stands on the sheets of a pull. */
import type { TypedValue } from '../../cells/typed-value';
import { SyncError } from '../../errors';
import type { SheetInfo, Spreadsheet } from '../../ports/spreadsheet';
import { COLUMN_TAG, columnsByHeader, columnTag, type WantedColumn } from '../../sheet/layout';
import { rowBlocks } from '../../sheet/blocks';
import { FIRST_ROW, tableIds } from '../../sheet/rows';
import type { Job, JobIn } from '../job/job';
import { findHidden } from './staging';

type Publishing = JobIn<'publishing'>;

/** The sheet as a pull finds it. */
export interface SheetBefore {
  readonly info: SheetInfo;
  /** Columns of the table: by their tags; on a sheet that lost all of them, by their headers. */
  readonly owned: readonly { readonly key: string; readonly column: number }[];
  /** Keys of the columns that carry a tag. */
  readonly tagged: ReadonlySet<string>;
  readonly headers: readonly string[];
  readonly used: number;
  readonly usedRows: number;
}

/** @throws SyncError `sheet-gone`. */
export function readSheet(
  job: Pick<Job, 'table'>,
  sheetId: number,
  wanted: readonly WantedColumn[],
  spreadsheet: Spreadsheet,
): SheetBefore {
  const info = spreadsheet.sheet(sheetId);
  if (!info) throw new SyncError('sheet-gone', { view: job.table.viewName });
  const prefix = columnTag(job.table.id, '');
  const tags = spreadsheet
    .columnTags(sheetId, COLUMN_TAG)
    .filter(({ value }) => value.startsWith(prefix))
    .map(({ column, value }) => ({ column, key: value.slice(prefix.length) }));
  const { rows, columns } = spreadsheet.usedSize(sheetId);
  const [first = []] = columns === 0 ? [] : spreadsheet.read({ sheetId, row: 1, column: 1, rows: 1, columns }).values;
  const headers = first.map(textOf);
  return {
    info,
    owned: tags.length > 0 ? tags : columnsByHeader(wanted, headers),
    tagged: new Set(tags.map(({ key }) => key)),
    headers,
    used: columns,
    usedRows: rows,
  };
}

function textOf(value: TypedValue): string {
  return value !== null && 'text' in value ? value.text : '';
}

export function ownedSet(sheet: SheetBefore): ReadonlySet<number> {
  return new Set(sheet.owned.map(({ column }) => column));
}

/** The ids on the sheet, '' in rows without one; null when the sheet has no id column. */
export function idsOf(sheet: SheetBefore, spreadsheet: Spreadsheet): readonly string[] | null {
  const column = sheet.owned.find(({ key }) => key === 'id')?.column;
  if (column === undefined) return null;
  const rows = sheet.usedRows - FIRST_ROW + 1;
  if (rows <= 0) return [];
  return tableIds(spreadsheet.read({ sheetId: sheet.info.id, row: FIRST_ROW, column, rows, columns: 1 }).values);
}

/** The first row under the table in which anything stands; under one of no record or one, a note too is something. */
export function firstRowBelow(sheet: SheetBefore, rows: number, spreadsheet: Spreadsheet): number | null {
  const { id: sheetId, maxRows, maxColumns } = sheet.info;
  const row = FIRST_ROW + rows;
  const count = sheet.usedRows - row + 1;
  const { values } =
    count > 0 ? spreadsheet.read({ sheetId, row, column: 1, rows: count, columns: sheet.used }) : { values: [] };
  const index = values.findIndex((cells) => cells.some((value) => value !== null));
  const found = index < 0 ? [] : [row + index];
  // A larger table takes along by itself what stands under it.
  if (rows <= 1 && sheet.usedRows > 0) {
    const below = { sheetId, row, column: 1, rows: Math.max(maxRows - row + 1, 0), columns: maxColumns };
    const [first] = rowBlocks(below).flatMap((block) => spreadsheet.notes(block));
    if (first) found.push(first.row);
  }
  return found.length === 0 ? null : Math.min(...found);
}

/** The ids in staging, in the view's order. @throws SyncError `job-gone` when the staging sheet was deleted. */
export function stagedIds(job: Publishing | JobIn<'checking'>, spreadsheet: Spreadsheet): readonly string[] {
  const sheetId = stagingOf(job, spreadsheet);
  const block = { sheetId, row: FIRST_ROW, column: 1, rows: job.total, columns: 1 };
  return spreadsheet.read(block).values.map(([value]) => (value && 'text' in value ? value.text : ''));
}

/** For an undo, the copy that the last refresh kept. @throws SyncError `job-gone`. */
export function stagingOf(job: Publishing | JobIn<'checking'>, spreadsheet: Spreadsheet): number {
  const sheetId = findHidden(spreadsheet, job.source === 'undo' ? 'undo' : 'staging', job.table.id);
  if (sheetId === null) throw new SyncError('job-gone', { view: job.table.viewName });
  return sheetId;
}
