import type { FieldModel, ObjectModel, RelationModel, Workspace } from '../../model';
import { compositeOf } from './composites';
import type { CrmDialect } from './dialect';

/** What of the dialect a request handler asks for. */
type Played = 'fieldTypes' | 'metadataPages' | 'guardsQueries';

/** Quick lookups over a workspace's data model. */
export interface Catalog extends Pick<CrmDialect, Played> {
  readonly workspace: Workspace;
  readonly bySingular: ReadonlyMap<string, ObjectModel>;
  readonly byPlural: ReadonlyMap<string, ObjectModel>;
  readonly byId: ReadonlyMap<string, ObjectModel>;
}

export function catalogOf(
  workspace: Workspace,
  { fieldTypes, metadataPages, guardsQueries }: Pick<CrmDialect, Played>,
): Catalog {
  const index = (key: (object: ObjectModel) => string): ReadonlyMap<string, ObjectModel> =>
    new Map(workspace.objects.map((object) => [key(object), object]));
  return {
    workspace,
    fieldTypes,
    metadataPages,
    guardsQueries,
    bySingular: index((object) => object.nameSingular),
    byPlural: index((object) => object.namePlural),
    byId: index((object) => object.id),
  };
}

export const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** A name that a selection of an object's records may use, and what stands behind it. */
export type Member =
  | { readonly kind: 'value'; readonly field: FieldModel }
  | { readonly kind: 'composite'; readonly field: FieldModel }
  | {
      readonly kind: 'joinColumn';
      readonly field: FieldModel;
      readonly relationName: string;
      readonly targetObject: string;
    }
  | {
      readonly kind: 'toOne';
      readonly field: FieldModel;
      readonly relation: RelationModel;
      readonly joinColumn: string;
    }
  | { readonly kind: 'toMany'; readonly field: FieldModel; readonly relation: RelationModel };

const membersCache = new WeakMap<ObjectModel, ReadonlyMap<string, Member>>();

/** All members of an object by name: fields, join columns, one member per target of a morph relation. */
export function membersOf(object: ObjectModel, catalog: Catalog): ReadonlyMap<string, Member> {
  const known = membersCache.get(object);
  if (known) return known;
  const members = new Map(object.fields.flatMap((field) => membersOfField(field, catalog)));
  membersCache.set(object, members);
  return members;
}

function membersOfField(field: FieldModel, catalog: Catalog): readonly (readonly [string, Member])[] {
  if (field.type === 'RELATION' && field.relation) return relationMembers(field, field.name, field.relation);
  if (field.type === 'MORPH_RELATION') {
    return (field.morphRelations ?? []).flatMap((relation) => {
      const target = catalog.bySingular.get(relation.targetObject);
      const plural = target?.namePlural ?? relation.targetObject;
      const suffix = pascal(relation.type === 'MANY_TO_ONE' ? relation.targetObject : plural);
      return relationMembers(field, field.name + suffix, relation);
    });
  }
  return [[field.name, { kind: compositeOf(field.type) ? 'composite' : 'value', field }]];
}

function relationMembers(
  field: FieldModel,
  name: string,
  relation: RelationModel,
): readonly (readonly [string, Member])[] {
  if (relation.type === 'ONE_TO_MANY') return [[name, { kind: 'toMany', field, relation }]];
  const joinColumn = `${name}Id`;
  return [
    [joinColumn, { kind: 'joinColumn', field, relationName: name, targetObject: relation.targetObject }],
    [name, { kind: 'toOne', field, relation, joinColumn }],
  ];
}
