import type { FieldModel, ObjectModel, RecordModel } from '../../local/crm/model';
import type { Scalar } from '../../src/cells/scalar';
import { scalarOf } from '../../src/cells/scalar';
import { typedValueOf } from '../../src/cells/typed-value';
import { cellOf } from '../../src/fields/codec';
import { CODECS } from '../../src/fields/index';
import type { FieldMetadata, FieldType, ObjectMetadata, Schema } from '../../src/twenty/model';
import { context, field, object as objectOf, relationTo, schemaOf } from '../fields/builders';
import { fieldModel, objectModel } from '../local/crm/import/builders';

/** An object that has every editable type, as the add-on and as the import see it, and records and edits of it by a seed. */

/** Mulberry32: the same numbers for the same seed. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const OPTIONS = ['RED', 'BLUE', 'OLD'].map((value, position) => ({
  value,
  label: `${value.toLowerCase()}, really`,
  position,
}));
const TYPES: readonly FieldType[] = [
  ...([
    'TEXT',
    'NUMBER',
    'NUMERIC',
    'BOOLEAN',
    'DATE',
    'DATE_TIME',
    'SELECT',
    'MULTI_SELECT',
    'RATING',
    'ARRAY',
    'RAW_JSON',
  ] as const),
  ...(['CURRENCY', 'FULL_NAME', 'EMAILS', 'LINKS', 'PHONES', 'ADDRESS', 'RELATION', 'UUID'] as const),
];
const nameOf = (type: FieldType): string =>
  `my${type.charAt(0)}${type
    .slice(1)
    .toLowerCase()
    .replace(/_(.)/g, (_, letter) => String(letter).toUpperCase())}`;
const labelOf = (type: FieldType): string => `My ${type.toLowerCase()}; "x"`;

/** Two of them, so that one stays where the other is edited. */
const FIELDS: readonly FieldMetadata[] = [
  ...['', 'Two'].flatMap((end) =>
    TYPES.map((type) =>
      field(type, {
        id: nameOf(type) + end,
        name: nameOf(type) + end,
        label: labelOf(type) + end,
        options: type.endsWith('SELECT') ? OPTIONS : [],
        relation: type === 'RELATION' ? relationTo('company') : null,
      }),
    ),
  ),
  field('DATE_TIME', { id: 'updatedAt', name: 'updatedAt', label: 'Last update' }),
];
const COMPANY = objectOf('company', [field('UUID', { id: 'company-id', name: 'id', label: 'Id' })]);
export const OBJECT: ObjectMetadata = objectOf('thing', [
  field('UUID', { id: 'id', name: 'id', label: 'Id' }),
  ...FIELDS,
]);
export const SCHEMA: Schema = schemaOf([OBJECT, COMPANY]);
export const MODEL: ObjectModel = objectModel(
  'thing',
  FIELDS.map(({ name, label, type, options, relation }) => modelOf(name, label, type, options, relation)),
);
export const COMPANY_MODEL: ObjectModel = objectModel('company', []);

function modelOf(
  name: string,
  label: string,
  type: string,
  options: FieldMetadata['options'],
  relation: FieldMetadata['relation'],
): FieldModel {
  const looks = options.map((option) => ({ ...option, id: option.value, color: '' }));
  const to = relation && { type: relation.type, targetObject: 'company', targetField: 'things' };
  return fieldModel(type as FieldType, name, {
    label,
    options: looks,
    ...(to ? { relation: to as unknown as FieldModel['relation'] } : {}),
  });
}

export const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

type Pick = (below: number) => number;
const WORDS = [
  'Ann',
  'b, "c"',
  '=1+1',
  "it's",
  'été; ü',
  '\u200djoined',
  'line\nend',
  '00123',
  '-5',
  '@x',
  'TABLE',
  '<a>',
];
const word = (pick: Pick): string => `${WORDS[pick(WORDS.length)]}${pick(1000)}`;
const email = (pick: Pick): string => `p${pick(1e6)}@x.org`;
const link = (pick: Pick): string => `https://x${pick(1e6)}.org`;
const some = <T>(pick: Pick, of: (pick: Pick) => T): readonly T[] =>
  Array.from({ length: pick(3) + 1 }, () => of(pick));

/** A value as Twenty holds it. */
export function valueOf(type: FieldType, pick: Pick): unknown {
  switch (type) {
    case 'NUMBER':
    case 'NUMERIC':
      return (pick(2_000_000) - 1_000_000) / 100;
    case 'BOOLEAN':
      return [true, false, null][pick(3)];
    case 'DATE':
      return new Date(pick(1_000) * 86_400_000 * 20).toISOString().slice(0, 10);
    case 'DATE_TIME':
      return new Date(pick(1_000_000) * 1_234_567).toISOString();
    case 'SELECT':
      return OPTIONS[pick(OPTIONS.length)]?.value;
    case 'MULTI_SELECT':
      return OPTIONS.filter((_, at) => at === 0 || pick(2) === 0).map(({ value }) => value);
    case 'RATING':
      return `RATING_${pick(5) + 1}`;
    case 'ARRAY':
      return some(pick, word);
    case 'RAW_JSON':
      return { [word(pick)]: [pick(9), null, word(pick)] };
    case 'CURRENCY':
      return { amountMicros: pick(1e9) * 10_000, currencyCode: ['EUR', 'USD'][pick(2)] };
    case 'FULL_NAME':
      return { firstName: `F${pick(1000)}`, lastName: `L${pick(1000)}` };
    case 'EMAILS':
      return { primaryEmail: email(pick), additionalEmails: some(pick, email) };
    case 'LINKS':
      return {
        primaryLinkUrl: link(pick),
        primaryLinkLabel: word(pick),
        secondaryLinks: [{ url: link(pick), label: word(pick) }],
      };
    case 'PHONES':
      return {
        primaryPhoneNumber: String(pick(1e9)),
        primaryPhoneCountryCode: 'FR',
        primaryPhoneCallingCode: '+33',
        additionalPhones: [{ number: String(pick(1e9)), callingCode: '+1', countryCode: 'US' }],
      };
    case 'ADDRESS':
      return {
        addressStreet1: word(pick),
        addressStreet2: word(pick),
        addressCity: word(pick),
        addressState: word(pick),
        addressCountry: 'France',
        addressPostcode: word(pick),
        addressLat: 1,
        addressLng: 2,
      };
    case 'RELATION':
    case 'UUID':
      return idOf(pick(1e6));
    default:
      return word(pick);
  }
}

export function recordOf(n: number, pick: Pick): RecordModel {
  const values = FIELDS.map(
    ({ name, type }) => [type === 'RELATION' ? `${name}Id` : name, valueOf(type as FieldType, pick)] as const,
  );
  return { ...Object.fromEntries(values), id: idOf(n), deletedAt: null, updatedAt: '2026-01-01T00:00:00.000Z' };
}

export interface SheetCell {
  readonly tag: string;
  readonly field: FieldMetadata;
  readonly key: string;
  readonly cell: Scalar;
  readonly shown: string;
}

const CONTEXT = context({ schema: SCHEMA, relationLabels: false });

/** What the sheet shows of a record, in each column of each field. */
export function cellsOf(record: RecordModel): readonly SheetCell[] {
  return FIELDS.flatMap((one) =>
    CODECS[one.type as FieldType].columns(one, CONTEXT).map((column) => {
      const cell = scalarOf(typedValueOf(cellOf(column, record), () => 0));
      return { tag: column.key, field: one, key: column.key, cell, shown: String(cell) };
    }),
  );
}
