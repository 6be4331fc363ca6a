import type { FieldModel, FieldType, ObjectModel, RecordModel, RelationModel, ViewModel, Workspace } from '../../model';
import { idFrom } from '../auth/keys';
import { CREATED_AT } from '../created';

/**
 * Up to 1.4 views are records of the workspace (twenty.md §3.4): six system objects with their own roots in `/graphql`, operands
 * in camel case, the index view's name as the template that newer servers resolve.
 */
const OBJECTS: Readonly<Record<string, Readonly<Record<string, FieldType>>>> = {
  view: {
    name: 'TEXT',
    objectMetadataId: 'UUID',
    type: 'TEXT',
    key: 'TEXT',
    icon: 'TEXT',
    kanbanFieldMetadataId: 'TEXT',
    position: 'POSITION',
    isCompact: 'BOOLEAN',
  },
  viewField: { fieldMetadataId: 'UUID', isVisible: 'BOOLEAN', size: 'NUMBER', position: 'NUMBER' },
  viewFilter: {
    fieldMetadataId: 'UUID',
    operand: 'TEXT',
    value: 'TEXT',
    displayValue: 'TEXT',
    subFieldName: 'TEXT',
    viewFilterGroupId: 'UUID',
    positionInViewFilterGroup: 'NUMBER',
  },
  viewFilterGroup: { parentViewFilterGroupId: 'UUID', logicalOperator: 'TEXT', positionInViewFilterGroup: 'NUMBER' },
  viewSort: { fieldMetadataId: 'UUID', direction: 'TEXT' },
  viewGroup: { fieldMetadataId: 'UUID', isVisible: 'BOOLEAN', fieldValue: 'TEXT', position: 'NUMBER' },
};

const SYSTEM: Readonly<Record<string, FieldType>> = {
  id: 'UUID',
  createdAt: 'DATE_TIME',
  updatedAt: 'DATE_TIME',
  deletedAt: 'DATE_TIME',
};

const OPERANDS: Readonly<Record<string, string>> = {
  IS: 'is',
  IS_NOT: 'isNot',
  IS_NOT_NULL: 'isNotNull',
  LESS_THAN_OR_EQUAL: 'lessThan',
  GREATER_THAN_OR_EQUAL: 'greaterThan',
  IS_BEFORE: 'isBefore',
  IS_AFTER: 'isAfter',
  CONTAINS: 'contains',
  DOES_NOT_CONTAIN: 'doesNotContain',
  IS_EMPTY: 'isEmpty',
  IS_NOT_EMPTY: 'isNotEmpty',
  IS_RELATIVE: 'isRelative',
  IS_IN_PAST: 'isInPast',
  IS_IN_FUTURE: 'isInFuture',
  IS_TODAY: 'isToday',
  VECTOR_SEARCH: 'search',
};

/** The workspace with its views among its records, and none outside of them. */
export function viewsAsRecords(workspace: Workspace): Workspace {
  const made = Object.entries(OBJECTS).map(([name, fields]) => objectOf(name, fields));
  const records = new Map(workspace.records);
  for (const name of Object.keys(OBJECTS)) records.set(name, []);
  for (const view of workspace.views) {
    for (const [name, found] of Object.entries(recordsOf(view, workspace))) records.get(name)?.push(...found);
  }
  return { ...workspace, objects: [...workspace.objects, ...made], views: [], records };
}

function objectOf(nameSingular: string, own: Readonly<Record<string, FieldType>>): ObjectModel {
  const label = nameSingular.replace(/(?=[A-Z])/g, ' ').replace(/^v/, 'V');
  const plain = Object.entries({ ...SYSTEM, ...own }).map(([name, type]) => fieldOf(nameSingular, name, type));
  const relations: readonly (readonly [string, RelationModel])[] =
    nameSingular === 'view'
      ? Object.keys(OBJECTS)
          .filter((other) => other !== 'view')
          .map((other) => [`${other}s`, { type: 'ONE_TO_MANY', targetObject: other, targetField: 'view' }])
      : [['view', { type: 'MANY_TO_ONE', targetObject: 'view', targetField: `${nameSingular}s` }]];
  return {
    id: idFrom(`object ${nameSingular}`),
    nameSingular,
    namePlural: `${nameSingular}s`,
    labelSingular: label,
    labelPlural: `${label}s`,
    icon: 'IconLayoutCollage',
    description: label,
    isActive: true,
    isSystem: true,
    isRemote: false,
    labelIdentifier: nameSingular === 'view' ? 'name' : 'id',
    fields: [
      ...plain,
      ...relations.map(([name, relation]) => ({ ...fieldOf(nameSingular, name, 'RELATION'), relation })),
    ],
  };
}

