import { numberCell } from '../cells/number-cell';
import { scalarCodec } from './scalar';

/**
 * A number, or text where a double would change it. A percentage field holds the fraction: 0.42 is shown as 42 % by
 * Twenty (its NumberFieldDisplay multiplies by 100) and by the sheet's percent format alike.
 */
export const numberCodec = scalarCodec({
  reader: () => numberCell,
  format: (field) => (field.settings['type'] === 'percentage' ? 'percentage' : 'automatic'),
});

/** Exact decimals and positions, which may come as numeric text. */
export const numericCodec = scalarCodec({ reader: () => numberCell });
