import type { CellValue } from '../../values/cell';
import type { Scope, Size } from '../scope';
import type { Value } from '../values';

/** A function that formulas can call. */
export interface FormulaFunction {
  /** Positions of the parameters that take whole ranges. Any other takes one value, and is repeated over arrays. */
  readonly whole: 'all' | readonly number[];
  /** Whether errors come in as values; otherwise an error is the result. */
  readonly takesErrors: boolean;
  readonly compute: (args: readonly Value[], scope: Scope) => Value;
  /**
   * At most how large its result is, from how large its arguments are and from those that are literals; without it one cell. What
   * it computes beyond that is cut off.
   */
  readonly size?: (args: readonly Size[], literals: Literals) => Size;
}

/** The arguments that stand in the formula as they are; undefined for those that have to be computed. */
export type Literals = readonly (CellValue | undefined)[];

export type FunctionFamily = Readonly<Record<string, FormulaFunction>>;

/** One value from single values. */
export function each(compute: (args: readonly CellValue[], scope: Scope) => CellValue): FormulaFunction {
  return { whole: [], takesErrors: false, compute: (args, scope) => compute(args as readonly CellValue[], scope) };
}

/** The same, for functions that look at errors. */
export function eachWithErrors(compute: (args: readonly CellValue[], scope: Scope) => CellValue): FormulaFunction {
  return { ...each(compute), takesErrors: true };
}

/** From whole ranges (all arguments, or those at the positions). */
export function whole(
  compute: (args: readonly Value[], scope: Scope) => Value,
  positions: 'all' | readonly number[] = 'all',
): FormulaFunction {
  return { whole: positions, takesErrors: false, compute };
}
