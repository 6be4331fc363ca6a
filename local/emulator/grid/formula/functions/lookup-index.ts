import type { CellValue } from '../../values/cell';
import { gridOf, type Scope } from '../scope';
import { failure, type Grid, isArea, type Value } from '../values';

/** Rows of values by what they are. */
export type RowIndex = ReadonlyMap<string, readonly number[]>;

/** Equal for values that Sheets finds equal: the case of text does not count. */
function lookupKey(value: CellValue): string {
  if (failure(value)) return value.error;
  return `${typeof value}:${typeof value === 'string' ? value.toLowerCase() : String(value)}`;
}

export function indexOf(values: readonly CellValue[]): RowIndex {
  const index = new Map<string, number[]>();
  for (const [row, value] of values.entries()) {
    if (value === null) continue;
    const key = lookupKey(value);
    const rows = index.get(key);
    if (rows) rows.push(row);
    else index.set(key, [row]);
  }
  return index;
}

/** Where the value stands in the first column of a range: the indexes in `rows` from `start` up to `end`, less `origin`. */
export interface Matches {
  readonly rows: readonly number[];
  readonly start: number;
  readonly end: number;
  readonly origin: number;
}

/** Thousands of look-ups in one range, or in ranges that grow row by row, do not each walk through it. */
export function matchesOf(range: Value, value: CellValue, scope: Scope): Matches {
  const key = lookupKey(value);
  const whole = isArea(range) ? scope.indexOf(range) : null;
  if (isArea(range) && whole) {
    const rows = whole.get(key) ?? [];
    const origin = range.rect.row - 1;
    return { rows, start: firstAtLeast(rows, origin), end: firstAtLeast(rows, origin + range.rect.rows), origin };
  }
  const grid = gridOf(range, scope);
  const index = indexed(grid);
  const rows = index
    ? (index.get(key) ?? [])
    : grid.cells.flatMap((line, row) => (lookupKey(line[0] ?? null) === key && line[0] !== null ? [row] : []));
  return { rows, start: 0, end: rows.length, origin: 0 };
}

/** An index costs more than one look-up: it is made for the second. */
function indexed(grid: Grid): RowIndex | null {
  const known = INDEXES.get(grid);
  if (known === undefined) INDEXES.set(grid, null);
  if (known !== null) return known ?? null;
  const index = indexOf(grid.cells.map((line) => line[0] ?? null));
  INDEXES.set(grid, index);
  return index;
}

/** Null: asked once. */
const INDEXES = new WeakMap<Grid, RowIndex | null>();

function firstAtLeast(rows: readonly number[], wanted: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] ?? wanted) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
