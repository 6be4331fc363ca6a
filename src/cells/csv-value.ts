import { jsonText } from './json-text';

/** A value of Twenty's own CSV before it is written: what is guarded against formulas and what is not differs. */
export type CsvValue =
  | { readonly kind: 'empty' }
  /** Guarded against formulas. */
  | { readonly kind: 'text'; readonly text: string }
  /** A number, a boolean, or other text that is written as it is, never guarded. */
  | { readonly kind: 'plain'; readonly text: string }
  /** The value of a JSON field: JSON text, guarded or not by the dialect. */
  | { readonly kind: 'json'; readonly value: unknown }
  /** A missing amount: `0` or empty, by the dialect and by the download's own choice. */
  | { readonly kind: 'missingAmount' };

export const EMPTY: CsvValue = { kind: 'empty' };

/** Any JSON value by its own type: text is guarded, numbers and booleans are not, lists and objects are JSON text. */
export function csvValueOf(value: unknown): CsvValue {
  if (value === null || value === undefined || value === '') return EMPTY;
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value === 'number' || typeof value === 'boolean') return { kind: 'plain', text: String(value) };
  return { kind: 'plain', text: jsonText(value) };
}

/** The value of a JSON field, an array, a multi-select, a list of files: JSON text whatever it is, null is empty. */
export function csvJsonOf(value: unknown): CsvValue {
  return value === null || value === undefined ? EMPTY : { kind: 'json', value };
}
