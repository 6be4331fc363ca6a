/** What stands below a table and beyond its region: rows that come or go must not tear it apart. */
import { SyncError } from '../../../errors';
import type { Spreadsheet } from '../../../ports/spreadsheet';
import type { TableSheet } from '../../own/columns/table-sheet';
import { findSpills } from '../columns/spills';
import type { Beside } from './beside';
import type { Prepared } from './prepared';

export interface Below {
  /** A row has something both in the region and beyond it. */
  readonly isTorn: boolean;
  /** The first cell of the region with anything in it; null where there is none. */
  readonly first: { readonly row: number; readonly column: number } | null;
}

export interface BelowQuestion {
  readonly tableId: string;
  readonly sheet: TableSheet;
  readonly beside: Beside;
  /** First row below the table. */
  readonly from: number;
}

/** Something stands in these rows outside of the region: only the region's own columns may shift. */
export function standsBeyond({ columns, region }: Beside, firstRow: number, lastRow: number): boolean {
  return columns.some(({ column, values, formulas }) => {
    if (column >= region.first && column <= region.last) return false;
    for (let row = firstRow; row <= Math.min(lastRow, values.length); row += 1) {
      if ((values[row - 1] ?? null) !== null || (formulas[row - 1] ?? '') !== '') return true;
    }
    return false;
  });
}

/** Where a table that grows is cut apart: before that row, between its last two where it has two. */
export const cutRow = ({ sheet, rows }: Pick<Prepared, 'sheet' | 'rows'>): number =>
  sheet.headerRow + rows.length + (rows.length > 1 ? 0 : 1);

/** Nothing stands where the new rows come. */
export function growsFreely(prepared: Pick<Prepared, 'sheet' | 'rows'>): boolean {
  const { sheet, rows } = prepared;
  const isAtEnd = rows.length < 2 && sheet.used.rows <= sheet.headerRow + rows.length;
  return isAtEnd || cutRow(prepared) > sheet.info.maxRows;
}

/** Whole rows would tear apart what stands beyond. */
export function cutsBeyond(prepared: Pick<Prepared, 'sheet' | 'rows'>, beside: Beside): boolean {
  const { headerRow, used } = prepared.sheet;
  const before = cutRow(prepared);
  return standsBeyond(beside, before, used.rows) && standsBeyond(beside, headerRow, before - 1);
}

/** Nothing stands in the region's cells below the table up to that row. */
export const hasRoom = ({ first }: Below, last: number): boolean => first === null || first.row > last;

/**
 * What cannot come about is found before anything changes.
 *
 * @throws SyncError `no-room-below`
 */
export function requireRoomBelow({ journal, sheet, rows, plan, beside }: Prepared, spreadsheet: Spreadsheet): void {
  if (plan.insert === 0 || beside === null || growsFreely({ sheet, rows }) || !cutsBeyond({ sheet, rows }, beside))
    return;
  const end = sheet.headerRow + rows.length;
  const below = belowTable({ tableId: journal.table.id, sheet, beside, from: end + 1 }, spreadsheet);
  if (below.isTorn && !hasRoom(below, end + plan.insert))
    throw new SyncError('no-room-below', { sheet: sheet.info.name, rows: plan.insert });
}

/** What an array formula fills there is nothing: it fills it again. */
export function belowTable(question: BelowQuestion, spreadsheet: Spreadsheet): Below {
  const { sheet, beside, from } = question;
  const { region, columns } = beside;
  const inRegion = (column: number): boolean => column >= region.first && column <= region.last;
  const filled = filledBelow(question, spreadsheet);
  const [inside, outside] = [new Map<number, number>(), new Set<number>()];
  const height = Math.max(0, ...columns.map(({ values }) => values.length));
  for (let row = from; row <= height; row += 1) {
    for (const { column, values, formulas } of columns) {
      if ((values[row - 1] ?? null) === null && (formulas[row - 1] ?? '') === '') continue;
      if (!inRegion(column)) outside.add(row);
      else if (filled.get(column)?.has(row) !== true && !inside.has(row)) inside.set(row, column);
    }
  }
  const owned = ownedBelow(sheet, from, spreadsheet);
  const isTorn = [...outside].some((row) => owned !== null || inside.has(row));
  const [top] = [...inside].map(([row, column]) => ({ row, column }));
  const first = owned === null || (top !== undefined && top.row < owned.row) ? (top ?? null) : owned;
  return { isTorn, first };
}

function filledBelow({ tableId, sheet, beside, from }: BelowQuestion, spreadsheet: Spreadsheet) {
  const { info, used } = sheet;
  const { region, columns } = beside;
  const question = {
    tableId,
    sheetId: info.id,
    used,
    columns,
    table: { first: from, last: used.rows },
    inRegion: (column: number) => column >= region.first && column <= region.last,
    isLeftOut: () => false,
  };
  return findSpills(question, spreadsheet).filled;
}

function ownedBelow({ info, owned, used }: TableSheet, from: number, spreadsheet: Spreadsheet): Below['first'] {
  const rows = used.rows - from + 1;
  if (rows <= 0 || owned.length === 0) return null;
  const isOwned = new Set(owned.map(({ column }) => column));
  const column = Math.min(...isOwned);
  const columns = Math.max(...isOwned) - column + 1;
  const cells = spreadsheet.scalars({ sheetId: info.id, row: from, column, rows, columns });
  for (const [down, line] of cells.entries()) {
    const across = line.findIndex((cell, at) => cell !== null && isOwned.has(column + at));
    if (across >= 0) return { row: from + down, column: column + across };
  }
  return null;
}
