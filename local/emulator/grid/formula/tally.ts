import { type CellError, type CellValue } from '../values/cell';

/** What sums and counts need to know of many cells. */
export interface Tally {
  readonly sum: number;
  readonly numbers: number;
  /** Cells that are not empty; an empty text counts. */
  readonly filled: number;
  readonly least: number;
  readonly most: number;
  /** The first error among them. */
  readonly error: CellError | null;
}

export const EMPTY_TALLY: Tally = {
  sum: 0,
  numbers: 0,
  filled: 0,
  least: Number.POSITIVE_INFINITY,
  most: Number.NEGATIVE_INFINITY,
  error: null,
};

/** Text and booleans are no numbers, as in a range. */
export function tallied(start: Tally, values: Iterable<CellValue>): Tally {
  let { sum, numbers, filled, least, most, error } = start;
  for (const value of values) {
    if (value === null) continue;
    filled += 1;
    if (typeof value === 'number') {
      sum += value;
      numbers += 1;
      if (value < least) least = value;
      if (value > most) most = value;
    } else if (typeof value === 'object') error ??= value.error;
  }
  return { sum, numbers, filled, least, most, error };
}

export function joinTallies(a: Tally, b: Tally): Tally {
  return {
    sum: a.sum + b.sum,
    numbers: a.numbers + b.numbers,
    filled: a.filled + b.filled,
    least: Math.min(a.least, b.least),
    most: Math.max(a.most, b.most),
    error: a.error ?? b.error,
  };
}
