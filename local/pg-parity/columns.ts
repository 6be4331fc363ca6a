import type { FieldModel, FieldType, ObjectModel } from '../crm/model';

/**
 * How Twenty's tables look, read once more from what is known of its API: values on the wire (twenty.md §5.4) and its schema. Nothing here
 * comes from the demo CRM's engine, so that agreement with it means something.
 */

export type SqlType =
  | 'text'
  | 'uuid'
  | 'double precision'
  | 'numeric'
  | 'boolean'
  | 'date'
  | 'timestamptz'
  | 'jsonb'
  | 'text[]'
  | 'enum'
  | 'enum[]';

export interface SqlColumn {
  /** Where the value stands in a filter, an order and a record: `['jobTitle']`, `['name', 'firstName']`. */
  readonly path: readonly string[];
  /** `jobTitle`, `name_firstName`. */
  readonly name: string;
  readonly type: SqlType;
  /** Name of the enum type without its schema; empty for other types. */
  readonly enumType: string;
  readonly options: readonly string[];
  readonly notNull: boolean;
  /**
   * Are empty text and an empty list values of their own? Elsewhere Twenty 2.21 keeps NULL and answers `""` and `[]`: of 1,200
   * recorded people with `workPreference: []` none is found by `isEmptyArray`. NULL is impossible in a column that is NOT NULL,
   * and the JSON of a JSON field is kept as it is.
   */
  readonly keepsEmpty: boolean;
  /** twenty.md §4.7: text and options are ordered without case. Sub-fields are not: recorded first names put `Tab` before `a`. */
  readonly lowered: boolean;
}

/** A MANY_TO_ONE relation, or one target of a morph relation: `company` with the column `companyId` (twenty.md §2.2). */
interface SqlRelation {
  readonly name: string;
  readonly joinColumn: string;
  /** `nameSingular` of the target, which is also the name of its table. */
  readonly target: string;
}

export interface SqlTable {
  readonly name: string;
  readonly columns: readonly SqlColumn[];
  readonly relations: readonly SqlRelation[];
}

/** twenty.md §4.3, ACTOR `source`. */
const ACTOR_SOURCES = 'EMAIL CALENDAR WORKFLOW AGENT API IMPORT MANUAL SYSTEM WEBHOOK APPLICATION'.split(' ');

/** twenty.md §5.4: one column for a scalar field. TS_VECTOR has none: what it gathers is not known. */
const SCALARS: ReadonlyMap<FieldType, SqlType> = new Map([
  ['ARRAY', 'text[]'],
  ['BOOLEAN', 'boolean'],
  ['DATE', 'date'],
  ['DATE_TIME', 'timestamptz'],
  ['FILES', 'jsonb'],
  ['MULTI_SELECT', 'enum[]'],
  ['NUMBER', 'double precision'],
  ['NUMERIC', 'numeric'],
  ['POSITION', 'double precision'],
  ['RATING', 'enum'],
  ['RAW_JSON', 'jsonb'],
  ['SELECT', 'enum'],
  ['TEXT', 'text'],
  ['UUID', 'uuid'],
]);

/** twenty.md §5.4: composites have a column for each sub-field. Its schema makes only an actor's source and name non-null (`!`). */
const COMPOSITES: ReadonlyMap<FieldType, string> = new Map([
  ['ACTOR', 'source:enum! workspaceMemberId:uuid name:text! context:jsonb'],
  [
    'ADDRESS',
    'addressStreet1:text addressStreet2:text addressCity:text addressState:text addressCountry:text ' +
      'addressPostcode:text addressLat:numeric addressLng:numeric',
  ],
  ['CURRENCY', 'amountMicros:numeric currencyCode:text'],
  ['EMAILS', 'primaryEmail:text additionalEmails:jsonb'],
  ['FULL_NAME', 'firstName:text lastName:text'],
  ['LINKS', 'primaryLinkUrl:text primaryLinkLabel:text secondaryLinks:jsonb'],
  [
    'PHONES',
    'primaryPhoneNumber:text primaryPhoneCountryCode:text primaryPhoneCallingCode:text additionalPhones:jsonb',
  ],
  ['RICH_TEXT', 'blocknote:text markdown:text'],
]);

const SUB_TYPES: ReadonlyMap<string, SqlType> = new Map([
  ['text', 'text'],
  ['uuid', 'uuid'],
  ['numeric', 'numeric'],
  ['jsonb', 'jsonb'],
  ['enum', 'enum'],
]);

const LOWERED: ReadonlySet<FieldType> = new Set<FieldType>(['TEXT', 'SELECT', 'MULTI_SELECT']);

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const subColumns = (object: ObjectModel, field: FieldModel, notation: string): readonly SqlColumn[] =>
  notation.split(' ').map((entry): SqlColumn => {
    const [sub = '', kind = ''] = entry.split(':');
    const type = SUB_TYPES.get(kind.replace('!', ''));
    if (type === undefined) throw new Error(`No column type "${kind}"`);
    const isEnum = type === 'enum';
    return {
      path: [field.name, sub],
      name: `${field.name}_${sub}`,
      type,
      enumType: isEnum ? `${object.nameSingular}_${field.name}${capital(sub)}_enum` : '',
      options: isEnum ? ACTOR_SOURCES : [],
      notNull: kind.endsWith('!'),
      keepsEmpty: kind.endsWith('!'),
      lowered: false,
    };
  });

const columnsOf = (object: ObjectModel, field: FieldModel): readonly SqlColumn[] => {
  const composite = COMPOSITES.get(field.type);
  if (composite !== undefined) return subColumns(object, field, composite);
  const type = SCALARS.get(field.type);
  if (type === undefined) return [];
  const isEnum = type === 'enum' || type === 'enum[]';
  return [
    {
      path: [field.name],
      name: field.name,
      type,
      enumType: isEnum ? `${object.nameSingular}_${field.name}_enum` : '',
      options: field.options?.map((option) => option.value) ?? [],
      notNull: !field.isNullable,
      keepsEmpty: !field.isNullable || field.type === 'RAW_JSON',
      lowered: LOWERED.has(field.type),
    },
  ];
};

/** twenty.md §2.2: a morph relation is one relation per target, `{name}{PascalNameSingular}`. */
const relationsOf = (field: FieldModel): readonly SqlRelation[] => {
  if (field.type === 'RELATION' && field.relation?.type === 'MANY_TO_ONE') {
    return [{ name: field.name, joinColumn: `${field.name}Id`, target: field.relation.targetObject }];
  }
  if (field.type !== 'MORPH_RELATION') return [];
  return (field.morphRelations ?? [])
    .filter(({ type }) => type === 'MANY_TO_ONE')
    .map(({ targetObject }) => {
      const name = field.name + capital(targetObject);
      return { name, joinColumn: `${name}Id`, target: targetObject };
    });
};

const joinColumn = ({ joinColumn: name }: SqlRelation): SqlColumn => ({
  path: [name],
  name,
  type: 'uuid',
  enumType: '',
  options: [],
  notNull: false,
  keepsEmpty: false,
  lowered: false,
});

/** The table of an object: columns of its fields, then those of its relations. */
export function tableOf(object: ObjectModel): SqlTable {
  const relations = object.fields.flatMap(relationsOf);
  const columns = [...object.fields.flatMap((field) => columnsOf(object, field)), ...relations.map(joinColumn)];
  return { name: object.nameSingular, columns, relations };
}
