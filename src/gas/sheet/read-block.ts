import { type Scalar, typedOf } from '../../cells/scalar';
import type { ZoneOffset } from '../../cells/typed-value';
import type { BlockContent, BlockParts } from '../../ports/block-content';
import type { Block, PlacedNote } from '../../ports/spreadsheet';

/** Day 0 of a spreadsheet is 1899-12-30; 1970-01-01 is day 25569. */
const EPOCH_SERIAL = 25569;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** One call for the values, one for each part that is asked for beside them. */
export function readBlock(
  range: GoogleAppsScript.Spreadsheet.Range,
  parts: BlockParts,
  offset: ZoneOffset,
): BlockContent {
  const values: unknown[][] = parts.values === false ? [] : range.getValues();
  return {
    values: values.map((row) => row.map((value) => typedOf(scalarOfGoogle(value, offset)))),
    formulas: parts.formulas ? range.getFormulasR1C1().map((row) => row.map((formula) => formula ?? '')) : [],
    notes: parts.notes ? range.getNotes() : [],
    shown: parts.shown ? range.getDisplayValues() : [],
    formats: parts.formats ? range.getNumberFormats() : [],
  };
}

/** One call; the cells without a note, nearly all of them, are let go at once. */
export function readNotes(range: GoogleAppsScript.Spreadsheet.Range, { row, column }: Block): readonly PlacedNote[] {
  return range
    .getNotes()
    .flatMap((texts, y) =>
      texts.flatMap((text, x) => (text === '' ? [] : [{ row: row + y, column: column + x, text }])),
    );
}

/** One call. Google's own rows are kept: a large table is in memory once. */
export function readScalars(range: GoogleAppsScript.Spreadsheet.Range, offset: ZoneOffset): Scalar[][] {
  const rows: unknown[][] = range.getValues();
  return rows.map((row) => row.map((value) => scalarOfGoogle(value, offset)));
}

/** Google gives a cell with a date format as a `Date`: the instant of that wall clock in the spreadsheet's zone. */
/** Unicode's sign for an object that is no text. */
const OBJECT_SIGN = '\uFFFC';

function scalarOfGoogle(value: unknown, offset: ZoneOffset): Scalar {
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (value === null || value === undefined) return null;
  if (value instanceof Date) {
    const instant = value.getTime();
    // Whole milliseconds until the last step: a sum of fractions of a day would be off by some of them.
    const wallMs = instant + Math.round(offset(instant) * MINUTE_MS) + EPOCH_SERIAL * DAY_MS;
    return wallMs / DAY_MS;
  }
  // Google gives nothing else than these and images in cells.
  return OBJECT_SIGN;
}
