/**
 * What is the person's in the rows of a table, set aside in the `before` sheet while the table is written, and brought back
 * beside its records.
 */
import { SyncError } from '../../errors';
import type { Spreadsheet } from '../../ports/spreadsheet';
import { rowBlocks } from '../../sheet/blocks';
import { columnRuns, type Layout } from '../../sheet/layout';
import {
  asTarget,
  type OwnBlock,
  type OwnColumn,
  ownColumnsOf,
  type OwnColumnsPlan,
  planOwnColumns,
} from '../../sheet/own-columns';
import { ownEdits } from '../../sheet/own-edits';
import { FIRST_ROW, tableIds } from '../../sheet/rows';
import { writeHeaders, writeRows } from '../../sheet/write';
import { archive, requireOpenArchive } from './archive';
import type { JobIn } from '../job/job';
import { withArchived } from './restore';
import { applyPastRules } from './rules-aside';
import type { Run } from '../job/slice';
import { ownedSet, type SheetBefore, stagedIds } from '../own/sheet-before';
import { cellsLeft, findHidden, openHidden, removeOne } from '../own/staging';

type Publishing = JobIn<'publishing'>;

interface Found {
  /** The ids on the sheet; null when it has no id column. */
  readonly ids: readonly string[] | null;
  readonly insert: Layout['insert'];
}

/** Where to look: records of the table, columns with contents, columns of the grid. */
interface Place {
  readonly sheetId: number;
  readonly rows: number;
  readonly used: number;
  readonly maxColumns: number;
}

/** Columns with something of the person's in the table's rows. Contents and formats of their own columns, notes of all. */
export function readOwnColumns(
  { sheetId, rows, used, maxColumns }: Place,
  owned: ReadonlySet<number>,
  spreadsheet: Spreadsheet,
): readonly OwnColumn[] {
  if (rows === 0 || maxColumns === 0) return [];
  const top = { sheetId, row: 1, column: 1, rows: 1, columns: Math.max(used, 1) };
  const { values, formulas } = spreadsheet.read(top, { formulas: true });
  // A formula in the header fills the column by itself (ARRAYFORMULA): its cells are results, not contents.
  const own = (values[0] ?? []).flatMap((_, index) =>
    owned.has(index + 1) || (formulas[0]?.[index] ?? '') !== '' ? [] : [index + 1],
  );
  const below = { sheetId, row: FIRST_ROW, rows };
  const blocks = columnRuns(own).flatMap(({ column, count: columns }) =>
    rowBlocks({ ...below, column, columns }).map((block): OwnBlock => {
      const content = spreadsheet.read(block, { formulas: true, formats: true });
      return { row: block.row, column, columns, content };
    }),
  );
  const notes = rowBlocks({ ...below, column: 1, columns: maxColumns }).flatMap((block) => spreadsheet.notes(block));
  return ownColumnsOf(values[0] ?? [], blocks, notes, rows);
}

/**
 * Writes the ids and what is the person's to the `before` sheet, at the places that they have, and inserts there what will be
 * inserted on the sheet: so formulas go on pointing at what they point at. Read and written, not copied by Google: a copy
 * leaves out rows that a filter hides.
 */
