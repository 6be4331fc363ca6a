import { askedWhereKnown, type AskedType, needed } from '../../src/twenty/wire/asked';

const VIEW_TYPES: readonly AskedType[] = ['View', 'ViewField', 'ViewFilter', 'ViewFilterGroup', 'ViewSort'];
const ENUMS: Readonly<Record<string, readonly string[]>> = {
  ViewType: ['TABLE', 'KANBAN', 'CALENDAR', 'FIELDS_WIDGET', 'LIST'],
  FieldMetadataType: ['TEXT', 'RICH_TEXT'],
};

interface ServerTypes {
  /** "View.isActive": members that this server does not have. */
  readonly lacking?: readonly string[];
  /** Before the names of the types of views; null: the metadata has no views. */
  readonly prefix?: string | null;
  readonly enums?: Readonly<Record<string, readonly string[]>>;
}

/** Members that are asked for nothing but what they tell of the version. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  View: ['universalIdentifier', 'groupLoadLimit'],
  Object: ['readability'],
};

const named = (names: readonly string[]) => names.map((name) => ({ name }));

/** What a server says of its own types: all that the add-on asks for, but what is lacking. */
export function serverTypes({ lacking = [], prefix = '', enums = ENUMS }: ServerTypes = {}) {
  const kept = (type: string, names: readonly string[]) =>
    named(names.filter((name) => !lacking.includes(`${type}.${name}`)));
  const typeOf = (type: AskedType) => ({
    fields: kept(type, ['other', ...(SIGNS[type] ?? []), ...needed(type), ...askedWhereKnown(type)]),
  });
  const entries: (readonly [string, unknown])[] = (['Object', 'Field'] as const).map((type) => [type, typeOf(type)]);
  for (const type of VIEW_TYPES) {
    for (const each of ['', 'Core']) entries.push([each + type, each === prefix ? typeOf(type) : null]);
  }
  for (const [name, values] of Object.entries(enums)) {
    entries.push([name, { fields: null, enumValues: kept(name, values) }]);
  }
  return Object.fromEntries(entries);
}
