import { unexpectedCell } from '../cells/cell';
import { instantIn } from '../cells/instant';
import { scalarCodec } from './scalar';

/**
 * An instant; the sheet shows it on the clock of the spreadsheet's own zone, the CSV as Twenty gave it. In UTC, as a rule; an offset that
 * a server writes instead means the same moment.
 */
export const dateTimeCodec = scalarCodec({
  reader: () => (value) => {
    const iso = typeof value === 'string' ? instantIn(value) : undefined;
    return iso === undefined ? unexpectedCell(value) : { kind: 'dateTime', iso };
  },
  format: () => 'dateTime',
});
