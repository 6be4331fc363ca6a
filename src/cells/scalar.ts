import { couldBeFormula } from './formula-start';
import type { TypedValue } from './typed-value';

/** A cell's value as JSON has it: the type of the JSON value is the type of the cell. Dates are serial numbers, blank is null. */
export type Scalar = null | string | number | boolean;

export function scalarOf(value: TypedValue): Scalar {
  if (value === null) return null;
  if ('text' in value) return value.text;
  return 'number' in value ? value.number : value.boolean;
}

export function typedOf(value: Scalar): TypedValue {
  if (value === null) return null;
  if (typeof value === 'string') return { text: value };
  return typeof value === 'number' ? { number: value } : { boolean: value };
}

/** Digits that a date-time keeps on its way through a cell, which makes whole milliseconds of it. */
const DIGITS = 15;

/** No date is so large (day 2,958,465 is the last), and of larger numbers each digit counts: ids, millionths of an amount. */
const BEYOND_DATES = 100_000_000;

const comparable = (value: number): number =>
  Math.abs(value) < BEYOND_DATES ? Number(value.toPrecision(DIGITS)) : value;

/**
 * Whether a cell that shows `found` holds what is wanted. Line ends are one, however they are written; and a text cell may show
 * the sign by which what could be a formula was said to be a text (google.md §6.1).
 */
export function holds(found: Scalar, wanted: Scalar): boolean {
  if (found === wanted) return true;
  if (typeof found === 'number' && typeof wanted === 'number') return comparable(found) === comparable(wanted);
  if (typeof found !== 'string' || typeof wanted !== 'string') return false;
  const [one, other] = [oneLineEnd(found), oneLineEnd(wanted)];
  return one === other || (one === `'${other}` && couldBeFormula(other));
}

function oneLineEnd(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** What a mark is made of: equal for two values that `holds` takes for one, so without the sign before a text. */
export function markedAs(value: Scalar): Scalar {
  if (typeof value === 'number') return comparable(value);
  if (typeof value !== 'string') return value;
  const text = oneLineEnd(value);
  return text.startsWith("'") && couldBeFormula(text.slice(1)) ? text.slice(1) : text;
}
