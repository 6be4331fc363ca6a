/** What would stop a publishing half-way, found before anything is written. */
import { SyncError } from '../../../errors';
import type { Block, Spreadsheet } from '../../../ports/spreadsheet';
import { closedAmong } from '../../../sheet/closed';
import { cellRuns, CHEAP_GAP } from '../../../sheet/cell-runs';
import { cellsLeft } from '../../own/hidden/hidden';
import { eachCell } from '../journal/difference';
import type { Prepared } from './prepared';
import { protectedError } from '../lists/protected';

/** Google's name of the rows and columns that hold a rule is asked for at most so many blocks. */
const MOST_RULE_BLOCKS = 40;
const MOST_RULE_ROWS = 200;

/** Cells of owned columns that are written one by one, by column: rows of the table, from 0, as they stand now. */
function writtenRows({ journal, rows }: Prepared): ReadonlyMap<number, readonly number[]> {
  const rowOf = new Map(rows.map(({ id }, row) => [id, row]));
  const written = new Map<number, number[]>();
  for (const cells of journal.cells) {
    const row = rowOf.get(cells[0]);
    if (row === undefined) continue;
    eachCell(cells, (index) => {
      const known = written.get(index);
      if (known) known.push(row);
      else written.set(index, [row]);
    });
  }
  return written;
}

/**
 * @throws SyncError `sheet-protected` when the person may not edit what must change; `sheet-validated` when a rule on a cell to be
 * written rejects other values.
 */
export function requireOpenCells(prepared: Prepared, spreadsheet: Spreadsheet): void {
  const { sheet, places, beside } = prepared;
  const sheetId = sheet.info.id;
  const written = [...writtenRows(prepared)].flatMap(([index, rows]) => {
    const column = places.columns[index];
    if (column === undefined || places.added.includes(index)) return [];
    return cellRuns(
      [...rows].sort((one, other) => one - other),
      CHEAP_GAP,
    ).map(
      ({ first, count }): Block => ({ sheetId, row: sheet.headerRow + 1 + first, column, rows: count, columns: 1 }),
    );
  });
  const closed = beside?.closed ?? spreadsheet.closedBlocks(sheetId);
  const obstacle = closed.length === 0 ? undefined : closedAmong(closed, [...written, ...movedBlocks(prepared)]);
  if (obstacle) throw protectedError(sheet.info.name, obstacle);
  for (const block of written.slice(0, MOST_RULE_BLOCKS)) {
    // A rule on a column is on its first cells too; one on single cells further down is written past.
    const [column] = spreadsheet.rejectingColumns({ ...block, rows: Math.min(block.rows, MOST_RULE_ROWS) });
    if (column !== undefined) {
      throw new SyncError('sheet-validated', { sheet: sheet.info.name, column: sheet.headers[column - 1] ?? '' });
    }
  }
}

/** What changes beside single cells, in the sheet's places as it stands. */
function movedBlocks({ sheet, plan, places, headers, beside, rows }: Prepared): readonly Block[] {
  const { id: sheetId, maxRows, maxColumns } = sheet.info;
  const block = (row: number, column: number, height: number, width: number): Block => ({
    sheetId,
    row,
    column,
    rows: height,
    columns: width,
  });
  const first = sheet.headerRow + 1;
  const blocks = headers.cells.map(({ column }) => block(sheet.headerRow, column, 1, 1));
  for (const index of places.added) {
    const column = Math.min(places.columns[index] ?? 1, maxColumns);
    blocks.push(block(Math.max(sheet.headerRow, 1), column, maxRows - sheet.headerRow + 1, 1));
  }
  for (const { column } of places.vanished) blocks.push(block(first, column, Math.max(rows.length, 1), 1));
  if (plan.window) {
    const last = Math.min(plan.window.last, Math.max(rows.length - 1, 0));
    const [left, right] = beside ? [beside.region.first, beside.region.last] : [1, maxColumns];
    const height = last - plan.window.first + 1;
    if (height > 0) blocks.push(block(first + plan.window.first, left, height, right - left + 1));
  }
  if (plan.insert > 0) blocks.push(block(Math.min(first + Math.max(rows.length - 1, 0), maxRows), 1, 1, maxColumns));
  if (plan.remove > 0) blocks.push(block(first + plan.rows.length, 1, plan.remove, maxColumns));
  return blocks;
}

/**
 * The table where it grows, and the displaced rows once more, or the sheet on which it is seen what formulas fill. The journal's few hundred
 * cells are not counted.
 *
 * @throws SyncError `too-many-cells`.
 */
export function requireRoom({ sheet, plan, places, journal, beside, rows }: Prepared, spreadsheet: Spreadsheet): void {
  const { maxRows, maxColumns } = sheet.info;
  const height = rows.length > 1 ? maxRows + plan.insert : Math.max(maxRows, sheet.headerRow + plan.rows.length);
  const width = Math.max(maxColumns + (places.insert?.count ?? 0), ...places.columns);
  const growth = height * width - maxRows * maxColumns;
  const window = plan.window && beside ? (sheet.headerRow + plan.window.last + 3) * (beside.region.last + 2) : 0;
  const asksFormulas = beside?.columns.some(({ formulas }) => formulas.some((formula) => formula !== '')) === true;
  // It is gone before the window is made.
  const probe = asksFormulas ? (sheet.used.rows + 1) * (sheet.used.columns + 2) : 0;
  const cells = growth + Math.max(window, probe);
  const left = cells <= 0 ? 0 : cellsLeft(spreadsheet);
  if (cells > left) {
    throw new SyncError('too-many-cells', { rows: journal.ids.length, columns: journal.columns.length, cells, left });
  }
}

/** @throws SyncError `sheet-merged` with the address of a merge that crosses rows that move. */
export function requireUnmerged({ sheet, plan, beside }: Prepared, spreadsheet: Spreadsheet): void {
  if (!plan.window || !beside) return;
  const row = sheet.headerRow + 1 + plan.window.first;
  const rows = Math.min(sheet.info.maxRows - row + 1, plan.window.last - plan.window.first + 1);
  if (rows <= 0) return;
  const { first: column, last } = beside.region;
  const columns = Math.min(last, sheet.info.maxColumns) - column + 1;
  const range = spreadsheet.tallMerge({ sheetId: sheet.info.id, row, column, rows, columns });
  if (range !== null) throw new SyncError('sheet-merged', { sheet: sheet.info.name, range });
}
