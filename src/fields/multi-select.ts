import { unexpectedCell } from '../cells/cell';
import { csvJsonOf } from '../cells/csv-value';
import { itemTexts, joinedCell } from './joined';
import { scalarCodec } from './scalar';
import { optionTexts } from './select';

/** Labels (or values) of the chosen options in Twenty's order, joined by commas; JSON of the values in the CSV. */
export const multiSelectCodec = scalarCodec({
  reader: (field, context) => {
    const shownOf = optionTexts(field, context);
    return (value) => (Array.isArray(value) ? joinedCell(itemTexts(value).map(shownOf)) : unexpectedCell(value));
  },
  exportRead: csvJsonOf,
});
