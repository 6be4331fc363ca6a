import { codePointKey } from './collation';
import type { Column } from './columns';
import { readDay, readInstant } from './dates';
import { invalidDate, invalidValue } from './refusals';

/** Something that `===` and `<` compare as PostgreSQL compares the column. */
export type Comparable = string | number | boolean;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Text as it is, anything else as its JSON. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/**
 * A value that a filter or a cursor gives, ready to compare.
 *
 * @throws QueryRefused when the column cannot hold it; texts take anything
 */
export const givenValue = (column: Column, value: unknown): Comparable => {
  const { kind, path } = column;
  if (kind === 'uuid') {
    if (typeof value !== 'string' || !UUID.test(value)) throw invalidValue('UUID', value, path);
    return value.toLowerCase();
  }
  if (kind === 'number') {
    // Text counts as far as it is a number: "12 apples" is 12, and what begins otherwise is none.
    const number = typeof value === 'string' ? Number.parseFloat(value) : value;
    if (typeof number !== 'number' || !Number.isFinite(number)) throw invalidValue('number', number, path);
    return number;
  }
  if (kind === 'boolean') {
    // Any text but "true" is no.
    const truth = typeof value === 'string' ? value.toLowerCase() === 'true' : value;
    if (typeof truth !== 'boolean') throw invalidValue('boolean', value, path);
    return truth;
  }
  if (kind === 'date' || kind === 'dateTime') {
    // Whole milliseconds, as in every record: Twenty's comparisons are tolerant to one, which hides PostgreSQL's microseconds.
    const read = kind === 'date' ? readDay : readInstant;
    const found = typeof value === 'string' ? read(value) : undefined;
    if (found === undefined) throw invalidDate(kind === 'date' ? 'date' : 'date-time', value, path);
    return found;
  }
  return codePointKey(textOf(value));
};

/** The same for a value that a column holds. */
export const heldValue = (column: Column, value: unknown): Comparable => {
  if (column.kind === 'number') return Number(value);
  if (typeof value === 'boolean') return value;
  return column.kind === 'text' ? codePointKey(textOf(value)) : textOf(value);
};

/** Keys of a `jsonb`: by the length of their UTF-8, then by its bytes. */
const byLengthThenBytes = (a: string, b: string): number => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length - right.length || Buffer.compare(left, right);
};

/** A number as `numeric` prints it: all its digits, no exponent. */
const plainNumber = (value: number): string => {
  const text = String(value);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(text) ?? [];
  const shift = Number(exponent);
  if (shift === 0) return text;
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`;
  return sign + whole + fraction.padEnd(shift, '0');
};

/** JSON as PostgreSQL prints a `jsonb`: a blank after each comma and colon, numbers in full. */
export const jsonText = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(jsonText).join(', ')}]`;
  if (typeof value === 'number') return plainNumber(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value);
  entries.sort(([a], [b]) => byLengthThenBytes(a, b));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}: ${jsonText(item)}`).join(', ')}}`;
};

/** A key by which lists of texts are ordered item by item, the shorter first: no text holds the zero that opens each item. */
export const itemsKey = (value: unknown): string =>
  Array.isArray(value) ? value.map((item) => `\0${codePointKey(textOf(item))}`).join('') : textOf(value);

/** A list as PostgreSQL prints an array of words: `{A,B}`. */
export const listText = (value: unknown): string => (Array.isArray(value) ? `{${value.join(',')}}` : textOf(value));
