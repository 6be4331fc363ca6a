import type { CellValue } from '../cell';
import { failure, type Grid } from './values';

/** Rows of the first column by what stands there, so that thousands of look-ups in one range do not each walk through it. */
export function rowsByKey(grid: Grid): ReadonlyMap<string, readonly number[]> {
  let index = INDEXES.get(grid);
  if (!index) {
    index = new Map<string, number[]>();
    for (const [row, line] of grid.cells.entries()) {
      const value = line[0] ?? null;
      if (value === null) continue;
      const key = lookupKey(value);
      const rows = index.get(key);
      if (rows) rows.push(row);
      else index.set(key, [row]);
    }
    INDEXES.set(grid, index);
  }
  return index;
}

/** Equal for values that Sheets finds equal: the case of text does not count. */
export function lookupKey(value: CellValue): string {
  if (failure(value)) return value.error;
  return `${typeof value}:${typeof value === 'string' ? value.toLowerCase() : String(value)}`;
}

const INDEXES = new WeakMap<Grid, Map<string, number[]>>();
