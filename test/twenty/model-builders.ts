import { schemaOf } from '../../src/twenty/metadata/metadata';
import type { Dialect, FieldMetadata, ObjectMetadata, Schema, View, ViewFilter } from '../../src/twenty/model';

/** A text field; say what else it is. Its id is its name with "id-" in front. */
export function field(name: string, over: Partial<FieldMetadata> = {}): FieldMetadata {
  return {
    id: `id-${name}`,
    name,
    label: name.charAt(0).toUpperCase() + name.slice(1),
    type: 'TEXT',
    isActive: true,
    isSystem: false,
    options: [],
    settings: {},
    relation: null,
    morphRelations: [],
    ...over,
  };
}

/** An object whose plural is its name with an s. */
export function object(nameSingular: string, fields: readonly FieldMetadata[] = []): ObjectMetadata {
  return {
    id: `id-${nameSingular}`,
    nameSingular,
    namePlural: `${nameSingular}s`,
    labelSingular: nameSingular,
    labelPlural: `${nameSingular}s`,
    icon: null,
    isActive: true,
    isSystem: false,
    isRemote: false,
    labelIdentifierId: fields.find(({ name }) => name === 'name')?.id ?? null,
    fields,
  };
}

export function schema(...objects: readonly ObjectMetadata[]): Schema {
  return schemaOf(objects);
}

export function filterOn(fieldId: string, over: Partial<ViewFilter> = {}): ViewFilter {
  return {
    id: `filter-${fieldId}`,
    fieldId,
    operand: 'CONTAINS',
    value: 'x',
    subFieldName: null,
    relationTargetFieldId: null,
    groupId: null,
    ...over,
  };
}

export function view(over: Partial<View> = {}): View {
  return {
    id: 'id-view',
    name: 'Mine',
    objectId: 'id-thing',
    type: 'TABLE',
    isIndex: false,
    position: 0,
    isActive: true,
    anyFieldFilterValue: '',
    fields: [],
    typeFieldIds: [],
    filters: [],
    filterGroups: [],
    sorts: [],
    ...over,
  };
}

export const NEWER: Dialect = {
  appVersion: '2.43.0',
  viewsFrom: 'getViews',
  lacks: [],
  viewTypes: ['TABLE', 'KANBAN', 'CALENDAR', 'LIST'],
  richText: 'RICH_TEXT',
  ascendingNulls: 'last',
  rules: 'newer',
  dates: 'calendar',
  unsure: [],
};

export const OLDER: Dialect = { ...NEWER, appVersion: '2.21.0', ascendingNulls: 'first', rules: '2.21' };
