/** What would stop a copy half-way, found before anything is written. */
import { SyncError } from '../errors';
import type { Spreadsheet } from '../ports/spreadsheet';
import { rowBlocks } from '../sheet/blocks';
import { columnRuns, planLayout, type WantedColumn } from '../sheet/layout';
import { closedAmong, touchedBlocks } from '../sheet/touched';
import { readOwnColumns } from './own-before';
import { protectedError } from './protected';
import { firstRowBelow, idsOf, ownedSet, type SheetBefore } from './sheet-before';

export interface Intent {
  readonly columns: readonly WantedColumn[];
  /** How many records come. */
  readonly total: number;
  /** Their ids in order; null while they are not known: then nothing is said of the person's own columns. */
  readonly newIds: (() => readonly string[]) | null;
}

/**
 * @throws SyncError `id-column-gone` when the table has columns but none of ids: then nothing tells where it ends.
 * @throws SyncError `sheet-protected` or `whole-sheet-protected` when the person may not edit what the pull will change;
 * `sheet-validated` when a rule on a column of the table rejects values.
 */
export function requireWritable(sheet: SheetBefore, intent: Intent, spreadsheet: Spreadsheet): void {
  const found = idsOf(sheet, spreadsheet);
  if (found === null && sheet.owned.length > 0) throw new SyncError('id-column-gone', { sheet: sheet.info.name });
  const ids = found ?? [];
  requireOpen(sheet, intent, ids, spreadsheet);
  requireNoRejection(sheet, intent, ids.length, spreadsheet);
}

function requireOpen(
  sheet: SheetBefore,
  { columns, total, newIds }: Intent,
  ids: readonly string[],
  spreadsheet: Spreadsheet,
): void {
  const { id: sheetId, name, maxRows, maxColumns } = sheet.info;
  const closed = spreadsheet.closedBlocks(sheetId);
  if (closed.length === 0) return;
  const next = newIds?.() ?? ids;
  const moves = next.length !== ids.length || next.some((id, row) => id !== ids[row]);
  const place = { sheetId, rows: ids.length, used: sheet.used, maxColumns };
  const own = moves ? readOwnColumns(place, ownedSet(sheet), spreadsheet) : [];
  const touched = touchedBlocks({
    sheetId,
    maxRows,
    maxColumns,
    oldRows: ids.length,
    newRows: total,
    below: firstRowBelow(sheet, ids.length, spreadsheet),
    owned: sheet.owned.map(({ key, column }) => ({ column, isTagged: sheet.tagged.has(key) })),
    layout: planLayout(columns, sheet),
    moved: own.map(({ column }) => column),
  });
  const obstacle = closedAmong(closed, touched);
  if (obstacle) throw protectedError(name, obstacle);
}

/** Header and records; a table of one row or none grows into rows that are there already. */
function requireNoRejection(
  sheet: SheetBefore,
  { columns, total }: Intent,
  records: number,
  spreadsheet: Spreadsheet,
): void {
  const { id: sheetId, name, maxRows, maxColumns } = sheet.info;
  const rows = Math.min(maxRows, 1 + (records > 1 ? records : Math.max(records, total)));
  const { columns: places, insert } = planLayout(columns, sheet);
  const free = insert ? [] : places.filter((column) => column <= maxColumns);
  const written = [...new Set([...ownedSet(sheet), ...free])].sort((one, other) => one - other);
  const [column] = columnRuns(written)
    .flatMap((run) => rowBlocks({ sheetId, row: 1, column: run.column, rows, columns: run.count }))
    .flatMap(spreadsheet.rejectingColumns);
  if (column === undefined) return;
  throw new SyncError('sheet-validated', { sheet: name, column: sheet.headers[column - 1] ?? '' });
}
