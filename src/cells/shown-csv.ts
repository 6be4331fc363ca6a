import { guardedText } from './formula-start';
import type { TypedValue } from './typed-value';

/** A cell as a sheet has it: what it shows, and what it is. */
export interface ShownCell {
  readonly shown: string;
  readonly value: TypedValue;
}

export interface ShownCsv {
  readonly delimiter: ',' | ';';
  /** The UTF-8 mark in front, by which Excel knows accents. */
  readonly byteOrderMark: boolean;
}

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A negative number, in any locale's signs: digits with what separates them, brackets, per cent, an exponent, a currency. Letters only
 * at the end, where `-5 CHF` is no formula; in front, `-A1` is one.
 */
const NUMBER =
  /^[-+−(]?\s?\p{Sc}?\s?\d(?:[\d.,:'’\u00a0\u202f\u2009\u066b\u066c ]*\d)?(?:E[-+]?\d+)?[.,]?\s?[%‰]?\s?(?:\p{Sc}|\p{L}{1,3}\.?)?\)?$/u;

/** Rows of a CSV, each cell in quotes: a part of a file, made to be joined to others. */
export function shownCsvRows(rows: readonly (readonly ShownCell[])[], { delimiter }: ShownCsv): string {
  return rows.map((cells) => `${cells.map(cellText).join(delimiter)}\n`).join('');
}

/** What stands before all rows. */
export const shownCsvStart = ({ byteOrderMark }: ShownCsv): string => (byteOrderMark ? BYTE_ORDER_MARK : '');

/** A number's format may show any text, so that a cell holds a number says nothing: what it shows decides. */
function cellText({ shown, value }: ShownCell): string {
  const isPlainNumber = value !== null && 'number' in value && NUMBER.test(shown);
  return `"${(isPlainNumber ? shown : guardedText(shown)).replace(/"/g, '""')}"`;
}
