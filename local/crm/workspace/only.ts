import type { FieldModel, RelationModel, Workspace } from '../model';

/**
 * The workspace with these objects alone (`nameSingular`). Fields that lead to others go, and so do views that ask by such a field;
 * other views lose the column.
 */
export function onlyObjects(workspace: Workspace, names: readonly string[]): Workspace {
  const isThere = ({ targetObject }: RelationModel): boolean => names.includes(targetObject);
  const stays = ({ relation, morphRelations }: FieldModel): boolean =>
    (relation === null || isThere(relation)) && (morphRelations ?? []).every(isThere);
  const objects = workspace.objects
    .filter(({ nameSingular }) => names.includes(nameSingular))
    .map((object) => ({ ...object, fields: object.fields.filter(stays) }));
  const fieldsOf = new Map(objects.map(({ nameSingular, fields }) => [nameSingular, fields.map(({ name }) => name)]));
  const views = workspace.views.flatMap((view) => {
    const known = fieldsOf.get(view.object);
    const asked = [...view.filters, ...view.sorts].map(({ field }) => field);
    const shown = [view.mainGroupByField, view.calendarField].flatMap((field) => field ?? []);
    if (!known || [...asked, ...shown].some((field) => !known.includes(field))) return [];
    return [{ ...view, fields: view.fields.filter(({ field }) => known.includes(field)) }];
  });
  const records = new Map([...workspace.records].filter(([name]) => names.includes(name)));
  return { ...workspace, objects, views, records };
}
