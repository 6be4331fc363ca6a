import { unexpectedCell } from '../cells/cell';
import { csvJsonOf } from '../cells/csv-value';
import { itemTexts, joinedCell } from './joined';
import { scalarCodec } from './scalar';

/** A list of texts, joined by commas in the sheet; JSON in the CSV. */
export const arrayCodec = scalarCodec({
  reader: () => (value) => (Array.isArray(value) ? joinedCell(itemTexts(value)) : unexpectedCell(value)),
  exportRead: csvJsonOf,
});
