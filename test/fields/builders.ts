import type { FieldContext } from '../../src/fields/codec';
import { codecOf } from '../../src/fields/index';
import type { FieldMetadata, ObjectMetadata, Relation, Schema, View } from '../../src/twenty/model';

/** A field that is valid by default: active, no system field, no options, no settings. */
export function field(type: string, over: Partial<FieldMetadata> = {}): FieldMetadata {
  return {
    id: `id-of-${over.name ?? 'x'}`,
    name: 'x',
    label: 'X',
    type,
    isActive: true,
    isSystem: false,
    options: [],
    settings: {},
    relation: null,
    morphRelations: [],
    ...over,
  };
}

/** An object whose label identifier is the field called `name`. */
export function object(nameSingular: string, fields: readonly FieldMetadata[], over: Partial<ObjectMetadata> = {}) {
  const made: ObjectMetadata = {
    id: `id-of-${nameSingular}`,
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
    ...over,
  };
  return made;
}

export function schemaOf(objects: readonly ObjectMetadata[]): Schema {
  return {
    objects,
    objectById: (id) => objects.find((candidate) => candidate.id === id),
    objectByName: (name) => objects.find((candidate) => candidate.nameSingular === name),
    fieldById: (id) =>
      objects
        .flatMap((owner) => owner.fields.map((one) => ({ object: owner, field: one })))
        .find(({ field: { id: own } }) => own === id),
  };
}

export function relationTo(nameSingular: string, type: Relation['type'] = 'MANY_TO_ONE'): Relation {
  return {
    type,
    targetObjectId: `id-of-${nameSingular}`,
    targetObject: nameSingular,
    targetObjectPlural: `${nameSingular}s`,
  };
}

/** Companies have a text for a name, people a full name, rockets none; money is called by an amount. */
const SCHEMA = schemaOf([
  object('company', [field('TEXT', { id: 'company-name', name: 'name', label: 'Name' })]),
  object('person', [field('FULL_NAME', { id: 'person-name', name: 'name', label: 'Name' })]),
  object('launch', [field('DATE', { id: 'launch-name', name: 'name', label: 'Day' })]),
  object('note', [field('UUID', { id: 'note-id', name: 'id', label: 'Id' })], { labelIdentifierId: 'note-id' }),
  object('link', [field('RELATION', { id: 'link-name', name: 'name', relation: relationTo('company') })]),
  object('ghost', [field('TEXT', { id: 'ghost-name', name: 'name' })], { isActive: false }),
]);

export function context(over: Partial<FieldContext> = {}): FieldContext {
  return { schema: SCHEMA, codecOf, selectAs: 'label', relationLabels: true, ...over };
}

export function view(fields: View['fields'], over: Partial<View> = {}): View {
  return {
    id: 'view',
    name: 'View',
    objectId: 'object',
    type: 'TABLE',
    isIndex: false,
    position: 0,
    isActive: true,
    anyFieldFilterValue: '',
    fields,
    typeFieldIds: [],
    filters: [],
    filterGroups: [],
    sorts: [],
    ...over,
  };
}
