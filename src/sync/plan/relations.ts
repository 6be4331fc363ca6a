/** What a field leads to. */
import type { FieldMetadata, ObjectMetadata, Schema } from '../../twenty/model';

export function relatedObjects(
  fields: readonly FieldMetadata[],
  schema: Schema,
  forbidden: readonly string[],
): readonly ObjectMetadata[] {
  const names = fields
    .filter((field) => !isToMany(field))
    .flatMap((field) => [field.relation, ...field.morphRelations])
    .flatMap((relation) => (relation ? [relation.targetObject] : []));
  return [...new Set(names)]
    .filter((name) => !forbidden.includes(name))
    .flatMap((name) => schema.objectByName(name) ?? []);
}

export function toOneTargets(field: FieldMetadata): readonly string[] {
  return [field.relation, ...field.morphRelations].flatMap((relation) =>
    relation?.type === 'MANY_TO_ONE' ? [relation.targetObject] : [],
  );
}

export function isToMany(field: FieldMetadata): boolean {
  return [field.relation, ...field.morphRelations].some((relation) => relation?.type === 'ONE_TO_MANY');
}

export function labelForbidden(field: FieldMetadata, forbidden: readonly string[]): boolean {
  return [field.relation, ...field.morphRelations].some(
    (relation) => relation?.type === 'MANY_TO_ONE' && forbidden.includes(relation.targetObject),
  );
}