const fieldOf = (object: string, name: string, type: FieldType): FieldModel => ({
  id: idFrom(`field ${object}.${name}`),
  name,
  type,
  label: name,
  icon: 'IconAbc',
  isActive: true,
  isSystem: true,
  isNullable: name !== 'id',
  isUnique: name === 'id',
  defaultValue: null,
  options: null,
  settings: null,
  relation: null,
  morphRelations: null,
});

/** One millisecond apart: whoever sorts by the time of creation finds a list in its order. */
const createdAt = (place: number): string => new Date(Date.parse(CREATED_AT) + place).toISOString();

type Values = Readonly<Record<string, unknown>> & { readonly id: string };

function recordsOf(view: ViewModel, workspace: Workspace): Readonly<Record<string, readonly RecordModel[]>> {
  const object = workspace.objects.find(({ nameSingular }) => nameSingular === view.object);
  if (!object) return {};
  const fieldId = (name: string | null): string | null =>
    name === null
      ? null
      : (object.fields.find((field) => field.name === name)?.id ?? idFrom(`field ${view.object}.${name}`));
  const record = (values: Values, place: number): RecordModel => ({
    ...values,
    createdAt: createdAt(place),
    updatedAt: createdAt(place),
    deletedAt: null,
  });
  const child = (values: Values, place: number): RecordModel => record({ ...values, viewId: view.id }, place);
  const itself: Values = {
    id: view.id,
    name: view.key === 'INDEX' ? view.name.replace(object.labelPlural, '{objectLabelPlural}') : view.name,
    objectMetadataId: object.id,
    type: view.type.toLowerCase(),
    key: view.key,
    icon: view.icon,
    kanbanFieldMetadataId: fieldId(view.mainGroupByField) ?? '',
    position: view.position,
    isCompact: false,
  };
  return {
    view: [record(itself, 0)],
    viewField: view.fields
      .map(({ field, isVisible, position }) => ({ field, values: { isVisible, position, size: 150 } }))
      .map(({ field, values }) => ({
        id: idFrom(`${view.id} field ${field}`),
        fieldMetadataId: fieldId(field),
        ...values,
      }))
      .map(child),
    viewFilter: view.filters
      .map((filter) => {
        const value = typeof filter.value === 'string' ? filter.value : JSON.stringify(filter.value);
        return {
          id: filter.id,
          fieldMetadataId: fieldId(filter.field),
          operand: OPERANDS[filter.operand] ?? filter.operand,
          value,
          displayValue: value,
          subFieldName: filter.subFieldName,
          viewFilterGroupId: filter.groupId,
          positionInViewFilterGroup: filter.positionInGroup,
        };
      })
      .map(child),
    viewFilterGroup: view.filterGroups
      .map(({ id, parentId, operator, position }) => ({
        id,
        parentViewFilterGroupId: parentId,
        logicalOperator: operator,
        positionInViewFilterGroup: position,
      }))
      .map(child),
    viewSort: view.sorts
      .map(({ field, direction }) => ({
        id: idFrom(`${view.id} sort ${field} null`),
        fieldMetadataId: fieldId(field),
        direction: direction.toLowerCase(),
      }))
      .map(child),
    viewGroup: view.groups
      .map((group) => ({
        id: idFrom(`${view.id} group ${group.fieldValue}`),
        fieldMetadataId: fieldId(view.mainGroupByField),
        ...group,
      }))
      .map(child),
  };
}
