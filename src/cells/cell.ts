import { jsonText } from './json-text';

/** One typed value of ours, on its way from a codec to a sheet or a CSV. Nothing is guessed from a text later on. */
export type Cell =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** `iso` is `YYYY-MM-DD`: a calendar day without a zone. */
  | { readonly kind: 'date'; readonly iso: string }
  /** `iso` is an instant, `YYYY-MM-DDTHH:MM:SS.sssZ`. */
  | { readonly kind: 'dateTime'; readonly iso: string };

export const BLANK: Cell = { kind: 'blank' };

/** Empty text is a blank cell: Twenty makes no difference between the two, and a sheet shows none. */
export function textCell(text: string): Cell {
  return text === '' ? BLANK : { kind: 'text', text };
}

/** What a codec shows for a shape it does not know: its JSON, never an exception. */
export function unexpectedCell(value: unknown): Cell {
  if (value === null || value === undefined) return BLANK;
  return textCell(typeof value === 'string' ? value : jsonText(value));
}
