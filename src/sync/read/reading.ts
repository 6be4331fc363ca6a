/**
 * What one execution has read of a view, compared with the sheet as it came: the ids in their order, and the rows that are new or
 * differ. What waits for the next execution goes to a hidden sheet, packed.
 */
import { holds, type Scalar } from '../../cells/scalar';
import { SyncError } from '../../errors';
import type { Spreadsheet } from '../../ports/spreadsheet';
import { isRecord } from '../../wire';
import { findHidden, openFresh } from '../own/hidden/hidden';
import { type Marks, markOf, markOfRow, packMarks, unpackMarks } from '../own/hidden/marks';
import { packed, readPacked, writePacked } from '../own/hidden/packed';
import type { TableSheet } from '../own/columns/table-sheet';

export interface Reading {
  /** In the order of the view, since the last of the staged ones. */
  readonly ids: string[];
  /** Rows that are new or differ, by id. */
  readonly rows: Map<string, readonly Scalar[]>;
  /** The sheet as this execution found it; null until it was read, and in executions that need not read it. */
  sheet: TableSheet | null;
  /** Rows of the sheet by id. */
  rowOf: ReadonlyMap<string, number>;
  /** Marks of the sheet's rows as an execution before this one found them. */
  marks: Marks | null;
}

export function newReading(): Reading {
  return { ids: [], rows: new Map(), sheet: null, rowOf: new Map(), marks: null };
}

export function holdSheet(reading: Reading, sheet: TableSheet): void {
  reading.sheet = sheet;
  const rowOf = new Map<string, number>();
  sheet.rows.forEach(({ id, kind }, row) => {
    if (kind === 'record') rowOf.set(id, row);
  });
  reading.rowOf = rowOf;
}

export function take(reading: Reading, id: string, cells: readonly Scalar[]): void {
  reading.ids.push(id);
  if (!isShown(reading, id, cells)) reading.rows.set(id, cells);
}

function isShown({ sheet, rowOf, marks }: Reading, id: string, cells: readonly Scalar[]): boolean {
  if (sheet === null) return marks !== null && markOf(marks, id) === markOfRow(cells);
  const shown = sheet.cells[rowOf.get(id) ?? -1];
  return shown !== undefined && cells.every((value, index) => holds(shown[index] ?? null, value));
}

export interface Staging {
  readonly tableId: string;
  /** Cells of the staging sheet that are filled. */
  readonly staged: number;
}

/**
 * Writes what was read behind what is staged. The first time the marks of the sheet's rows come before it: executions to come
 * compare with them. Returns how many cells are filled by then.
 */
export function stage(reading: Reading, { tableId, staged }: Staging, spreadsheet: Spreadsheet): number {
  return writeStaged(cellsOf(reading, staged === 0), { tableId, staged }, spreadsheet);
}

function* cellsOf(reading: Reading, isFirst: boolean): Generator<string, void> {
  const { ids, rows } = reading;
  if (isFirst) yield* packed({ marks: sheetMarks(reading) });
  yield* packed({ ids, rows: ids.flatMap((id, at) => (rows.has(id) ? [[at, rows.get(id)]] : [])) });
}

/**
 * Behind what is staged. Returns how many cells are filled by then.
 *
 * @throws SyncError `job-gone` when the hidden sheet is not there any more.
 */
export function writeStaged(cells: Iterable<string>, { tableId, staged }: Staging, spreadsheet: Spreadsheet): number {
  const found = staged === 0 ? null : findHidden(spreadsheet, 'staging', tableId);
  if (staged > 0 && found === null) throw new SyncError('job-gone', { view: tableId });
  const sheetId = found?.sheetId ?? openFresh(spreadsheet, 'staging', tableId, { rows: 1, columns: 1 });
  const written = writePacked(sheetId, staged + 1, cells, spreadsheet);
  spreadsheet.flush();
  return staged + written;
}

function sheetMarks({ sheet, marks }: Reading): string {
  if (sheet === null) return marks === null ? '' : [...marks].map(([id, mark]) => id + mark).join('');
  const entries = sheet.rows.flatMap(({ id, kind }, row) =>
    kind === 'record' ? [[id, markOfRow(sheet.cells[row] ?? [])] as const] : [],
  );
  return packMarks(entries);
}

/** All that was staged. @throws SyncError `job-gone` when the hidden sheet is not there any more, or not whole. */
export function loadStaged({ tableId, staged }: Staging, spreadsheet: Spreadsheet): Reading {
  const reading = newReading();
  if (staged === 0) return reading;
  const found = findHidden(spreadsheet, 'staging', tableId);
  if (!found) throw new SyncError('job-gone', { view: tableId });
  const [first, ...blocks] = readPacked({ sheetId: found.sheetId, row: 1, rows: staged }, spreadsheet);
  reading.marks = unpackMarks(isRecord(first) ? first['marks'] : '');
  for (const block of blocks) {
    if (!isRecord(block) || !Array.isArray(block['ids']) || !Array.isArray(block['rows'])) {
      throw new SyncError('job-gone', { view: tableId });
    }
    const ids: readonly unknown[] = block['ids'];
    for (const id of ids) reading.ids.push(String(id));
    for (const row of block['rows']) {
      const [at, cells]: readonly unknown[] = Array.isArray(row) ? row : [];
      if (typeof at === 'number' && Array.isArray(cells)) reading.rows.set(String(ids[at]), cells);
    }
  }
  return reading;
}

/** Only the marks, for an execution that goes on reading. */
export function loadMarksOfSheet({ tableId, staged }: Staging, spreadsheet: Spreadsheet): Marks | null {
  return staged === 0 ? null : loadStaged({ tableId, staged }, spreadsheet).marks;
}
