/** A table as its sheet shows it: where the header stands, which rows and columns are the table's, and what is in its cells. */
import type { Scalar } from '../../../cells/scalar';
import { SyncError } from '../../../errors';
import type { SheetInfo, Spreadsheet } from '../../../ports/spreadsheet';
import { rowBlocks } from '../../../sheet/blocks';
import { columnRuns } from '../../../sheet/column-runs';
import { isIdOnSheet, isUuid } from '../../../sheet/record-id';
import type { OldRow } from '../../../sheet/target-rows';
import { type ColumnMemo, headersMark } from './column-memo';
import { type Reuse, reused } from './reuse';
import {
  COLUMN_TAG,
  foreignColumns,
  ID_TAG,
  ownedByHeader,
  ownedColumns,
  type OwnedColumn,
  type RawTag,
  type TableColumn,
} from './column-tags';

export interface TableSheet {
  readonly info: SheetInfo;
  /** Rows and columns that hold anything. */
  readonly used: { readonly rows: number; readonly columns: number };
  /** 0 on a sheet without a table. */
  readonly headerRow: number;
  /** Of all used columns. */
  readonly headers: readonly string[];
  /** From left to right. */
  readonly owned: readonly OwnedColumn[];
  /** Columns that another table claims. */
  readonly foreign: readonly number[];
  /** From the row under the header to the last that holds an id. */
  readonly rows: readonly OldRow[];
  /** For each of these rows, and each wanted column in its order, what the cell shows; null in a column that is not there yet. */
  readonly cells: readonly (readonly Scalar[])[];
}

export interface TableQuestion {
  readonly tableId: string;
  readonly sheetId: number;
  readonly viewName: string;
  readonly columns: readonly TableColumn[];
  /** Ids beside UUIDs that records are known to have. */
  readonly isKnownId: (id: string) => boolean;
  /** Columns that another view left behind become those that are missing. */
  readonly reuse?: 'free' | readonly Reuse[];
  /** Null where the tags are asked for anew. */
  readonly memo: ColumnMemo | null;
}

/** Rows above the records in which the header is looked for: titles take few. */
const MOST_ROWS_ABOVE = 50;

/**
 * Reads each owned cell once.
 *
 * @throws SyncError `sheet-gone`, `column-twice`; `id-column-gone` when the table has columns but none of ids: then nothing tells
 * which row is which record.
 */
export function readTableSheet(question: TableQuestion, spreadsheet: Spreadsheet): TableSheet {
  const { tableId, sheetId, viewName, columns: wanted } = question;
  const info = spreadsheet.sheet(sheetId);
  if (!info) throw new SyncError('sheet-gone', { view: viewName });
  const used = { ...spreadsheet.usedSize(sheetId) };
  const known = knownTags(question, used, spreadsheet);
  const current = known ?? spreadsheet.columnTags(sheetId, COLUMN_TAG);
  const foreign = foreignColumns(tableId, current);
  const tagged = ownedColumns({ tableId, sheetId, current }, wanted, spreadsheet);
  const there =
    tagged.length > 0 || used.columns === 0
      ? withoutFilled(tagged, question, used, spreadsheet)
      : ownedByHeader(wanted, readRow(sheetId, 1, used.columns, spreadsheet));
  const idColumn = there.find(({ tag }) => tag === ID_TAG)?.column;
  if (idColumn === undefined) {
    if (there.length > 0) throw new SyncError('id-column-gone', { sheet: info.name });
    return { info, used, headerRow: 0, headers: [], owned: there, foreign, rows: [], cells: [] };
  }
  const size = { sheetId, rows: used.rows };
  const grid = readColumns(there, idColumn, size, spreadsheet);
  const ids = grid.ids;
  // A server gives ids of one kind: where one is a UUID, nothing else is an id.
  const isKnown = ids.some((value) => typeof value === 'string' && isUuid(value)) ? () => false : question.isKnownId;
  const isId = (value: Scalar): value is string => typeof value === 'string' && isIdOnSheet(value, isKnown);
  const first = ids.findIndex(isId);
  let last = ids.length - 1;
  while (last >= 0 && !isId(ids[last] ?? null)) last -= 1;
  const headerRow = findHeader(first, there, wanted, { sheetId, used }, spreadsheet);
  const seen = new Set<string>();
  const rows = ids.slice(headerRow, last + 1).map((value): OldRow => {
    if (!isId(value)) return { id: '', kind: 'user' };
    const kind = seen.has(value) ? 'double' : 'record';
    seen.add(value);
    return { id: value, kind };
  });
  const headers = headerRow === 0 ? [] : readRow(sheetId, headerRow, used.columns, spreadsheet);
  if (known === null) remember(question, headerRow, headers, current);
  const owned = question.reuse ? reused(there, wanted, headers, question.reuse) : there;
  const { cellsOf } = owned.some(({ was }) => was) ? readColumns(owned, idColumn, size, spreadsheet) : grid;
  return {
    info,
    used,
    headerRow,
    headers,
    owned,
    foreign,
    rows,
    cells: cellsOf(headerRow, rows.length, wanted.length),
  };
}

/** Somebody may have put something into a column since it was emptied: then it is that person's, and the field gets another one. */
function withoutFilled(
  tagged: readonly OwnedColumn[],
  { sheetId, isKnownId }: TableQuestion,
  used: TableSheet['used'],
  spreadsheet: Spreadsheet,
): readonly OwnedColumn[] {
  const idColumn = tagged.find(({ tag }) => tag === ID_TAG)?.column;
  if (idColumn === undefined || !tagged.some(({ isEmptied }) => isEmptied)) return tagged;
  const cellsOf = (column: number): readonly Scalar[] =>
    spreadsheet.scalars({ sheetId, row: 1, column, rows: used.rows, columns: 1 }).map(([cell]) => cell ?? null);
  const ids = cellsOf(idColumn);
  const first = ids.findIndex((value) => typeof value === 'string' && isIdOnSheet(value, isKnownId));
  const isFilled = (column: number): boolean => cellsOf(column).some((cell, row) => cell !== null && row >= first);
  return tagged.filter(({ isEmptied, column }) => !isEmptied || first < 0 || !isFilled(column));
}

