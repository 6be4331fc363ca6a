import { unexpectedCell } from '../cells/cell';
import { scalarCodec } from './scalar';

const RATING = /^RATING_(\d)$/;

/** `RATING_3` is the number 3 in the sheet, to count and to average; the CSV keeps the value. */
export const ratingCodec = scalarCodec({
  reader: () => (value) => {
    const stars = typeof value === 'string' ? RATING.exec(value)?.[1] : undefined;
    return stars === undefined ? unexpectedCell(value) : { kind: 'number', value: Number(stars) };
  },
});