export function setAside(job: Publishing, sheet: SheetBefore, { ids, insert }: Found, run: Run): void {
  const { spreadsheet } = run;
  // Left from an attempt that died here: the person may have written more since.
  removeOne(spreadsheet, 'before', job.table.id);
  const { usedRows, used, info } = sheet;
  const rows = ids === null ? Math.max(usedRows - 1, 0) : ids.length;
  const place = { sheetId: info.id, rows, used, maxColumns: info.maxColumns };
  const own = readOwnColumns(place, ownedSet(sheet), spreadsheet).map(asTarget);
  if (own.length === 0) return;
  const idColumn = sheet.owned.find(({ key }) => key === 'id')?.column;
  if (ids === null || idColumn === undefined) throw new SyncError('id-column-gone', { sheet: info.name });
  // As large as the sheet is and as the table becomes: formulas point at any of it, and rules of new rows find room.
  const size = {
    rows: Math.max(usedRows, job.total + 1),
    columns: Math.max(used, own[own.length - 1]?.column ?? 0),
  };
  if (planOwnColumns(own, ids, stagedIds(job, spreadsheet)).left.length > 0) requireOpenArchive(run);
  const left = cellsLeft(spreadsheet);
  const cells = size.rows * size.columns;
  if (cells > left) throw new SyncError('too-many-cells', { rows, columns: size.columns, cells, left });
  const before = openHidden(spreadsheet, 'before', job.table.id, size);
  const { contents, formats, notes } = ownEdits(before, own, []);
  spreadsheet.apply([
    ...writeRows(
      before,
      FIRST_ROW,
      idColumn,
      ids.map((id) => [{ text: id }]),
    ),
    ...own.map(({ column, header }) => writeHeaders(before, column, [header])),
    // Formats last: into cells without one, contents go as they are.
    ...contents,
    ...formats,
    ...notes,
  ]);
  if (insert) spreadsheet.apply([{ kind: 'insertColumns', sheetId: before, ...insert }]);
  spreadsheet.flush();
}

/** What is the person's, from where it was set aside, into the new order of records; for an undo also what the archive has. */
export function bringBack(job: Publishing, sheetId: number, layout: Layout, run: Run): void {
  const { spreadsheet } = run;
  const owned = new Set([...layout.columns, ...layout.vanished.map(({ column }) => column)]);
  const ids = stagedIds(job, spreadsheet);
  const before = findHidden(spreadsheet, 'before', job.table.id);
  const { targets, left } = before === null ? NOTHING : planBack(before, { owned, ids, layout }, spreadsheet);
  if (left.length > 0) archive(job, left, run);
  const place = placeOf(sheetId, job.total, spreadsheet);
  const wanted =
    job.source === 'undo'
      ? withArchived(job, { targets, ids, owned, headers: headersOf(place, spreadsheet) }, run)
      : targets;
  if (before === null && wanted.length === 0) return;
  const { formats, contents, notes } = ownEdits(sheetId, wanted, readOwnColumns(place, owned, spreadsheet));
  spreadsheet.apply(formats);
  const columns = wanted.filter((target) => target.contents).map(({ column }) => column);
  const size = { rows: job.total + 1, columns: place.maxColumns };
  const aside = before ?? openHidden(spreadsheet, 'before', job.table.id, size);
  applyPastRules(contents, { before: aside, sheetId, rows: job.total, columns }, spreadsheet);
  spreadsheet.apply(notes);
}

const NOTHING: OwnColumnsPlan = { targets: [], left: [] };

interface Back {
  readonly owned: ReadonlySet<number>;
  readonly ids: readonly string[];
  readonly layout: Layout;
}

function planBack(before: number, { owned, ids, layout }: Back, spreadsheet: Spreadsheet): OwnColumnsPlan {
  const oldIds = idsIn(before, layout.columns[0] ?? 1, spreadsheet);
  const own = readOwnColumns(placeOf(before, oldIds.length, spreadsheet), owned, spreadsheet);
  return planOwnColumns(own, oldIds, ids);
}

/** '' where a header is a formula. */
function headersOf({ sheetId, maxColumns: columns }: Place, spreadsheet: Spreadsheet): readonly string[] {
  const block = { sheetId, row: 1, column: 1, rows: 1, columns };
  const { values, formulas } = spreadsheet.read(block, { formulas: true });
  return (values[0] ?? []).map((value, index) => {
    const isText = value !== null && 'text' in value && (formulas[0]?.[index] ?? '') === '';
    return isText ? value.text : '';
  });
}

function placeOf(sheetId: number, rows: number, spreadsheet: Spreadsheet): Place {
  const maxColumns = spreadsheet.sheet(sheetId)?.maxColumns ?? 0;
  return { sheetId, rows, used: spreadsheet.usedSize(sheetId).columns, maxColumns };
}

function idsIn(sheetId: number, column: number, spreadsheet: Spreadsheet): readonly string[] {
  const rows = spreadsheet.usedSize(sheetId).rows - FIRST_ROW + 1;
  return rows <= 0 ? [] : tableIds(spreadsheet.read({ sheetId, row: FIRST_ROW, column, rows, columns: 1 }).values);
}
