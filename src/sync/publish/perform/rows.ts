/** Rows come and go: between the last two of the table, and at its end. */
import { SyncError } from '../../../errors';
import type { SheetEdit, Spreadsheet } from '../../../ports/spreadsheet';
import { planTargetRows } from '../../../sheet/target-rows';
import { ID_TAG } from '../../own/columns/column-tags';
import type { Beside } from '../prepare/beside';
import type { Prepared } from '../prepare/prepared';

/** Something stands in these rows outside of the region: only the region's own columns may shift. */
function standsBeyond({ columns, region }: Beside, firstRow: number, lastRow: number): boolean {
  return columns.some(({ column, values, formulas }) => {
    if (column >= region.first && column <= region.last) return false;
    for (let row = firstRow; row <= Math.min(lastRow, values.length); row += 1) {
      if ((values[row - 1] ?? null) !== null || (formulas[row - 1] ?? '') !== '') return true;
    }
    return false;
  });
}

/** Rows below the table in which something stands both inside and outside of the region: it would be torn apart. */
function isTorn(beside: Beside, ownedFilled: boolean, firstRow: number): boolean {
  const { region, columns } = beside;
  const height = Math.max(0, ...columns.map(({ values }) => values.length));
  for (let row = firstRow; row <= height; row += 1) {
    const filled = columns.filter(
      ({ values, formulas }) => (values[row - 1] ?? null) !== null || (formulas[row - 1] ?? '') !== '',
    );
    const isInside = (column: number) => column >= region.first && column <= region.last;
    const outside = filled.some(({ column }) => !isInside(column));
    if (outside && (ownedFilled || filled.some(({ column }) => isInside(column)))) return true;
  }
  return false;
}

/** What was made of the room that a growing table needs. */
export interface Room {
  /** Planned anew where the table grows into empty rows below it. */
  readonly prepared: Prepared;
  /** Only the region's columns shifted. */
  readonly isCellwise: boolean;
}

/**
 * Rows are inserted between the table's last two. Where something stands beyond the region both above and below that place, only the
 * region's cells shift; where Google does not allow that, the table grows into the empty rows below it.
 *
 * @throws SyncError `no-room-below` where there are too few of them. Nothing has changed then.
 */
export function makeRoom(prepared: Prepared, spreadsheet: Spreadsheet): Room {
  const { sheet, plan, rows, beside } = prepared;
  const { insert } = plan;
  const { id: sheetId, maxRows } = sheet.info;
  const end = sheet.headerRow + rows.length;
  if (insert === 0) return { prepared, isCellwise: false };
  const before = rows.length > 1 ? end : end + 1;
  const growsFreely = before > maxRows || (rows.length < 2 && sheet.used.rows <= end);
  if (growsFreely) {
    spreadsheet.apply([{ kind: 'grow', sheetId, rows: end + insert, columns: 1 }]);
    return { prepared, isCellwise: false };
  }
  const isBetween =
    beside !== null &&
    standsBeyond(beside, before, sheet.used.rows) &&
    standsBeyond(beside, sheet.headerRow, before - 1);
  if (!isBetween) {
    spreadsheet.apply([{ kind: 'insertRows', sheetId, before, count: insert }]);
    return { prepared, isCellwise: false };
  }
  const isTornApart = isTorn(beside, ownedBelow(prepared, end + 1, spreadsheet), end + 1);
  if (!isTornApart && insertCells(prepared, beside, before, spreadsheet)) return { prepared, isCellwise: true };
  return { prepared: growInPlace(prepared, beside, spreadsheet), isCellwise: false };
}

/** Google may fail for a moment; then it is looked whether it did its work all the same. */
const ATTEMPTS = 3;

function insertCells(prepared: Prepared, { region }: Beside, before: number, spreadsheet: Spreadsheet): boolean {
  const { sheet, plan, rows } = prepared;
  const { id: sheetId, maxColumns } = sheet.info;
  const columns = Math.min(region.last, maxColumns) - region.first + 1;
  const block = { sheetId, row: before, column: region.first, rows: plan.insert, columns };
  const idColumn = sheet.owned.find(({ tag }) => tag === ID_TAG)?.column ?? 1;
  const lastId = rows[rows.length - 1]?.id ?? '';
  const isDone = (): boolean => {
    const row = sheet.headerRow + rows.length + plan.insert;
    if (row > (spreadsheet.sheet(sheetId)?.maxRows ?? 0)) return false;
    const [cells] = spreadsheet.scalars({ sheetId, row, column: idColumn, rows: 1, columns: 1 });
    return lastId !== '' && cells?.[0] === lastId;
  };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      spreadsheet.apply([{ kind: 'insertCells', block }]);
      spreadsheet.flush();
      return true;
    } catch {
      if (isDone()) return true;
    }
  }
  return false;
}

/** The rows below the table become its own, if nothing stands in them. */
function growInPlace(prepared: Prepared, beside: Beside, spreadsheet: Spreadsheet): Prepared {
  const { sheet, plan, rows, journal } = prepared;
  const { insert } = plan;
  const end = sheet.headerRow + rows.length;
  const height = Math.min(insert, Math.max(sheet.used.rows - end, 0));
  const inside = beside.columns.filter(({ column }) => column >= beside.region.first && column <= beside.region.last);
  const isFilled =
    (height > 0 && ownedBelow(prepared, end + 1, spreadsheet, height)) ||
    inside.some(({ values, formulas }) => {
      for (let row = end; row < end + height; row += 1) {
        if ((values[row] ?? null) !== null || (formulas[row] ?? '') !== '') return true;
      }
      return false;
    });
  if (isFilled) throw new SyncError('no-room-below', { sheet: sheet.info.name, rows: insert });
  spreadsheet.apply([{ kind: 'grow', sheetId: sheet.info.id, rows: end + insert, columns: 1 }]);
  const free = Array.from({ length: insert }, () => ({ id: '', kind: 'free' }) as const);
  const extended = [...rows, ...free];
  return { ...prepared, rows: extended, plan: planTargetRows(extended, journal.ids) };
}

function ownedBelow({ sheet }: Prepared, row: number, spreadsheet: Spreadsheet, height?: number): boolean {
  const rows = height ?? sheet.used.rows - row + 1;
  if (rows <= 0) return false;
  const columns = sheet.owned.map(({ column }) => column);
  const column = Math.min(...columns);
  const width = Math.max(...columns) - column + 1;
  const cells = spreadsheet.scalars({ sheetId: sheet.info.id, row, column, rows, columns: width });
  return cells.some((line) => line.some((cell) => cell !== null));
}

export interface Tail {
  readonly sheetId: number;
  /** First row of the sheet that is left over, and how many are. */
  readonly row: number;
  readonly count: number;
  readonly beside: Beside | null;
  readonly maxColumns: number;
}

/** Rows that are left over, out of the sheet; where something stands beyond in them only the region's cells go. */
export function removalEdits({ sheetId, row, count, beside, maxColumns }: Tail): readonly SheetEdit[] {
  if (count <= 0) return [];
  if (beside === null || !standsBeyond(beside, row, Number.POSITIVE_INFINITY)) {
    return [{ kind: 'deleteRows', sheetId, row, count }];
  }
  const { first, last } = beside.region;
  const columns = Math.min(last, maxColumns) - first + 1;
  return [{ kind: 'deleteCells', block: { sheetId, row, column: first, rows: count, columns } }];
}