/** The tags as they were, where nothing can have moved since. */
function knownTags(
  { tableId, sheetId, memo }: TableQuestion,
  { rows, columns }: TableSheet['used'],
  spreadsheet: Spreadsheet,
): readonly RawTag[] | null {
  const known = memo?.load(tableId) ?? null;
  if (known === null || known.sheetId !== sheetId || known.headerRow > rows || columns === 0) return null;
  const cells = readRow(sheetId, known.headerRow, columns, spreadsheet);
  if (headersMark(cells) !== known.headers) return null;
  return spreadsheet.countColumnTags(sheetId, COLUMN_TAG) === known.tags.length ? known.tags : null;
}

function remember(
  { tableId, sheetId, memo }: TableQuestion,
  headerRow: number,
  headers: readonly string[],
  tags: readonly RawTag[],
): void {
  const mark = headersMark(headers);
  if (memo !== null && mark !== null && tags.length > 0 && headerRow > 0) {
    memo.save(tableId, { sheetId, headerRow, headers: mark, tags });
  }
}

function readRow(sheetId: number, row: number, columns: number, spreadsheet: Spreadsheet): readonly string[] {
  const [cells = []] = columns === 0 ? [] : spreadsheet.scalars({ sheetId, row, column: 1, rows: 1, columns });
  return cells.map((cell) => (cell === null ? '' : String(cell)));
}

interface Grid {
  readonly ids: readonly Scalar[];
  readonly cellsOf: (firstRow: number, rows: number, width: number) => readonly (readonly Scalar[])[];
}

/** The columns that the view has, as few calls as the columns between them allow. Columns that left the view are not read. */
function readColumns(
  owned: readonly OwnedColumn[],
  idColumn: number,
  { sheetId, rows }: { readonly sheetId: number; readonly rows: number },
  spreadsheet: Spreadsheet,
): Grid {
  const wanted = owned.filter(({ index, tag }) => index !== null || tag === ID_TAG);
  spreadsheet.expect(rows * wanted.length);
  const runs = columnRuns(wanted.map(({ column }) => column)).map(({ column, count, index }) => ({
    column,
    places: wanted.slice(index, index + count).map((one) => one.index ?? -1),
    cells: rowBlocks({ sheetId, row: 1, column, rows, columns: count }).flatMap((block) => spreadsheet.scalars(block)),
  }));
  const idRun = runs.find(({ column, places }) => idColumn >= column && idColumn < column + places.length);
  const idAt = idColumn - (idRun?.column ?? idColumn);
  const [only] = runs;
  return {
    ids: (idRun?.cells ?? []).map((row) => row[idAt] ?? null),
    cellsOf(firstRow, count, width) {
      const isPlain =
        runs.length === 1 && only?.places.length === width && only.places.every((place, at) => place === at);
      if (isPlain) return only.cells.slice(firstRow, firstRow + count);
      return Array.from({ length: count }, (_, row) => {
        const cells: Scalar[] = Array.from({ length: width }, () => null);
        for (const { places, cells: found } of runs) {
          places.forEach((place, at) => {
            if (place >= 0) cells[place] = found[firstRow + row]?.[at] ?? null;
          });
        }
        return cells;
      });
    },
  };
}

interface Search {
  readonly sheetId: number;
  readonly used: TableSheet['used'];
}

/**
 * The row that shows most of the table's headers, the lowest of equals; people put titles above it, and rows of their own between it
 * and the records.
 *
 * @param first index from 0 of the first row with an id, -1 when there is none
 */
function findHeader(
  first: number,
  owned: readonly OwnedColumn[],
  wanted: readonly TableColumn[],
  { sheetId, used }: Search,
  spreadsheet: Spreadsheet,
): number {
  const end = first < 0 ? Math.min(used.rows, MOST_ROWS_ABOVE) : first;
  if (end <= 0) return 0;
  const start = Math.max(1, end - MOST_ROWS_ABOVE + 1);
  const above = spreadsheet.scalars({ sheetId, row: start, column: 1, rows: end - start + 1, columns: used.columns });
  const scoreOf = (cells: readonly Scalar[]): number =>
    owned.filter(({ column, index, isHeaderOurs }) => {
      const cell = cells[column - 1] ?? null;
      return cell !== null && (wanted[index ?? -1]?.header === cell || isHeaderOurs(String(cell)));
    }).length;
  let best = { row: first < 0 ? 1 : first, score: 0 };
  above.forEach((cells, index) => {
    const score = scoreOf(cells);
    if (score > 0 && score >= best.score) best = { row: start + index, score };
  });
  return best.score > 0 ? best.row : start + fullestOf(above, owned, best.row - start);
}

/** Where people renamed every header, the row with most of the table's cells filled: a row of their own has no id. */
function fullestOf(above: readonly (readonly Scalar[])[], owned: readonly OwnedColumn[], otherwise: number): number {
  const filled = above.map((cells) => owned.filter(({ column }) => (cells[column - 1] ?? null) !== null).length);
  const most = Math.max(1, ...filled);
  return filled[otherwise] !== most && filled.includes(most) ? filled.lastIndexOf(most) : otherwise;
}
