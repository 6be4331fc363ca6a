import { type CellError, type CellValue, isError } from '../values/cell';
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

/** Where Sheets compares text, it ignores case. */
export function compareValues(a: CellValue, b: CellValue): number {
  const left = a ?? blankLike(b);
  const right = b ?? blankLike(left);
  if (typeof left === 'string' && typeof right === 'string') return left === right ? 0 : order.compare(left, right);
  if (typeof left !== typeof right) return rank(left) - rank(right);
  return Number(left) - Number(right);
}

function blankLike(other: CellValue): CellValue {
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
}

const order = new Intl.Collator('en', { sensitivity: 'accent' });

function rank(value: CellValue): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}

export const COMPARISONS: Readonly<Record<string, (difference: number) => boolean>> = {
  '=': (difference) => difference === 0,
  '<>': (difference) => difference !== 0,
  '<': (difference) => difference < 0,
  '>': (difference) => difference > 0,
  '<=': (difference) => difference <= 0,
  '>=': (difference) => difference >= 0,
};

export function numberOf(value: CellValue): number {
  if (value === null) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isError(value)) throw new FormulaError(value.error);
  const number = value.trim() === '' ? Number.NaN : Number(value.replaceAll(',', ''));
  if (Number.isNaN(number)) throw new FormulaError('#VALUE!');
  return number;
}

export function textOf(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'object') throw new FormulaError(value.error);
  return String(value);
}

export function booleanOf(value: CellValue): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    if (/^true$/i.test(value)) return true;
    if (/^false$/i.test(value) || value === '') return false;
    throw new FormulaError('#VALUE!');
  }
  return numberOf(value) !== 0;
}
