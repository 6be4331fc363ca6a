import { unexpectedCell } from '../cells/cell';
import { scalarCodec } from './scalar';

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A calendar day without a zone: the same day wherever the spreadsheet is. */
export const dateCodec = scalarCodec({
  reader: () => (value) =>
    typeof value === 'string' && DAY.test(value) ? { kind: 'date', iso: value } : unexpectedCell(value),
  format: () => 'date',
});
