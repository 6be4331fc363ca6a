import type { Dialect } from '../model';

/** The types of Twenty's API that the add-on reads, by their names in 2.x. */
export type AskedType = keyof typeof ALWAYS;

/** What every version has that can be read at all (twenty.md §2, §3). */
const ALWAYS = {
  View: 'id name type objectMetadataId',
  ViewField: 'fieldMetadataId isVisible position',
  ViewFilter: 'id fieldMetadataId operand value',
  ViewFilterGroup: 'id parentViewFilterGroupId logicalOperator',
  ViewSort: 'fieldMetadataId direction',
  Object: 'id nameSingular namePlural labelSingular labelPlural',
  Field: 'id name label type relation { type targetObjectMetadata { id nameSingular namePlural } }',
} as const;

/** What some versions lack; the first word is its name. A field that a server does not have fails the whole query. */
const WHERE_KNOWN: Readonly<Record<AskedType, readonly string[]>> = {
  View: [
    'key',
    'position',
    'anyFieldFilterValue',
    'isActive',
    'mainGroupByFieldMetadataId',
    'kanbanFieldMetadataId',
    'calendarFieldMetadataId',
    'calendarEndFieldMetadataId',
  ],
  ViewField: [],
  ViewFilter: ['subFieldName', 'relationTargetFieldMetadataId', 'viewFilterGroupId'],
  ViewFilterGroup: [],
  ViewSort: ['subFieldName'],
  Object: ['icon', 'isActive', 'isSystem', 'isRemote', 'labelIdentifierFieldMetadataId'],
  Field: [
    'isActive',
    'isSystem',
    'options',
    'settings',
    'morphRelations { type sourceFieldMetadata { id } targetObjectMetadata { id nameSingular namePlural } }',
  ],
};

/** The groups of a view, and what is asked of each; every version that has them has both. */
export const VIEW_GROUPS = 'viewGroups';
export const OF_GROUP = 'fieldValue isVisible';

/** The list of an object's fields without paging. Where it is missing, the paged one is asked. */
export const FIELDS_LIST = 'fieldsList';

const nameOf = (selection: string): string => selection.split(' ', 1)[0] ?? '';
const namesIn = (selection: string): readonly string[] =>
  selection
    .replace(/\{.*\}/, '')
    .split(/ +/)
    .filter(Boolean);

/** Names that a server's type must have. */
export const needed = (type: AskedType): readonly string[] => namesIn(ALWAYS[type]);

/** Names that are asked only of servers that have them. */
export const askedWhereKnown = (type: AskedType): readonly string[] => [
  ...WHERE_KNOWN[type].map(nameOf),
  ...(type === 'Object' ? [FIELDS_LIST] : []),
  ...(type === 'View' ? [VIEW_GROUPS] : []),
];

/** What to select of a type from a server of that dialect. */
export function selectionOf(type: AskedType, { lacks }: Pick<Dialect, 'lacks'>): string {
  return [
    ALWAYS[type],
    ...WHERE_KNOWN[type].filter((selection) => !lacks.includes(`${type}.${nameOf(selection)}`)),
  ].join(' ');
}
