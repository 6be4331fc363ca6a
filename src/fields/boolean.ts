import { unexpectedCell } from '../cells/cell';
import { scalarCodec } from './scalar';

/** Yes or no; no answer at all stays blank. */
export const booleanCodec = scalarCodec({
  reader: () => (value) => (typeof value === 'boolean' ? { kind: 'boolean', value } : unexpectedCell(value)),
});
