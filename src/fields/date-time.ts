import { unexpectedCell } from '../cells/cell';
import { scalarCodec } from './scalar';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** An instant; the sheet shows it on the clock of the spreadsheet's own zone, the CSV in UTC as Twenty does. */
export const dateTimeCodec = scalarCodec({
  reader: () => (value) =>
    typeof value === 'string' && INSTANT.test(value) ? { kind: 'dateTime', iso: value } : unexpectedCell(value),
  format: () => 'dateTime',
});
