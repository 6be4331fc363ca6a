import type { FieldModel, ObjectModel, RelationModel } from '../../model';
import { idFrom } from '../auth/keys';
import type { Catalog } from '../dialects/catalog';
import type { MetadataContext } from './context';
import { CREATED_AT } from '../created';
import { matches } from './matching';
import { connection, type Paging } from './paging';
import { membersOfJson } from '../members';

/** The application that owns all standard objects, from Twenty's public constant. */
const STANDARD_APPLICATION = '20202020-64aa-4b6f-b003-9c74b97cee20';

const translate =
  (label: string) =>
  (_arguments: unknown, context: MetadataContext): string =>
    context.text(label);

/**
 * An object as the `Object` type shows it. graphql-js calls members that are functions, so relations are resolved when they
 * are selected and not before.
 */
export function objectWire(object: ObjectModel, catalog: Catalog): Record<string, unknown> {
  const label = object.fields.find((field) => field.name === object.labelIdentifier);
  return {
    id: object.id,
    universalIdentifier: idFrom(`universal ${object.id}`),
    nameSingular: object.nameSingular,
    namePlural: object.namePlural,
    labelSingular: translate(object.labelSingular),
    labelPlural: translate(object.labelPlural),
    description: object.description,
    icon: object.icon,
    shortcut: null,
    color: null,
    isCustom: false,
    isRemote: object.isRemote,
    isActive: object.isActive,
    isSystem: object.isSystem,
    isUIEditable: true,
    isUICreatable: !object.isSystem,
    isUIReadOnly: false,
    isSearchable: !object.isSystem,
    applicationId: STANDARD_APPLICATION,
    createdAt: CREATED_AT,
    updatedAt: CREATED_AT,
    labelIdentifierFieldMetadataId: label?.id ?? null,
    imageIdentifierFieldMetadataId: null,
    isLabelSyncedWithName: false,
    duplicateCriteria: null,
    fieldsList: () => object.fields.map((field) => fieldWire(field, object, catalog)),
    fields: ({ paging, filter }: { paging: Paging; filter: Readonly<Record<string, unknown>> }) =>
      fieldConnection([[object, object.fields]], paging, filter, catalog),
  };
}

/** Fields of several objects that match a filter, paged. */
export function fieldConnection(
  owners: readonly (readonly [ObjectModel, readonly FieldModel[]])[],
  paging: Paging,
  filter: Readonly<Record<string, unknown>>,
  catalog: Catalog,
) {
  const all = owners.flatMap(([object, fields]) => fields.map((field) => ({ object, field })));
  const known = all.filter(({ object, field }) => matches(filter, (key) => fieldValue(key, field, object)));
  const page = connection(known, paging, catalog.metadataPages, ({ field }) => field.id);
  return {
    ...page,
    edges: page.edges.map(({ cursor, node }) => ({ cursor, node: fieldWire(node.field, node.object, catalog) })),
  };
}

function fieldValue(key: string, field: FieldModel, object: ObjectModel): unknown {
  if (key === 'objectMetadataId') return object.id;
  if (key === 'isUIEditable') return true;
  return membersOfJson(field)[key];
}

export function fieldWire(field: FieldModel, object: ObjectModel, catalog: Catalog): Record<string, unknown> {
  return {
    id: field.id,
    universalIdentifier: idFrom(`universal ${field.id}`),
    type: catalog.fieldTypes[field.type] ?? field.type,
    name: field.name,
    label: translate(field.label),
    description: null,
    icon: field.icon,
    isCustom: false,
    isActive: field.isActive,
    isSystem: field.isSystem,
    isUIEditable: !field.isSystem,
    isUIReadOnly: field.isSystem,
    isNullable: field.isNullable,
    isUnique: field.isUnique,
    defaultValue: field.defaultValue ?? null,
    options: field.options,
    settings: field.settings,
    objectMetadataId: object.id,
    isLabelSyncedWithName: false,
    morphId: field.type === 'MORPH_RELATION' ? idFrom(`morph ${field.id}`) : null,
    createdAt: CREATED_AT,
    updatedAt: CREATED_AT,
    applicationId: STANDARD_APPLICATION,
    object: () => objectWire(object, catalog),
    relation: () => (field.relation ? relationWire(field.relation, field, object, catalog) : null),
    morphRelations: () =>
      field.morphRelations?.map((relation, index) => {
        // One row per target exists inside Twenty; the field shown is the first of them.
        const source = index === 0 ? field : { ...field, id: idFrom(`${field.id} ${relation.targetObject}`) };
        return relationWire(relation, source, object, catalog);
      }) ?? null,
  };
}

function relationWire(
  relation: RelationModel,
  field: FieldModel,
  object: ObjectModel,
  catalog: Catalog,
): Record<string, unknown> {
  const target = catalog.bySingular.get(relation.targetObject);
  const targetField = target?.fields.find((each) => each.name === relation.targetField);
  return {
    type: relation.type,
    sourceObjectMetadata: () => objectWire(object, catalog),
    sourceFieldMetadata: () => fieldWire(field, object, catalog),
    targetObjectMetadata: () => (target ? objectWire(target, catalog) : null),
    targetFieldMetadata: () => (target && targetField ? fieldWire(targetField, target, catalog) : null),
  };
}
