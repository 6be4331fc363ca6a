import { unexpectedCell } from '../cells/cell';
import { instantIn } from '../cells/instant';
import { scalarCodec } from './scalar';

const DAY = /^\d{4}-\d\d-\d\d$/;
const DAY_LENGTH = 10;

/**
 * A calendar day without a zone: the same day wherever the spreadsheet is. Older servers send it as an instant, at midnight in UTC
 * (twentyhq/twenty#12323): its day is what stands in front, as Twenty's own export job cuts it (csv.md §1).
 */
export const dateCodec = scalarCodec({
  reader: () => (value) => {
    const iso = typeof value === 'string' ? dayIn(value) : undefined;
    return iso === undefined ? unexpectedCell(value) : { kind: 'date', iso };
  },
  format: () => 'date',
});

function dayIn(text: string): string | undefined {
  return DAY.test(text) || instantIn(text) !== undefined ? text.slice(0, DAY_LENGTH) : undefined;
}
