import type { CellValue } from '../values/cell';
import { gridOf, type Scope } from './scope';
import { FormulaError, type Grid, isArea, isGrid, type Value } from './values';

/** What one cell of an array comes to: an error there is the value of that cell, not of the whole. */
export function attempt(compute: () => CellValue): CellValue {
  try {
    return compute();
  } catch (error) {
    if (error instanceof FormulaError) return { error: error.error };
    throw error;
  }
}

/** Whether a computation on these is repeated for each of their cells. */
export function isRepeated(values: readonly Value[], scope: Scope): boolean {
  return scope.array && values.some((value) => (isArea(value) ? cellsIn(value.rect) : isGrid(value) ? 2 : 1) > 1);
}

/**
 * Computes cell by cell. A single row or column is repeated along the other direction; where one array is shorter than another
 * its missing cells are #N/A.
 */
export function lift(values: readonly Value[], scope: Scope, compute: (args: readonly CellValue[]) => CellValue): Grid {
  const grids = values.map((value) => gridOf(value, scope));
  const rows = Math.max(...grids.map((grid) => grid.rows));
  const columns = Math.max(...grids.map((grid) => grid.columns));
  // Below everything that stands in the ranges all rows come to the same.
  const known = Math.min(rows, Math.max(...grids.map((grid) => knownRows(grid, rows))));
  const cells: CellValue[][] = [];
  for (let row = 0; row < known; row++) cells.push(lineOf(grids, row, columns, compute));
  if (known < rows) {
    const rest = lineOf(grids, known, columns, compute);
    if (rest.some((value) => value !== null)) while (cells.length < rows) cells.push(rest);
  }
  return { rows, columns, cells };
}

function knownRows(grid: Grid, rows: number): number {
  return grid.rows === rows ? grid.cells.length : grid.rows === 1 ? 0 : rows;
}

function lineOf(
  grids: readonly Grid[],
  row: number,
  columns: number,
  compute: (args: readonly CellValue[]) => CellValue,
): CellValue[] {
  const line: CellValue[] = [];
  for (let column = 0; column < columns; column++) {
    const args = grids.map((grid) => repeatedCell(grid, row, column));
    line.push(attempt(() => compute(args)));
  }
  return line;
}

function repeatedCell(grid: Grid, row: number, column: number): CellValue {
  const down = grid.rows === 1 ? 0 : row;
  const across = grid.columns === 1 ? 0 : column;
  if (down >= grid.rows || across >= grid.columns) return { error: '#N/A' };
  return grid.cells[down]?.[across] ?? null;
}

function cellsIn({ rows, columns }: { readonly rows: number; readonly columns: number }): number {
  return rows * columns;
}
