import type { Cell } from './cell';
import { cutText } from './cut-text';
import { instantOf } from './instant';

/** A value with its type said aloud, so that no text is ever read as a formula, a number or a date. */
export type TypedValue = null | { readonly text: string } | { readonly number: number } | { readonly boolean: boolean };

/** Minutes to add to UTC at that instant (milliseconds since the epoch) to get the wall clock of the spreadsheet. */
export type ZoneOffset = (instant: number) => number;

/** Day 0 of a spreadsheet is 1899-12-30; 1970-01-01 is day 25569 (Google, "About date and time values"). */
const EPOCH_SERIAL = 25569;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * A cell as the sheet holds it. Dates become serial numbers, which no locale can misread; a date-time becomes the wall
 * clock of the spreadsheet's zone. A date that is not one (2026-02-30) stays text, and so does a date before day 0: that
 * a sheet shows negative serial numbers as dates is documented nowhere, and `0001-01-01` is a slip that people should see.
 * Text too long for a cell is cut here and nowhere else.
 */
export function typedValueOf(cell: Cell, offset: ZoneOffset): TypedValue {
  switch (cell.kind) {
    case 'blank':
      return null;
    case 'text':
      return { text: cutText(cell.text) };
    case 'number':
      return Number.isFinite(cell.value) ? { number: cell.value } : { text: String(cell.value) };
    case 'boolean':
      return { boolean: cell.value };
    case 'date':
      return serialOf(instantOf(`${cell.iso}T00:00:00Z`), cell.iso);
    case 'dateTime': {
      const instant = instantOf(cell.iso);
      return serialOf(Number.isNaN(instant) ? instant : instant + offset(instant) * MINUTE_MS, cell.iso);
    }
  }
}

function serialOf(wallClock: number, text: string): TypedValue {
  // Whole milliseconds until the last step, as dates are read back: the same day and time is the same number then.
  const serial = (wallClock + EPOCH_SERIAL * DAY_MS) / DAY_MS;
  return serial >= 0 ? { number: serial } : { text: cutText(text) };
}
