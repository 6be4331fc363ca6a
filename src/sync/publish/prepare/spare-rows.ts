/** Rows behind the last record in which nothing of the table stands: a table that shrank keeps one or two of them. */
import { SyncError } from '../../../errors';
import type { Spreadsheet } from '../../../ports/spreadsheet';
import { FEWEST_ROWS, type OldRow } from '../../../sheet/target-rows';
import type { TableSheet } from '../../own/columns/table-sheet';
import { findSpills } from '../columns/spills';
import { readBeside } from './beside';

/**
 * A table keeps two rows: what is missing of them under its only record, or under the header of one that was emptied, is its own as long
 * as nothing stands in it. Beside the empty rows of a table that was emptied formulas stay where they are and are in nobody's way.
 *
 * @throws SyncError `no-room-below` where something stands directly under the header of an emptied table.
 */
export function withSpareRows(sheet: TableSheet, tableId: string, spreadsheet: Spreadsheet): readonly OldRow[] {
  const { rows, headerRow, info } = sheet;
  const count = Math.min(FEWEST_ROWS - rows.length, info.maxRows - headerRow - rows.length);
  if (headerRow === 0 || count <= 0) return rows;
  const behind = { tableId, rows: rows.length, count, mayHoldFormulas: rows.length === 0 };
  const free = freeRowsBehind(sheet, behind, spreadsheet);
  if (free === 0 && rows.length === 0) throw new SyncError('no-room-below', { sheet: info.name, rows: count });
  return [...rows, ...freeRows(free)];
}

export const freeRows = (count: number): readonly OldRow[] =>
  Array.from({ length: count }, (): OldRow => ({ id: '', kind: 'free' }));

export interface Behind {
  readonly tableId: string;
  /** How many rows the table has. */
  readonly rows: number;
  /** How many are asked for, all of them on the grid. */
  readonly count: number;
  readonly mayHoldFormulas: boolean;
}

/**
 * How many rows in a row, the first of them directly behind the table, hold nothing that is the table's or would move with its records.
 * What an array formula fills there is nothing, and what stands beyond the region stays where it is.
 */
export function freeRowsBehind(
  sheet: TableSheet,
  { tableId, rows, count, mayHoldFormulas }: Behind,
  spreadsheet: Spreadsheet,
): number {
  const { headerRow, used, info, owned } = sheet;
  const first = headerRow + 1 + rows;
  const height = Math.min(count, used.rows - first + 1);
  if (height <= 0) return count;
  const block = { sheetId: info.id, row: first, rows: height };
  const cells = spreadsheet.scalars({ ...block, column: 1, columns: used.columns });
  if (cells.every((row) => row.every((cell) => cell === null))) return count;
  const isOwned = new Set(owned.map(({ column }) => column));
  const isTaken = cells.map((row) => row.some((cell, at) => cell !== null && isOwned.has(at + 1)));
  const { columns, region } = readBeside(sheet, rows + height, spreadsheet);
  const inRegion = (column: number): boolean => column >= region.first && column <= region.last;
  const table = { first, last: first + height - 1 };
  const question = { tableId, sheetId: info.id, used, columns, table, inRegion, isLeftOut: () => false };
  const { filled } = findSpills(question, spreadsheet);
  for (const { column, values, formulas } of columns.filter((one) => inRegion(one.column))) {
    for (let at = 0; at < height; at += 1) {
      const isFormula = (formulas[first - 1 + at] ?? '') !== '';
      const isFilled = (values[first - 1 + at] ?? null) !== null && filled.get(column)?.has(first + at) !== true;
      if (isFormula ? !mayHoldFormulas : isFilled) isTaken[at] = true;
    }
  }
  const free = isTaken.indexOf(true);
  return free < 0 ? count : free;
}
