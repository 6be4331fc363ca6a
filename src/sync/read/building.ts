/** A first pull builds its sheet itself, hidden until it is whole: nothing is staged, nothing copied, and it is no table until it shows. */
import { type Scalar, typedOf } from '../../cells/scalar';
import { SyncError } from '../../errors';
import type { SheetEdit, Spreadsheet } from '../../ports/spreadsheet';
import { writeRows } from '../../sheet/write';
import { dressColumns, NUMBER_FORMATS, tagColumns } from '../own/claim';
import { readOwnedColumns, type TableColumn } from '../own/columns/column-tags';
import { becomeVisible, findHidden, openFresh, tableSheetName } from '../own/hidden/hidden';
import { linkEdits } from '../own/record-links';
import { dressed, withSeconds } from '../own/columns/seconds';
import type { SheetWords } from '../own/words';
import { EVERYTHING } from '../../twenty/views/everything';
import { readTables, type Table, TABLE_TAG, tableTagValue } from '../job/table';

/** A sheet as Google makes it; a new table is at least that large so that people have room beside and below it. */
const USUAL_COLUMNS = 26;
const USUAL_ROWS = 1_000;
/** A spare column costs a cell in every row: beyond this many cells a new sheet gets none. */
const ROOMY_CELLS = 1_000_000;

const HEADER_ROW = 1;

/** Grid of a new table's sheet; that of a backup has no room to spare, but for the row that Google wants under a frozen one. */
export function sizeOfNewSheet(
  total: number,
  columns: number,
  isBackup = false,
): { readonly rows: number; readonly columns: number } {
  if (isBackup) return { rows: Math.max(total, 1) + 1, columns };
  const roomy = (total + 1) * USUAL_COLUMNS <= ROOMY_CELLS;
  return { rows: Math.max(total + 1, USUAL_ROWS), columns: roomy ? Math.max(columns, USUAL_COLUMNS) : columns };
}

export interface Building {
  readonly table: Table;
  readonly columns: readonly TableColumn[];
  /** As those of a plan. */
  readonly labelTag: string | null;
  readonly linkBase: string;
  readonly total: number;
}

/**
 * Rows at the place that the job fixes; writing them again changes nothing. The first ones begin a new sheet.
 *
 * @param seconds columns that show seconds already, as far as this execution knows; those that come are added
 * @param note told after each block of rows how many of these are written
 */
export function buildRows(
  building: Building,
  offset: number,
  rows: readonly (readonly Scalar[])[],
  seconds: Set<number>,
  spreadsheet: Spreadsheet,
  note: (written: number) => void,
): void {
  const late = withSeconds(building.columns, rows).filter((index) => !seconds.has(index));
  for (const index of late) seconds.add(index);
  const isFirst = offset === 0;
  const sheetId = isFirst ? beginSheet(building, seconds, spreadsheet) : sheetBeingBuilt(building.table, spreadsheet);
  const size = sizeOf(building);
  const height = size.rows - HEADER_ROW;
  const end = HEADER_ROW + offset + rows.length;
  spreadsheet.apply([
    ...(isFirst ? [] : late).map((index): SheetEdit => {
      const block = { sheetId, row: HEADER_ROW + 1, column: index + 1, rows: height, columns: 1 };
      return { kind: 'numberFormat', block, format: NUMBER_FORMATS.dateTime };
    }),
    // More may come than were counted.
    ...(end > size.rows ? [{ kind: 'grow', sheetId, rows: end, columns: 1 } as const] : []),
  ]);
  let written = 0;
  const typed = rows.map((cells) => cells.map(typedOf));
  for (const edit of writeRows(sheetId, HEADER_ROW + 1 + offset, 1, typed)) {
    spreadsheet.apply([edit]);
    written += edit.rows.length;
    note(written);
  }
  spreadsheet.apply(linksOf(building, sheetId, offset, rows));
}

function linksOf(
  { table, columns, labelTag, linkBase: base }: Building,
  sheetId: number,
  offset: number,
  rows: readonly (readonly Scalar[])[],
): readonly SheetEdit[] {
  const index = columns.findIndex(({ tag }) => tag === labelTag);
  if (index < 0 || base === '' || !table.options.recordLinks) return [];
  return linkEdits(
    { sheetId, column: index + 1, base },
    rows.map((cells, row) => ({
      row: HEADER_ROW + 1 + offset + row,
      id: String(cells[0]),
      name: cells[index] ?? null,
    })),
  );
}

