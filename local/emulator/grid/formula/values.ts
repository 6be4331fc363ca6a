import type { CellError, CellValue } from '../values/cell';
import type { Rect } from '../base/rect';

/** Values side by side, rows first. Rows that `cells` does not reach are empty: open ranges are mostly empty. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly (readonly CellValue[])[];
}

/** Cells of a sheet that a formula names; read only when a value is asked for. */
export interface Area {
  readonly sheetId: number;
  readonly rect: Rect;
}

/** What a part of a formula comes to. */
export type Value = CellValue | Grid | Area;

/** A part of a computation that comes to an error, which becomes the value of the formula. */
export class FormulaError extends Error {
  readonly error: CellError;

  constructor(error: CellError) {
    super(error);
    this.error = error;
  }
}

export function isGrid(value: Value): value is Grid {
  return typeof value === 'object' && value !== null && 'cells' in value;
}

export function isArea(value: Value): value is Area {
  return typeof value === 'object' && value !== null && 'rect' in value;
}

export function failure(value: Value): value is { readonly error: CellError } {
  return typeof value === 'object' && value !== null && 'error' in value;
}

export function gridFrom(cells: readonly (readonly CellValue[])[]): Grid {
  return { rows: cells.length, columns: cells[0]?.length ?? 0, cells };
}

export function cellOf(grid: Grid, row: number, column: number): CellValue {
  return grid.cells[row]?.[column] ?? null;
}

/** Every row, also those that are empty to the end. */
export function allRows(grid: Grid): (readonly CellValue[])[] {
  const rows = grid.cells.slice(0, grid.rows);
  if (rows.length < grid.rows) {
    const empty = Array.from({ length: grid.columns }, () => null);
    while (rows.length < grid.rows) rows.push(empty);
  }
  return rows;
}
