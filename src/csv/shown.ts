/** A cell as a sheet of ours would show it, without a sheet. */
import type { Cell } from '../cells/cell';
import type { ShownCell } from '../cells/shown-csv';
import { typedValueOf, type ZoneOffset } from '../cells/typed-value';
import type { ColumnFormat } from '../fields/codec';

export interface Showing {
  /** Of the spreadsheet: "fr_FR". */
  readonly locale: string;
  readonly offset: ZoneOffset;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

export function shownCell(cell: Cell, format: ColumnFormat, { locale, offset }: Showing): ShownCell {
  const value = typedValueOf(cell, offset);
  if (value === null) return { shown: '', value };
  if ('text' in value) return { shown: value.text, value };
  if ('boolean' in value) return { shown: booleanIn(value.boolean, locale), value };
  if (cell.kind === 'date') return { shown: cell.iso, value };
  if (cell.kind === 'dateTime') {
    const instant = Date.parse(cell.iso);
    // A sheet rounds to the second that is nearest.
    const wall = new Date(instant + offset(instant) * MINUTE_MS + SECOND_MS / 2).toISOString();
    return { shown: wall.slice(0, 19).replace('T', ' '), value };
  }
  return { shown: numberIn(value.number, format, locale), value };
}

const booleanIn = (value: boolean, locale: string): string =>
  locale.startsWith('fr') ? (value ? 'VRAI' : 'FAUX') : String(value).toUpperCase();

/** Digits behind the point that a cell without a format shows. */
const DIGITS = 9;
/** Languages whose numbers have a point and not a comma; what is not here has a comma. */
const POINTED = /^(?:en|zh|ja|ko|th|he|hi|ms)/;

/** As `NUMBER_FORMATS` has it in Google's patterns. The platform's own words for numbers are not certain to be there. */
function numberIn(value: number, format: ColumnFormat, locale: string): string {
  const [point, group] = POINTED.test(locale) ? '.,' : locale.startsWith('fr') ? ',\u202f' : ',.';
  const short = (digits: number, of = value): string => String(Number(of.toFixed(digits))).replace('.', point ?? '.');
  if (format === 'percentage') return `${short(2, value * 100)}%`;
  if (format !== 'amount' || !(Math.abs(value) < 1e21)) return short(DIGITS);
  return value
    .toFixed(2)
    .replace('.', point ?? '.')
    .replace(/\d(?=(?:\d{3})+\D\d\d$)/g, `$&${group ?? ''}`);
}
