import { codePointKey } from './collation';
import type { Column } from './columns';
import { invalidValue } from './refusals';

/** Something that `===` and `<` compare as PostgreSQL compares the column. */
export type Comparable = string | number | boolean;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DAY = /^\d{4}-\d{2}-\d{2}/;

/** Text as it is, anything else as its JSON. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

const isNumeric = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value === 'string' && /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(value);

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
    if (!isNumeric(value)) throw invalidValue('number', value, path);
    return Number(value);
  }
  if (kind === 'boolean') {
    if (typeof value !== 'boolean') throw invalidValue('boolean', value, path);
    return value;
  }
  if (kind === 'date' || kind === 'dateTime') {
    const time = typeof value === 'string' && DAY.test(value) ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(time)) throw invalidValue('date', value, path);
    // Whole milliseconds, as in every record: Twenty's comparisons are tolerant to one, which hides PostgreSQL's microseconds.
    const text = new Date(time).toISOString();
    return kind === 'date' ? textOf(value).slice(0, 10) : text;
  }
  return codePointKey(textOf(value));
};

/** The same for a value that a column holds. */
export const heldValue = (column: Column, value: unknown): Comparable => {
  if (column.kind === 'number') return Number(value);
  if (typeof value === 'boolean') return value;
  return column.kind === 'text' ? codePointKey(textOf(value)) : textOf(value);
};

const byLengthThenUnits = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/** JSON as PostgreSQL prints a `jsonb`: a blank after each comma and colon, keys by length, then by bytes. */
export const jsonText = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(jsonText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value);
  entries.sort(([a], [b]) => byLengthThenUnits(a, b));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}: ${jsonText(item)}`).join(', ')}}`;
};

/** A list as PostgreSQL prints an array of words: `{A,B}`. */
export const listText = (value: unknown): string => (Array.isArray(value) ? `{${value.join(',')}}` : textOf(value));
