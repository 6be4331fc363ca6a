import type { CellValue } from '../../values/cell';
import { isPlain, criterionOf } from './criterion';
import { each, type FunctionFamily, whole } from './family';
import { matchesOf } from './lookup-index';
import { gridOf, type Scope, valuesOf } from '../scope';
import { EMPTY_TALLY, joinTallies, type Tally, tallied } from '../tally';
import { allRows, cellOf, failure, FormulaError, isArea, isGrid, type Value } from '../values';
import { numberOf } from '../convert';

/** Sums, counts and arithmetic. */
export const NUMBER_FUNCTIONS: FunctionFamily = {
  SUM: whole((args, scope) => numeric(args, scope).sum),
  AVERAGE: whole((args, scope) => {
    const { sum, numbers } = numeric(args, scope);
    if (numbers === 0) throw new FormulaError('#DIV/0!');
    return sum / numbers;
  }),
  MIN: whole((args, scope) => {
    const { least, numbers } = numeric(args, scope);
    return numbers === 0 ? 0 : least;
  }),
  MAX: whole((args, scope) => {
    const { most, numbers } = numeric(args, scope);
    return numbers === 0 ? 0 : most;
  }),
  COUNT: { ...whole((args, scope) => tallyOf(args, scope, false).numbers), takesErrors: true },
  COUNTA: { ...whole((args, scope) => tallyOf(args, scope, false).filled), takesErrors: true },
  COUNTBLANK: whole((args, scope) => {
    const grids = args.map((argument) => gridOf(argument, scope));
    const all = grids.reduce((sum, grid) => sum + grid.rows * grid.columns, 0);
    return all - grids.reduce((sum, { cells }) => sum + cells.flat().filter(isFilled).length, 0);
  }),
  PRODUCT: whole((args, scope) => numbersOf(args, scope).reduce((product, value) => product * value, 1)),
  LARGE: whole(([range = null, place = null], scope) => ranked(range, place, scope, -1), [0]),
  SMALL: whole(([range = null, place = null], scope) => ranked(range, place, scope, 1), [0]),
  MEDIAN: whole((args, scope) => {
    const numbers = numbersOf(args, scope).sort((a, b) => a - b);
    if (numbers.length === 0) throw new FormulaError('#NUM!');
    const middle = (numbers.length - 1) / 2;
    return ((numbers[Math.floor(middle)] ?? 0) + (numbers[Math.ceil(middle)] ?? 0)) / 2;
  }),
  SUMPRODUCT: whole((args, scope) => {
    const grids = args.map((argument) => gridOf(argument, scope));
    const [first, ...rest] = grids;
    if (!first || rest.some(({ rows, columns }) => rows !== first.rows || columns !== first.columns)) {
      throw new FormulaError('#VALUE!');
    }
    let sum = 0;
    first.cells.forEach((line, row) =>
      line.forEach((_value, column) => {
        sum += grids.reduce((product, grid) => product * asNumber(cellOf(grid, row, column)), 1);
      }),
    );
    return sum;
  }),
  COUNTIF: whole(
    ([range = null, criterion = null], scope) => {
      if (!isExact(range, criterion as CellValue)) return matching(range, criterion as CellValue, scope).length;
      const { start, end } = matchesOf(range, criterion as CellValue, scope);
      return end - start;
    },
    [0],
  ),
  SUMIF: whole(
    ([range = null, criterion = null, sums], scope) => {
      const summed = gridOf(sums ?? range, scope);
      return matching(range, criterion as CellValue, scope).reduce((sum, [row, column]) => {
        const value = cellOf(summed, row, column);
        return typeof value === 'number' ? sum + value : sum;
      }, 0);
    },
    [0, 2],
  ),
  ABS: each(([value = null]) => Math.abs(numberOf(value))),
  ROUND: each(([value = null, places = 0]) => {
    const factor = 10 ** numberOf(places);
    const number = numberOf(value);
    return (Math.sign(number) * Math.round(Number((Math.abs(number) * factor).toPrecision(15)))) / factor;
  }),
  INT: each(([value = null]) => Math.floor(numberOf(value))),
  MOD: each(([value = null, divisor = null]) => {
    const by = numberOf(divisor);
    if (by === 0) throw new FormulaError('#DIV/0!');
    const number = numberOf(value);
    return number - by * Math.floor(number / by);
  }),
};

/** Text and booleans in ranges are passed over; given directly they must be numbers. */
function tallyOf(args: readonly Value[], scope: Scope, strict = true): Tally {
  return args.reduce<Tally>((sum, argument) => {
    if (isArea(argument)) return joinTallies(sum, scope.tally(argument));
    if (isGrid(argument)) return joinTallies(sum, tallied(EMPTY_TALLY, argument.cells.flat()));
    const value = strict && !failure(argument) ? numberOf(argument) : argument;
    return joinTallies(sum, tallied(EMPTY_TALLY, [value]));
  }, EMPTY_TALLY);
}

function numeric(args: readonly Value[], scope: Scope): Tally {
  const tally = tallyOf(args, scope);
  if (tally.error !== null) throw new FormulaError(tally.error);
  return tally;
}

function numbersOf(args: readonly Value[], scope: Scope): number[] {
  return valuesOf(args, scope).flatMap((value) => {
    if (failure(value)) throw new FormulaError(value.error);
    return typeof value === 'number' ? [value] : [];
  });
}

function asNumber(value: CellValue): number {
  if (failure(value)) throw new FormulaError(value.error);
  return typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : 0;
}

function isFilled(value: CellValue): boolean {
  return value !== null && value !== '';
}

function ranked(range: Value, place: Value, scope: Scope, direction: 1 | -1): number {
  const numbers = numbersOf([range], scope).sort((a, b) => direction * (a - b));
  const found = numbers[numberOf(place as CellValue) - 1];
  if (found === undefined) throw new FormulaError('#NUM!');
  return found;
}

/** Places in the range that pass the criterion. */
function matching(range: Value, criterion: CellValue, scope: Scope): (readonly [row: number, column: number])[] {
  if (isExact(range, criterion)) {
    const { rows, start, end, origin } = matchesOf(range, criterion, scope);
    return rows.slice(start, end).map((row) => [row - origin, 0]);
  }
  const grid = gridOf(range, scope);
  const matches = criterionOf(criterion);
  // Empty cells to the end of the range count where empty is what is looked for.
  return (matches(null) ? allRows(grid) : grid.cells).flatMap((line, row) =>
    line.flatMap((value, column) => (matches(value) ? [[row, column] as const] : [])),
  );
}

/** Whether a criterion on a single column is no more than a value to be found there. */
function isExact(range: Value, criterion: CellValue): boolean {
  const columns = isArea(range) ? range.rect.columns : isGrid(range) ? range.columns : 1;
  if (columns > 1 || criterion === null) return false;
  if (typeof criterion !== 'string') return true;
  return criterion !== '' && isPlain(criterion) && Number.isNaN(Number(criterion));
}