/** @throws SyncError `pages-inconsistent` when it was deleted meanwhile: reading begins anew. */
function sheetBeingBuilt(table: Table, spreadsheet: Spreadsheet): number {
  const found = findHidden(spreadsheet, 'building', table.id);
  if (!found) throw new SyncError('pages-inconsistent');
  return found.sheetId;
}

const sizeOf = ({ table, columns, total }: Building) =>
  sizeOfNewSheet(total, columns.length, table.viewId === EVERYTHING);

function beginSheet(building: Building, seconds: ReadonlySet<number>, spreadsheet: Spreadsheet): number {
  const { table, columns } = building;
  const size = sizeOf(building);
  const sheetId = openFresh(spreadsheet, 'building', table.id, size);
  const claim = { sheetId, tableId: table.id, headerRow: HEADER_ROW, maxRows: size.rows };
  spreadsheet.apply([
    ...dressColumns(
      claim,
      columns.map((column, index) => ({ column: dressed(column, seconds.has(index)), at: index + 1 })),
    ),
    { kind: 'freezeRows', sheetId, rows: HEADER_ROW },
  ]);
  return sheetId;
}

/**
 * The same once it may show already: an execution may have died before it could say so.
 *
 * @throws SyncError `pages-inconsistent` when it is nowhere.
 */
export function builtSheet(table: Table, spreadsheet: Spreadsheet): number {
  if (findHidden(spreadsheet, 'building', table.id)) return sheetBeingBuilt(table, spreadsheet);
  const placed = readTables(spreadsheet).find((one) => one.table.id === table.id);
  if (!placed) throw new SyncError('pages-inconsistent');
  return placed.sheetId;
}

export function isShown(table: Table, spreadsheet: Spreadsheet): boolean {
  const isPlaced = readTables(spreadsheet).some((one) => one.table.id === table.id);
  return isPlaced && findHidden(spreadsheet, 'building', table.id) === null;
}

/** Ids as the sheet holds them. */
export function builtIds(table: Table, total: number, spreadsheet: Spreadsheet): readonly Scalar[] {
  const sheetId = sheetBeingBuilt(table, spreadsheet);
  const block = { sheetId, row: HEADER_ROW + 1, column: 1, rows: total, columns: 1 };
  return total === 0 ? [] : spreadsheet.scalars(block).map(([id]) => id ?? null);
}

/** The rows as the sheet holds them, for marks. */
export function builtRows(
  table: Table,
  total: number,
  columns: number,
  spreadsheet: Spreadsheet,
): readonly (readonly Scalar[])[] {
  const sheetId = builtSheet(table, spreadsheet);
  const block = { sheetId, row: HEADER_ROW + 1, column: 1, rows: total, columns };
  return total === 0 ? [] : spreadsheet.scalars(block);
}

/** The sheet becomes a table and shows. A step that died in between finds it by its tag and does the rest. */
export function showBuilt(
  { table, columns }: Pick<Building, 'table' | 'columns'>,
  words: SheetWords,
  spreadsheet: Spreadsheet,
): number {
  const sheetId = builtSheet(table, spreadsheet);
  if (isShown(table, spreadsheet)) return sheetId;
  const tagged = new Set(readOwnedColumns(table.id, sheetId, columns, spreadsheet).map(({ column }) => column));
  const claim = { sheetId, tableId: table.id, headerRow: HEADER_ROW, maxRows: HEADER_ROW };
  const placed = columns.map((column, index) => ({ column, at: index + 1 })).filter(({ at }) => !tagged.has(at));
  spreadsheet.apply(tagColumns(claim, placed, true));
  spreadsheet.tagSheet(sheetId, { key: TABLE_TAG, value: tableTagValue(table, sheetId, spreadsheet) });
  const taken = spreadsheet.sheets().flatMap(({ id, name }) => (id === sheetId ? [] : [name]));
  spreadsheet.showSheet(sheetId, tableSheetName(table.viewName, taken, words.reservedNames));
  becomeVisible(spreadsheet, sheetId);
  return sheetId;
}
