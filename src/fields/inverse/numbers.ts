/** Cells whose value is a number, a day or a moment. */
import type { Scalar } from '../../cells/scalar';
import { instantIn, instantOf } from '../../cells/instant';
import { numberCell } from '../../cells/number-cell';
import type { InverseContext, PartInverse, Refusal } from './inverse';

/** Digits that a cell's number is certain of. */
const DIGITS = 15;
const DAY_MS = 86_400_000;
/** Day 0 of a spreadsheet is 1899-12-30. */
const EPOCH_SERIAL = 25_569;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** A text counts where a number of Twenty would have become the same text: its digits are all there. */
function numberIn(cell: Exclude<Scalar, null>): number | Refusal {
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'string') return 'not-a-number';
  const read = numberCell(cell);
  if (read.kind === 'number') return read.value;
  return /^[-+]?\d+(?:\.\d*)?$/.test(cell) ? 'rounded' : 'not-a-number';
}

/** `1.5` would pass into a field of whole numbers. */
export const numberPart: PartInverse = (cell, { field }) => {
  const value = numberIn(cell);
  if (typeof value === 'string') return value;
  const { dataType } = field.settings;
  const isWhole = dataType === 'int' || dataType === 'bigint';
  if (isWhole && !Number.isInteger(value)) return 'not-whole';
  return isWhole && !Number.isSafeInteger(value) ? 'rounded' : { '': value };
};

export const ratingPart: PartInverse = (cell) =>
  typeof cell === 'number' && [1, 2, 3, 4, 5].includes(cell) ? { '': `RATING_${cell}` } : 'no-such-option';

/** Twenty keeps amounts as whole millionths (twenty.md §5.4). */
export const MICROS = 1_000_000;

/** Whole millionths, by the digits of the number: doubles would be rounded. */
export const amountPart: PartInverse = (cell) => {
  const value = numberIn(cell);
  if (typeof value === 'string') return value;
  const [, sign, whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(String(value)) ?? [];
  const micros = Number(`${sign ?? ''}${whole}${fraction.padEnd(6, '0')}`);
  const isCertain = `${whole}${fraction}`.replace(/^0+/, '').length <= DIGITS && Number.isSafeInteger(micros);
  return sign !== undefined && isCertain ? { amountMicros: micros === 0 ? 0 : micros } : 'rounded';
};

/**
 * The decimal that the import makes exactly these millionths of, multiplying doubles as it does. Undefined where there is none: what is nearest
 * is wrong by less than a millionth's hundredth then.
 */
export function amountText(micros: unknown): string | undefined {
  const wanted = Number(micros);
  if (!Number.isSafeInteger(wanted) || String(wanted) !== String(micros)) return undefined;
  const near = wanted / MICROS;
  const step = Math.abs(near) * Number.EPSILON;
  return [near, near - step, near + step, near - step / 2, near + step / 2]
    .map(String)
    .find((text) => Number(text) * MICROS === wanted);
}

export const dayPart: PartInverse = (cell) => {
  const iso =
    typeof cell === 'number' && Number.isInteger(cell) && cell >= 0
      ? isoOf((cell - EPOCH_SERIAL) * DAY_MS)?.slice(0, 10)
      : cell;
  if (typeof iso !== 'string' || !DAY.test(iso)) return 'not-a-date';
  return Number.isNaN(instantOf(`${iso}T00:00:00Z`)) ? 'not-a-date' : { '': iso };
};

/** @returns undefined beyond the years that a date has */
const isoOf = (ms: number): string | undefined => {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9_999 ? undefined : date.toISOString();
};

export const momentPart: PartInverse = (cell, context) => {
  if (typeof cell === 'number') return wallClock(cell, context);
  const iso = typeof cell === 'string' ? instantIn(cell) : undefined;
  return iso === undefined || Number.isNaN(instantOf(iso)) ? 'not-a-date' : { '': iso };
};

function wallClock(serial: number, { instantAt }: InverseContext): { readonly '': string } | Refusal {
  const wall = Math.round((serial - EPOCH_SERIAL) * DAY_MS);
  if (serial < 0 || isoOf(wall) === undefined) return 'not-a-date';
  const instant = instantAt(wall);
  const iso = instant === null ? undefined : isoOf(instant);
  return iso === undefined ? 'no-such-time' : { '': iso };
}
