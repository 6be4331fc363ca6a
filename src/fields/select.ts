import { textCell, unexpectedCell } from '../cells/cell';
import type { FieldMetadata } from '../twenty/model';
import type { FieldContext } from './codec';
import { scalarCodec } from './scalar';

/** The option's label, which is what people see, or its value; a value that is no longer an option shows itself. */
export const selectCodec = scalarCodec({
  reader: (field, context) => {
    const shownOf = optionTexts(field, context);
    return (value) => (typeof value === 'string' ? textCell(shownOf(value)) : unexpectedCell(value));
  },
});

/** Option value → the text to show for it. An option without a label shows its value. */
export function optionTexts(field: FieldMetadata, { selectAs }: FieldContext): (value: string) => string {
  if (selectAs === 'value') return (value) => value;
  const labels = new Map(field.options.map((option) => [option.value, option.label]));
  return (value) => labels.get(value) || value;
}
