/** Rows come and go: between the last two of the table, and at its end. */
import { asSyncError, SyncError } from '../../../errors';
import type { Block, SheetEdit, Spreadsheet } from '../../../ports/spreadsheet';
import { planTargetRows } from '../../../sheet/target-rows';
import { ID_TAG } from '../../own/columns/column-tags';
import type { TableSheet } from '../../own/columns/table-sheet';
import { type Below, belowTable, cutRow, cutsBeyond, growsFreely, hasRoom, standsBeyond } from '../prepare/below';
import type { Beside } from '../prepare/beside';
import type { Prepared } from '../prepare/prepared';
import { freeRows } from '../prepare/spare-rows';
import { pullUp, pushDown } from './held';

/** How the room was made that a growing table needs. */
export interface Room {
  /** Planned anew where the table grows into empty rows below it. */
  readonly prepared: Prepared;
  /** What went down by as many rows: all, the cells of the region alone, or of those only the table's last row. */
  readonly shifted: 'rows' | 'region' | 'last';
}

/**
 * Rows are inserted between the table's last two. Where something stands beyond the region both above and below that place, only the
 * region's cells shift, and what would be torn apart there is held where it is; where Google does not allow that, the table grows into the
 * empty rows below it.
 *
 * @throws SyncError `no-room-below` where there are too few of them. Nothing has changed then.
 */
export function makeRoom(prepared: Prepared, spreadsheet: Spreadsheet): Room {
  const { sheet, plan, rows, beside, journal } = prepared;
  const { insert } = plan;
  const { id: sheetId } = sheet.info;
  const end = sheet.headerRow + rows.length;
  if (insert === 0) return { prepared, shifted: 'rows' };
  const before = cutRow(prepared);
  if (growsFreely(prepared)) {
    spreadsheet.apply([{ kind: 'grow', sheetId, rows: end + insert, columns: 1 }]);
    return { prepared, shifted: 'rows' };
  }
  if (beside === null || !cutsBeyond(prepared, beside)) {
    spreadsheet.apply([{ kind: 'insertRows', sheetId, before, count: insert }]);
    return { prepared, shifted: 'rows' };
  }
  const below = belowTable({ tableId: journal.table.id, sheet, beside, from: end + 1 }, spreadsheet);
  const block = regionRows(sheet, beside, before, insert);
  const pushed = { below, block, tableId: journal.table.id };
  const isDone = (): boolean => isLastAt(prepared, end + insert, spreadsheet);
  if (!below.isTorn) {
    if (pushDown(pushed, isDone, spreadsheet)) return { prepared, shifted: 'region' };
  } else if (hasRoom(below, end + insert) && pushDown(pushed, isDone, spreadsheet)) {
    pullUp(pushed, { ...block, row: below.first?.row ?? end + insert + 1 }, spreadsheet);
    return { prepared, shifted: 'last' };
  }
  return { prepared: growInPlace(prepared, below, spreadsheet), shifted: 'rows' };
}

/** The table's last record stands in that row. */
function isLastAt({ sheet, rows }: Prepared, row: number, spreadsheet: Spreadsheet): boolean {
  const { id: sheetId } = sheet.info;
  if (row > (spreadsheet.sheet(sheetId)?.maxRows ?? 0)) return false;
  const column = sheet.owned.find(({ tag }) => tag === ID_TAG)?.column ?? 1;
  const [cells] = spreadsheet.scalars({ sheetId, row, column, rows: 1, columns: 1 });
  const lastId = rows[rows.length - 1]?.id ?? '';
  return lastId !== '' && cells?.[0] === lastId;
}

function regionRows({ info }: TableSheet, { region }: Beside, row: number, rows: number): Block {
  const columns = Math.min(region.last, info.maxColumns) - region.first + 1;
  return { sheetId: info.id, row, column: region.first, rows, columns };
}

/** The rows below the table become its own, if nothing stands in them. */
function growInPlace(prepared: Prepared, below: Below, spreadsheet: Spreadsheet): Prepared {
  const { sheet, plan, rows, journal } = prepared;
  const { insert } = plan;
  const end = sheet.headerRow + rows.length;
  if (!hasRoom(below, end + insert)) throw new SyncError('no-room-below', { sheet: sheet.info.name, rows: insert });
  spreadsheet.apply([{ kind: 'grow', sheetId: sheet.info.id, rows: end + insert, columns: 1 }]);
  const extended = [...rows, ...freeRows(insert)];
  return { ...prepared, rows: extended, plan: planTargetRows(extended, journal.ids) };
}

export interface Leftover {
  readonly tableId: string;
  readonly sheet: TableSheet;
  /** First row of the sheet that is left over, and how many are. */
  readonly row: number;
  readonly count: number;
  /** First row below the table. */
  readonly below: number;
  readonly beside: Beside | null;
  /** Whether the sheet still has them. */
  readonly isThere: () => boolean;
}

/**
 * Rows that are left over, out of the sheet. Where something stands beyond in them, or below, only the region's cells go, and what would be torn
 * apart is held where it is; where Google does not allow that, they are emptied.
 */
export function removeRows(leftover: Leftover, spreadsheet: Spreadsheet): void {
  const { tableId, sheet, row, count, below: from, beside } = leftover;
  if (!leftover.isThere()) return;
  if (beside === null || !standsBeyond(beside, row, Number.POSITIVE_INFINITY)) {
    takeOut({ kind: 'deleteRows', sheetId: sheet.info.id, row, count }, leftover, spreadsheet);
    return;
  }
  const block = regionRows(sheet, beside, row, count);
  const below = belowTable({ tableId, sheet, beside, from }, spreadsheet);
  const pushed = { tableId, below, block: { ...block, row: from } };
  if (!below.isTorn) takeOut({ kind: 'deleteCells', block }, leftover, spreadsheet);
  else if (pushDown(pushed, () => false, spreadsheet)) pullUp(pushed, block, spreadsheet);
  else spreadsheet.apply([{ kind: 'empty', block }]);
}

/** Google may fail for a moment; then it is looked whether the rows are gone all the same. */
const ATTEMPTS = 3;

function takeOut(
  edit: Extract<SheetEdit, { kind: 'deleteRows' | 'deleteCells' }>,
  { isThere }: Leftover,
  spreadsheet: Spreadsheet,
): void {
  for (let attempt = 1; attempt === 1 || isThere(); attempt += 1) {
    try {
      spreadsheet.apply([edit]);
      spreadsheet.flush();
      return;
    } catch (thrown) {
      if (attempt < ATTEMPTS) continue;
      if (edit.kind === 'deleteRows' || asSyncError(thrown).kind !== 'sheet-refused') throw thrown;
      spreadsheet.apply([{ kind: 'empty', block: edit.block }]);
      return;
    }
  }
}
