import { textCell, unexpectedCell } from '../cells/cell';
import { scalarCodec } from './scalar';

/** Text is shown as it is, blanks at both ends included; so are ids. */
export const textCodec = scalarCodec({
  reader: () => (value) => (typeof value === 'string' ? textCell(value) : unexpectedCell(value)),
});
