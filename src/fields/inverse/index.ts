import { csvJsonOf, csvValueOf } from '../../cells/csv-value';
import type { FieldMetadata, FieldType } from '../../twenty/model';
import { clearedList, itemsPart, jsonInverse, optionPart, optionsPart, yesNoPart } from './choices';
import {
  addressInverse,
  currencyInverse,
  emailsInverse,
  fullNameInverse,
  linksInverse,
  phonesInverse,
} from './composites';
import type { FieldInverse, InverseContext, PartInverse, Parts, Refusal } from './inverse';
import { dayPart, momentPart, numberPart, ratingPart } from './numbers';
import { idPart, textPart } from './texts';
import { RICH_TEXT_PARTS } from '../sub-fields';

/** A value without parts: one column in the sheet, one in the file. */
function plain(read: PartInverse, isJson = false, clear?: (context: InverseContext) => Parts | null): FieldInverse {
  const write: FieldInverse['write'] = ({ '': value }) => [isJson ? csvJsonOf(value) : csvValueOf(value)];
  return { columns: { '': read }, ...(clear && { clears: { '': clear } }), parts: [undefined], write };
}

const refused = (...keys: readonly (readonly [string, Refusal])[]): FieldInverse => ({
  columns: Object.fromEntries(keys),
  parts: [],
  write: () => keys[0]?.[1] ?? 'not-imported',
});

/** Every field type, back from the sheet to a file that Twenty imports. */
const INVERSES: Readonly<Record<FieldType, FieldInverse>> = {
  ACTOR: refused(['.name', 'not-imported'], ['.source', 'not-imported']),
  ADDRESS: addressInverse,
  ARRAY: plain(itemsPart(''), true, (context) => clearedList('', context)),
  BOOLEAN: plain(yesNoPart),
  CURRENCY: currencyInverse,
  DATE: plain(dayPart),
  DATE_TIME: plain(momentPart),
  EMAILS: emailsInverse,
  FILES: refused(['', 'not-imported']),
  FULL_NAME: fullNameInverse,
  LINKS: linksInverse,
  MORPH_RELATION: refused(['.id', 'not-imported'], ['', 'not-imported']),
  MULTI_SELECT: plain(optionsPart, true),
  NUMBER: plain(numberPart),
  NUMERIC: plain(numberPart),
  PHONES: phonesInverse,
  POSITION: refused(['', 'not-imported']),
  RATING: plain(ratingPart),
  RAW_JSON: jsonInverse,
  // The name beside the id means a record too, once it is looked up: whoever asks Twenty gives its id.
  RELATION: { columns: { Id: idPart('id') }, parts: ['Id'], write: ({ id }) => [csvValueOf(id)] },
  RICH_TEXT: refused(['', 'rich-text']),
  SELECT: plain(optionPart),
  TEXT: plain(textPart()),
  TS_VECTOR: refused(),
  UUID: plain(idPart('')),
};

const BY_TYPE: ReadonlyMap<string, FieldInverse> = new Map(Object.entries(INVERSES));

/** Fields that Twenty keeps itself, whatever their type. An import overwrites the first two; the last would restore nothing, and is not taken. */
const KEPT: Readonly<Record<string, Refusal>> = {
  updatedAt: 'last-update',
  id: 'not-imported',
  deletedAt: 'not-imported',
};

/** Undefined for a type that is not known. */
export function inverseOf({ name, type }: FieldMetadata): FieldInverse | undefined {
  const inverse = BY_TYPE.get(type);
  const why = KEPT[name];
  if (inverse === undefined || why === undefined) return inverse;
  return refused(...Object.keys(inverse.columns).map((key) => [key, why] as const));
}

/** Parts of a field for which the import has a column, those too that no file of ours uses. */
export function importedParts({ name, type }: FieldMetadata): readonly (string | undefined)[] {
  if (name === 'deletedAt') return [];
  return type === 'RICH_TEXT' ? Object.values(RICH_TEXT_PARTS) : (BY_TYPE.get(type)?.parts ?? []);
}

/** What stands in a column's key behind its field's name: which of the field's columns it is. */
export const columnPart = ({ name }: FieldMetadata, key: string): string =>
  key.startsWith(name) ? key.slice(name.length) : key;
