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

/** Digits that a number keeps on its way through a cell: a double has 15 that are certain. */
const DIGITS = 15;

/** The largest numbers would be rounded beyond all. */
function exact(value: number): number {
  const rounded = Number(value.toPrecision(DIGITS));
  return Number.isFinite(rounded) ? rounded : value;
}

/**
 * Whether a cell that shows `found` holds what is wanted. Line ends are one, however they are written; and a text cell may show
 * the sign by which a text was said to be one (google.md §6.1).
 */
export function holds(found: Scalar, wanted: Scalar): boolean {
  if (found === wanted) return true;
  if (typeof found === 'number' && typeof wanted === 'number') return exact(found) === exact(wanted);
  if (typeof found !== 'string' || typeof wanted !== 'string') return false;
  const [one, other] = [oneLineEnd(found), oneLineEnd(wanted)];
  return one === other || one === `'${other}`;
}

function oneLineEnd(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** What a mark is made of: equal for two values that `holds` takes for one, so without the sign before a text. */
export function markedAs(value: Scalar): Scalar {
  if (typeof value === 'number') return exact(value);
  return typeof value === 'string' ? oneLineEnd(value.startsWith("'") ? value.replace(/^'+/, '') : value) : value;
}
