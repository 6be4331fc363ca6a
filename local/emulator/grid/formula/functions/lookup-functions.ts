import type { CellValue } from '../../values/cell';
import { criterionOf, isPlain } from './criterion';
import { type FunctionFamily, type Literals, whole } from './family';
import { matchesOf } from './lookup-index';
import { gridOf, type Scope } from '../scope';
import { allRows, cellOf, failure, FormulaError, type Grid, isArea, type Value } from '../values';
import { booleanOf, numberOf } from '../convert';
import { compareValues } from '../comparing';

/** Looking up, and where ranges are. */
export const LOOKUP_FUNCTIONS: FunctionFamily = {
  VLOOKUP: whole(
    ([key = null, table = null, index = null, sorted = true], scope) => {
      const columns = isArea(table) ? table.rect.columns : gridOf(table, scope).columns;
      const column = Math.floor(numberOf(index as CellValue));
      if (column < 1) throw new FormulaError('#VALUE!');
      if (column > columns) throw new FormulaError('#REF!');
      const approximate = booleanOf(sorted as CellValue);
      const row = rowOf(table, key as CellValue, approximate, scope);
      if (row === null) throw new FormulaError('#N/A');
      return cellIn(table, row, column - 1, scope);
    },
    [1],
  ),
  MATCH: whole(
    ([key = null, range = null, kind = 1], scope) => {
      const grid = gridOf(range, scope);
      const list = grid.rows === 1 && grid.columns > 1 ? turned(grid) : range;
      const how = numberOf(kind as CellValue);
      if (how < 0) throw new FormulaError('#N/A');
      const row = rowOf(list, key as CellValue, how > 0, scope);
      if (row === null) throw new FormulaError('#N/A');
      return row + 1;
    },
    [1],
  ),
  // Row or column 0 is the whole of it.
  INDEX: {
    ...whole(
      ([range = null, row = 0, column = 0], scope) => {
        const grid = gridOf(range, scope);
        const down = numberOf(row as CellValue);
        const across = numberOf(column as CellValue);
        if (down < 0 || across < 0 || down > grid.rows || across > grid.columns) throw new FormulaError('#NUM!');
        const rows = down === 0 ? allRows(grid) : allRows(grid).slice(down - 1, down);
        const cells = across === 0 ? rows : rows.map((line) => line.slice(across - 1, across));
        return { rows: cells.length, columns: across === 0 ? grid.columns : 1, cells };
      },
      [0],
    ),
    size: ([range = ONE], literals) => ({
      rows: isWhole(literals, 1) ? range.rows : 1,
      columns: isWhole(literals, 2) ? range.columns : 1,
    }),
  },
  ROW: place((scope) => scope.row, 'row'),
  COLUMN: place((scope) => scope.column, 'column'),
  ROWS: whole(([range = null], scope) => (isArea(range) ? range.rect.rows : gridOf(range, scope).rows)),
  COLUMNS: whole(([range = null], scope) => (isArea(range) ? range.rect.columns : gridOf(range, scope).columns)),
};

const ONE = { rows: 1, columns: 1 };

/** One cell of a range, without reading the others. */
function cellIn(range: Value, row: number, column: number, scope: Scope): CellValue {
  if (!isArea(range)) return cellOf(gridOf(range, scope), row, column);
  const rect = { row: range.rect.row + row, column: range.rect.column + column, rows: 1, columns: 1 };
  return cellOf(scope.cells({ sheetId: range.sheetId, rect }), 0, 0);
}

/** Left out or 0. */
function isWhole(literals: Literals, position: number): boolean {
  const value = literals[position];
  return position >= literals.length || value === 0 || value === null;
}

/** The number of a row or column; inside an array formula those of all rows or columns of a range. */
function place(own: (scope: Scope) => number, axis: 'row' | 'column'): FunctionFamily[string] {
  return {
    ...whole(([range], scope) => {
      if (range === undefined) return own(scope);
      if (!isArea(range)) throw new FormulaError('#N/A');
      const first = range.rect[axis];
      const count = axis === 'row' ? range.rect.rows : range.rect.columns;
      if (!scope.array || count === 1) return first;
      const numbers = Array.from({ length: count }, (_, index) => first + index);
      if (axis === 'column') return { rows: 1, columns: count, cells: [numbers] };
      return { rows: count, columns: 1, cells: numbers.map((number) => [number]) };
    }),
    size: ([range = ONE]) => (axis === 'row' ? { rows: range.rows, columns: 1 } : { rows: 1, columns: range.columns }),
  };
}

function turned(grid: Grid): Grid {
  const cells = Array.from({ length: grid.columns }, (_, column) => [cellOf(grid, 0, column)]);
  return { rows: grid.columns, columns: 1, cells };
}

/** The first row whose first cell is the key; approximately: the last one that is not beyond it, the rows being sorted. */
function rowOf(range: Value, key: CellValue, approximate: boolean, scope: Scope): number | null {
  if (failure(key)) throw new FormulaError(key.error);
  if (key === null) throw new FormulaError('#N/A');
  if (!approximate && (typeof key !== 'string' || isPlain(key))) {
    const { rows, start, end, origin } = matchesOf(range, key, scope);
    return start < end ? (rows[start] ?? 0) - origin : null;
  }
  const grid = gridOf(range, scope);
  if (approximate) {
    let found: number | null = null;
    for (const [row, line] of grid.cells.entries()) {
      const value = line[0] ?? null;
      if (value === null || typeof value !== typeof key) continue;
      if (compareValues(value, key) > 0) break;
      found = row;
    }
    return found;
  }
  const matches = criterionOf(`=${key}`);
  const row = grid.cells.findIndex((line) => matches(line[0] ?? null));
  return row < 0 ? null : row;
}
