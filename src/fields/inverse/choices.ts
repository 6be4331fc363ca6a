/** Cells whose value is one of some: options, yes or no, lists, JSON. */
import { csvJsonOf } from '../../cells/csv-value';
import { parseJson } from '../../wire';
import type { FieldMetadata } from '../../twenty/model';
import { itemTexts } from '../joined';
import type { FieldInverse, InverseContext, PartInverse, Parts, Refusal } from './inverse';
import { splitJoined, textPart } from './texts';

export const yesNoPart: PartInverse = (cell) => (typeof cell === 'boolean' ? { '': cell } : 'not-yes-no');

/** An import takes values and labels, and says nothing of what is neither: only what means one option alone goes. */
function optionOf(text: string, { options }: FieldMetadata): { readonly value: string } | Refusal {
  const byValue = options.filter(({ value }) => value === text);
  const found = byValue.length > 0 ? byValue : options.filter(({ label }) => label === text);
  const [option] = found;
  if (option === undefined || found.length > 1) return 'no-such-option';
  const meant = options.filter(({ value, label }) => value === option.value || label === option.value);
  return meant.length === 1 ? { value: option.value } : 'no-such-option';
}

export const optionPart: PartInverse = textPart('', (text, { field }) => optionOf(text, field));

/** In the order in which they stand; one that stands twice counts once. */
export const optionsPart: PartInverse = textPart('', (text, { field }) => {
  const items = splitJoined(text);
  if (items === undefined) return 'no-such-option';
  const values: string[] = [];
  for (const item of items) {
    const option = optionOf(item, field);
    if (typeof option === 'string') return option;
    if (!values.includes(option.value)) values.push(option.value);
  }
  return { value: values };
});

/** An emptied cell of a list. One whose items do not show is as it was: its cell was empty before. */
export function clearedList(
  part: string,
  { present }: InverseContext,
  isShown = (item: unknown) => itemTexts([item]).length > 0,
): Parts {
  const before = present[part];
  return { [part]: Array.isArray(before) && !before.some(isShown) ? before : [] };
}

/** Items that the joined text lost (empty ones, other things than texts) would be lost in Twenty. */
export const itemsPart = (part: string, convert: (item: string) => string | undefined = (item) => item): PartInverse =>
  textPart(part, (text, { present }: InverseContext) => {
    const before = present[part] ?? [];
    const isKnown = Array.isArray(before) && before.length === itemTexts(before).length;
    if (!isKnown || before.some((item) => typeof item !== 'string' || item !== item.trim())) return 'joined';
    const items = splitJoined(text)?.map(convert);
    if (items === undefined) return 'joined';
    return items.includes(undefined) ? 'not-an-email' : { value: items };
  });

/** Only what is not empty: `{}` and `[]` would clear the field, as `null` does, which stands for an emptied cell. */
export const jsonInverse: FieldInverse = {
  columns: {
    '': textPart('', (text) => {
      const value = parseJson(text);
      const isFilled = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
      return isFilled ? { value } : 'not-json';
    }),
  },
  clears: { '': ({ mayBeNull }) => (mayBeNull ? { '': null } : null) },
  parts: [undefined],
  write: ({ '': value }) => [value === null ? { kind: 'plain', text: 'null' } : csvJsonOf(value)],
};
