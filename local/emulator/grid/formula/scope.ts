import type { CellValue } from '../values/cell';
import type { Tally } from './tally';
import { type Area, FormulaError, type Grid, isArea, isGrid, type Value } from './values';

/** How many rows and columns something takes. */
export interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** What a formula asks of the spreadsheet it stands in. */
export interface Scope {
  /** The cell that holds the formula. */
  readonly row: number;
  readonly column: number;
  readonly locale: string;
  /** Values by the names that a LAMBDA gives them, in small letters. */
  readonly bound: ReadonlyMap<string, CellValue>;
  /** The time as a date: its serial number in the spreadsheet's zone. */
  now(): number;
  /** Inside ARRAYFORMULA and the like, where operators and functions work on every cell of a range. */
  readonly array: boolean;
  cells(area: Area): Grid;
  /** Sum, count … of the cells. Kept, so that neither whole columns nor running totals are added up again and again. */
  tally(area: Area): Tally;
  /** Rows (from 0) of the range's first column by what stands there; null where formulas stand in that column. */
  indexOf(area: Area): ReadonlyMap<string, readonly number[]> | null;
  isRowHidden(area: Area, row: number, alsoByHand: boolean): boolean;
  /** Whether the cell is a subtotal itself, which other subtotals pass over. */
  isSubtotal(area: Area, row: number, column: number): boolean;
  /** Null: there is no such sheet or name. */
  areaOfName(name: string): Area | null;
  /** How many cells stand for the result of a function that is not computed; null: there is no such function. */
  placeholder(name: string): Size | null;
}

/** All values of an argument. */
export function gridOf(value: Value, scope: Scope): Grid {
  if (isGrid(value)) return value;
  return isArea(value) ? scope.cells(value) : { rows: 1, columns: 1, cells: [[value]] };
}

/**
 * The one value of an argument. Of a range it is the cell in the formula's own row (or column), as Sheets takes it outside of
 * ARRAYFORMULA; of an array the first.
 */
export function single(value: Value, scope: Scope): CellValue {
  if (isGrid(value)) return value.cells[0]?.[0] ?? null;
  if (!isArea(value)) return value;
  const { row, column, rows, columns } = value.rect;
  const down = rows === 1 ? 0 : scope.row - row;
  const across = columns === 1 ? 0 : scope.column - column;
  const inside = down >= 0 && down < rows && across >= 0 && across < columns;
  if (!inside || (rows > 1 && columns > 1)) throw new FormulaError('#VALUE!');
  const cell: Area = {
    sheetId: value.sheetId,
    rect: { row: row + down, column: column + across, rows: 1, columns: 1 },
  };
  return scope.cells(cell).cells[0]?.[0] ?? null;
}

/** All values, row by row; cells below everything that stands in a range are left out. */
export function valuesOf(args: readonly Value[], scope: Scope): CellValue[] {
  return args.flatMap((argument) => {
    if (!isGrid(argument) && !isArea(argument)) return [argument];
    return gridOf(argument, scope).cells.flat();
  });
}
