import type { CellValue } from '../../values/cell';
import { compareCells } from '../../values/order';
import { type FormulaFunction, type FunctionFamily, whole } from './family';
import { gridOf, type Scope, single, type Size } from '../scope';
import { allRows, cellOf, failure, FormulaError, type Grid, gridFrom, type Value } from '../values';
import { booleanOf, numberOf } from '../convert';

type Line = readonly CellValue[];

/** Functions whose result is many cells. Their arguments are computed as in an array formula. */
export const ARRAY_FUNCTIONS: FunctionFamily = {
  ARRAYFORMULA: many(([value = null], scope) => gridOf(value, scope)),
  // Google's: every further argument is a condition on the rows (or, if it lies, on the columns).
  FILTER: many(([range = null, ...conditions], scope) => {
    const grid = gridOf(range, scope);
    const tests = conditions.map((condition) => gridOf(condition, scope));
    const byRow = tests.every((test) => test.columns === 1 && test.rows === grid.rows);
    const byColumn = !byRow && tests.every((test) => test.rows === 1 && test.columns === grid.columns);
    if (tests.length === 0 || (!byRow && !byColumn)) throw new FormulaError('#N/A');
    if (byColumn) {
      const kept = indexes(grid.columns).filter((column) => tests.every((test) => passes(cellOf(test, 0, column))));
      return filled(
        grid.cells.map((line) => kept.map((column) => line[column] ?? null)),
        grid.rows,
        kept.length,
      );
    }
    const kept = allRows(grid).filter((_line, row) => tests.every((test) => passes(cellOf(test, row, 0))));
    return filled(kept, kept.length, grid.columns);
  }),
  // Pairs of a column (its number in the range, or a range beside it) and whether it ascends.
  SORT: many(([range = null, ...keys], scope) => sorted(gridOf(range, scope), keys, scope)),
  SORTN: many(
    ([range = null, count = 1, ties = 0, ...keys], scope) => {
      // Other ways to treat ties are not computed.
      if (numberOf(single(ties, scope)) !== 0) throw new FormulaError('#N/A');
      return top(sorted(gridOf(range, scope), keys, scope), numberOf(single(count, scope)), Number.POSITIVE_INFINITY);
    },
    ([range = ONE], [, count]) => ({ ...range, rows: Math.min(range.rows, literalSize(count)) }),
  ),
  // Unlike comparisons, it tells "a" from "A".
  UNIQUE: many(([range = null], scope) => {
    const grid = gridOf(range, scope);
    const seen = new Set<string>();
    const kept = allRows(grid).filter((line) => {
      const key = JSON.stringify(line);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
    return { rows: kept.length, columns: grid.columns, cells: kept };
  }),
  SEQUENCE: many(
    ([rows = null, columns = 1, start = 1, step = 1], scope) => {
      const [height = 0, width = 0, first = 0, by = 0] = [rows, columns, start, step].map(
        (one) => Math.floor(numberOf(single(one, scope)) * 1e9) / 1e9,
      );
      if (height < 1 || width < 1 || height * width > MOST_CELLS) throw new FormulaError('#NUM!');
      return gridFrom(
        indexes(Math.floor(height)).map((down) =>
          indexes(Math.floor(width)).map((across) => first + by * (down * Math.floor(width) + across)),
        ),
      );
    },
    (_sizes, literals) => ({
      rows: literalSize(literals[0]),
      columns: literals.length < 2 ? 1 : literalSize(literals[1]),
    }),
  ),
  TRANSPOSE: many(
    ([range = null], scope) => {
      const grid = gridOf(range, scope);
      const cells = indexes(grid.columns).map((column) => allRows(grid).map((line) => line[column] ?? null));
      return { rows: grid.columns, columns: grid.rows, cells };
    },
    ([range = ONE]) => ({ rows: range.columns, columns: range.rows }),
  ),
  FLATTEN: many(
    (args, scope) => gridFrom(args.flatMap((argument) => allRows(gridOf(argument, scope)).flat()).map((one) => [one])),
    (sizes) => ({ rows: sizes.reduce((sum, { rows, columns }) => sum + rows * columns, 0), columns: 1 }),
  ),
  ARRAY_CONSTRAIN: many(
    ([range = null, rows = 1, columns = 1], scope) =>
      top(gridOf(range, scope), numberOf(single(rows, scope)), numberOf(single(columns, scope))),
    ([range = ONE], [, rows, columns]) => ({
      rows: Math.min(range.rows, literalSize(rows)),
      columns: Math.min(range.columns, literalSize(columns)),
    }),
  ),
  HSTACK: many(
    (args, scope) =>
      sideBySide(
        args.map((one) => gridOf(one, scope)),
        '#N/A',
      ),
    sizeBeside,
  ),
  VSTACK: many(
    (args, scope) =>
      below(
        args.map((one) => gridOf(one, scope)),
        '#N/A',
      ),
    sizeBelow,
  ),
};

/** Columns of an array literal, or of HSTACK, which fills what is missing. */
export function sideBySide(grids: readonly Grid[], filler: '#N/A' | null): Grid {
  const rows = Math.max(...grids.map((grid) => grid.rows));
  if (filler === null && grids.some((grid) => grid.rows !== rows)) throw new FormulaError('#VALUE!');
  const known = Math.max(...grids.map((grid) => (grid.rows === rows ? grid.cells.length : rows)));
  const cells = indexes(known).map((row) =>
    grids.flatMap((grid) =>
      indexes(grid.columns).map((column) => (row < grid.rows ? cellOf(grid, row, column) : missing(filler))),
    ),
  );
  return { rows, columns: grids.reduce((sum, grid) => sum + grid.columns, 0), cells };
}

/** Rows of an array literal, or of VSTACK. */
export function below(grids: readonly Grid[], filler: '#N/A' | null): Grid {
  const columns = Math.max(...grids.map((grid) => grid.columns));
  if (filler === null && grids.some((grid) => grid.columns !== columns)) throw new FormulaError('#VALUE!');
  const [only] = grids;
  if (only && grids.length === 1) return only;
  const rows = grids.flatMap((grid) =>
    allRows(grid).map((line) => [...line, ...indexes(columns - line.length).map(() => missing(filler))]),
  );
  return { rows: rows.length, columns, cells: rows };
}

export function sizeBeside(sizes: readonly Size[]): Size {
  return {
    rows: Math.max(...sizes.map((size) => size.rows)),
    columns: sizes.reduce((sum, size) => sum + size.columns, 0),
  };
}

export function sizeBelow(sizes: readonly Size[]): Size {
  return {
    rows: sizes.reduce((sum, size) => sum + size.rows, 0),
    columns: Math.max(...sizes.map((size) => size.columns)),
  };
}

/** More than a spreadsheet holds. */
const MOST_CELLS = 10_000_000;

const ONE: Size = { rows: 1, columns: 1 };

function many(
  compute: (args: readonly Value[], scope: Scope) => Grid,
  size: FormulaFunction['size'] = ([first = ONE]) => first,
): FormulaFunction {
  return { ...whole(compute), size };
}

function literalSize(value: CellValue | undefined): number {
  return typeof value === 'number' ? Math.max(1, Math.floor(value)) : Number.POSITIVE_INFINITY;
}

function missing(filler: '#N/A' | null): CellValue {
  return filler === null ? null : { error: filler };
}

function indexes(length: number): number[] {
  return Array.from({ length: Math.max(0, length) }, (_, index) => index);
}

function passes(value: CellValue): boolean {
  return !failure(value) && value !== '' && booleanOf(value);
}

/** Nothing that passes is an error, not an empty array. */
function filled(cells: readonly Line[], rows: number, columns: number): Grid {
  if (rows === 0 || columns === 0) throw new FormulaError('#N/A');
  return { rows, columns, cells };
}

function top(grid: Grid, rows: number, columns: number): Grid {
  const height = Math.min(grid.rows, Math.floor(rows));
  const width = Math.min(grid.columns, Math.floor(columns));
  if (height < 1 || width < 1) throw new FormulaError('#NUM!');
  return { rows: height, columns: width, cells: grid.cells.slice(0, height).map((line) => line.slice(0, width)) };
}

function sorted(grid: Grid, keys: readonly Value[], scope: Scope): Grid {
  const columns: { readonly values: (row: number) => CellValue; readonly ascending: boolean }[] = [];
  for (let index = 0; index < keys.length; index += 2) {
    const key = gridOf(keys[index] ?? null, scope);
    const ascending = booleanOf(single(keys[index + 1] ?? true, scope));
    const isNumber = key.rows === 1 && key.columns === 1 && grid.rows > 1;
    const column = isNumber ? numberOf(cellOf(key, 0, 0)) - 1 : 0;
    if (!isNumber && key.rows !== grid.rows) throw new FormulaError('#VALUE!');
    if (column < 0 || column >= (isNumber ? grid.columns : key.columns)) throw new FormulaError('#VALUE!');
    columns.push({ values: (row) => cellOf(isNumber ? grid : key, row, column), ascending });
  }
  if (columns.length === 0) columns.push({ values: (row) => cellOf(grid, row, 0), ascending: true });
  // A key range can hold more than the range to sort.
  const rows = allRows(grid);
  const order = indexes(rows.length).sort((a, b) => {
    for (const { values, ascending } of columns) {
      const difference = compareCells(values(a), values(b), ascending);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
  return { ...grid, cells: order.map((row) => rows[row] ?? []) };
}
