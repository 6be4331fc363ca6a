import type { FieldModel, FieldType, ObjectModel, RecordModel, RelationModel } from '../model';

/** How the database keeps a value, as far as filters and orders tell the difference. */
export type ColumnKind =
  | 'text'
  | 'uuid'
  | 'number'
  | 'boolean'
  | 'dateTime'
  | 'date'
  | 'enum'
  | 'enumList'
  | 'textList'
  | 'json'
  | 'search';

export interface Column {
  /** As Twenty's messages name it: `jobTitle`, `name.firstName`. */
  readonly path: string;
  readonly type: FieldType;
  readonly kind: ColumnKind;
  /** The name of a PostgreSQL enum, without its `_enum`. */
  readonly enumName: string;
  readonly enumValues: readonly string[];
  /**
   * A value of the wire as the database has it. Twenty 2.21 keeps empty text and empty lists as NULL and answers NULL as `""` and
   * `[]`: of 1,200 recorded people with `workPreference: []` none is found by `isEmptyArray`. Where there can be no NULL
   * (a text or list that is not nullable, an actor's name) and in a JSON field they are values like any other.
   */
  readonly stored: (value: unknown) => unknown;
  /** The value of a record as the database has it. */
  readonly read: (record: RecordModel) => unknown;
}

/** What a key of a filter or of an order means. */
export type Target =
  | { readonly is: 'column'; readonly column: Column }
  | { readonly is: 'composite'; readonly type: FieldType; readonly columns: ReadonlyMap<string, Column> }
  | { readonly is: 'relation'; readonly relation: RelationModel; readonly joinColumn: string };

const ACTOR_SOURCES = 'EMAIL CALENDAR WORKFLOW AGENT API IMPORT MANUAL SYSTEM WEBHOOK APPLICATION'.split(' ');

type SubField = readonly [name: string, type: FieldType, required?: 'required'];

const texts = (...names: readonly string[]): readonly SubField[] => names.map((name) => [name, 'TEXT']);

const COMPOSITES: Partial<Record<FieldType, readonly SubField[]>> = {
  FULL_NAME: texts('firstName', 'lastName'),
  EMAILS: [...texts('primaryEmail'), ['additionalEmails', 'RAW_JSON']],
  PHONES: [
    ...texts('primaryPhoneNumber', 'primaryPhoneCountryCode', 'primaryPhoneCallingCode'),
    ['additionalPhones', 'RAW_JSON'],
  ],
  LINKS: [...texts('primaryLinkLabel', 'primaryLinkUrl'), ['secondaryLinks', 'RAW_JSON']],
  CURRENCY: [['amountMicros', 'NUMERIC'], ...texts('currencyCode')],
  ADDRESS: [
    ...texts('addressStreet1', 'addressStreet2', 'addressCity', 'addressState', 'addressCountry', 'addressPostcode'),
    ['addressLat', 'NUMERIC'],
    ['addressLng', 'NUMERIC'],
  ],
  ACTOR: [
    ['source', 'SELECT', 'required'],
    ['workspaceMemberId', 'UUID'],
    ['name', 'TEXT', 'required'],
    ['context', 'RAW_JSON'],
  ],
  RICH_TEXT: texts('blocknote', 'markdown'),
};

const KINDS: Partial<Record<FieldType, ColumnKind>> = {
  ARRAY: 'textList',
  BOOLEAN: 'boolean',
  DATE: 'date',
  DATE_TIME: 'dateTime',
  FILES: 'json',
  MULTI_SELECT: 'enumList',
  NUMBER: 'number',
  NUMERIC: 'number',
  POSITION: 'number',
  RATING: 'enum',
  RAW_JSON: 'json',
  SELECT: 'enum',
  TEXT: 'text',
  TS_VECTOR: 'search',
  UUID: 'uuid',
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isEmpty = (value: unknown): boolean => value === '' || (Array.isArray(value) && value.length === 0);

const asItIs = (value: unknown): unknown => value ?? null;

const emptyIsNull = (value: unknown): unknown => (isEmpty(value) ? null : (value ?? null));

const scalarColumn = (object: ObjectModel, field: FieldModel, kind: ColumnKind): Column => {
  const isTextOrList = kind === 'text' || kind === 'textList' || kind === 'enumList';
  const stored = field.type === 'RAW_JSON' || (isTextOrList && !field.isNullable) ? asItIs : emptyIsNull;
  return {
    path: field.name,
    type: field.type,
    kind,
    enumName: `${object.nameSingular}_${field.name}`,
    enumValues: field.options?.map((option) => option.value) ?? [],
    stored,
    read: (record) => stored(record[field.name]),
  };
};

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const subColumn = (object: ObjectModel, field: FieldModel, [name, type, required]: SubField): Column => {
  const stored = required === undefined ? emptyIsNull : asItIs;
  return {
    path: `${field.name}.${name}`,
    type,
    kind: KINDS[type] ?? 'text',
    enumName: `${object.nameSingular}_${field.name}${pascal(name)}`,
    enumValues: type === 'SELECT' ? ACTOR_SOURCES : [],
    stored,
    read: (record) => {
      const composite = record[field.name];
      return isObject(composite) ? stored(composite[name]) : null;
    },
  };
};

/** The column of a relation; messages name the relation's own type. */
const idColumn = (name: string, type: FieldType): Column => ({
  path: name,
  type,
  kind: 'uuid',
  enumName: '',
  enumValues: [],
  stored: emptyIsNull,
  read: (record) => emptyIsNull(record[name]),
});

/** The names under which a field can be filtered: a relation as itself and by its id, a morph relation once per target. */
const targetsOf = (object: ObjectModel, field: FieldModel): readonly (readonly [string, Target])[] => {
  const ends = field.type === 'MORPH_RELATION' ? (field.morphRelations ?? []) : field.relation ? [field.relation] : [];
  if (ends.length > 0) {
    return ends.flatMap((relation): readonly (readonly [string, Target])[] => {
      const name = field.type === 'MORPH_RELATION' ? field.name + pascal(relation.targetObject) : field.name;
      const joinColumn = `${name}Id`;
      const itself: Target = { is: 'relation', relation, joinColumn };
      if (relation.type === 'ONE_TO_MANY') return [[field.name, itself]];
      return [
        [name, itself],
        [joinColumn, { is: 'column', column: idColumn(joinColumn, field.type) }],
      ];
    });
  }
  const subFields = COMPOSITES[field.type];
  if (subFields !== undefined) {
    const columns = new Map(subFields.map((sub) => [sub[0], subColumn(object, field, sub)]));
    return [[field.name, { is: 'composite', type: field.type, columns }]];
  }
  const kind = KINDS[field.type];
  return kind === undefined ? [] : [[field.name, { is: 'column', column: scalarColumn(object, field, kind) }]];
};

/** Everything that filters and orders of an object may name. */
export const targetsByName = (object: ObjectModel): ReadonlyMap<string, Target> =>
  new Map(object.fields.flatMap((field) => targetsOf(object, field)));
