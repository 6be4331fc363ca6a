/** Rows come and go: between the last two of the table, and at its end. */
import { SyncError } from '../../errors';
import type { SheetEdit, Spreadsheet } from '../../ports/spreadsheet';
import type { Beside } from './beside';
import type { Prepared } from './prepare';

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

/** @throws SyncError `no-room-below` where the table cannot grow without tearing apart what stands below and beside it. */
export function insertionEdits(prepared: Prepared, spreadsheet: Spreadsheet): readonly SheetEdit[] {
  const { sheet, plan, rows, beside } = prepared;
  const { insert } = plan;
  const { id: sheetId, maxRows } = sheet.info;
  const top = sheet.headerRow;
  if (insert === 0) return [];
  const end = top + rows.length;
  const standsBelow = sheet.used.rows > end;
  const before = rows.length > 1 ? end : end + 1;
  if (rows.length < 2 && !standsBelow) return [{ kind: 'grow', sheetId, rows: end + insert, columns: 1 }];
  if (beside === null || !standsBeyond(beside, before, sheet.used.rows)) {
    return before > maxRows
      ? [{ kind: 'grow', sheetId, rows: end + insert, columns: 1 }]
      : [{ kind: 'insertRows', sheetId, before, count: insert }];
  }
  const belowFilled = standsBelow && ownedBelow(prepared, end + 1, spreadsheet);
  if (isTorn(beside, belowFilled, end + 1)) {
    throw new SyncError('no-room-below', { sheet: sheet.info.name, rows: insert });
  }
  const { first, last } = beside.region;
  const columns = Math.min(last, sheet.info.maxColumns) - first + 1;
  return [{ kind: 'insertCells', block: { sheetId, row: before, column: first, rows: insert, columns } }];
}

function ownedBelow({ sheet }: Prepared, row: number, spreadsheet: Spreadsheet): boolean {
  const rows = sheet.used.rows - row + 1;
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
