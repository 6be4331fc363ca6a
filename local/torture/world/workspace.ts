import type { FieldModel, RelationModel, Workspace } from '../../crm/model';
import { buildWorkspace } from '../../crm/workspace';

/**
 * The demo workspace with the objects that have records: half of its data model, so that a pull, which reads the model anew each
 * time, takes half as long. `now`: milliseconds since the epoch.
 */
export function smallWorkspace(records: number, now: number): Workspace {
  const whole = buildWorkspace({ records, seed: 1, now: new Date(now).toISOString() });
  const filled = whole.objects.filter(({ nameSingular }) => (whole.records.get(nameSingular)?.length ?? 0) > 0);
  const names = new Set(filled.map(({ nameSingular }) => nameSingular));
  const known = ({ targetObject }: RelationModel): boolean => names.has(targetObject);
  const fieldOf = (field: FieldModel): FieldModel[] => {
    if (field.relation && !known(field.relation)) return [];
    const morphRelations = field.morphRelations?.filter(known) ?? null;
    return morphRelations?.length === 0 ? [] : [{ ...field, morphRelations }];
  };
  return {
    ...whole,
    objects: filled.map((object) => ({ ...object, fields: object.fields.flatMap(fieldOf) })),
    views: whole.views
      .filter(({ object }) => names.has(object))
      .map((view) => {
        const fields = filled.find(({ nameSingular }) => nameSingular === view.object)?.fields.flatMap(fieldOf) ?? [];
        return { ...view, fields: view.fields.filter(({ field }) => fields.some(({ name }) => name === field)) };
      }),
    records: new Map([...whole.records].filter(([name]) => names.has(name))),
  };
}
