import type { FieldModel, ObjectModel, RelationModel, ViewModel, Workspace } from '../../model';
import { idFrom } from '../auth/keys';
import { pascal } from './catalog';

/** What views of a version cannot have. A view that has it could not have been saved there, so it is not in the workspace. */
const LIMITS = {
  /** No switching off: `View.isActive` came with 2.13. */
  inactive: (view) => !view.isActive,
  unlisted: (view) => view.visibility === 'UNLISTED',
  relationTarget: (view) => view.filters.some(({ relationTargetField }) => relationTargetField !== null),
  sortSubField: (view) => view.sorts.some(({ subFieldName }) => subFieldName !== null),
  sortByRelation: (view, object) =>
    view.sorts.some(({ field }) => object?.fields.find(({ name }) => name === field)?.type === 'RELATION'),
  anyField: (view) => (view.anyFieldFilterValue ?? '') !== '',
  widget: (view) => view.type.endsWith('_WIDGET'),
  calendar: (view) => view.type === 'CALENDAR',
} satisfies Readonly<Record<string, (view: ViewModel, object: ObjectModel | undefined) => boolean>>;

export type ViewLimit = keyof typeof LIMITS;

/** The workspace without the views that need one of those. */
export function withoutViews(workspace: Workspace, ...limits: readonly ViewLimit[]): Workspace {
  const views = workspace.views.filter((view) => {
    const object = workspace.objects.find(({ nameSingular }) => nameSingular === view.object);
    return !limits.some((limit) => LIMITS[limit](view, object));
  });
  return { ...workspace, views };
}

/** One more view: the first one of people as a list, which came with 2.30. */
export function withListView(workspace: Workspace): Workspace {
  const index = workspace.views.find(({ object, key }) => object === 'person' && key === 'INDEX');
  if (!index) return workspace;
  const list: ViewModel = {
    ...index,
    id: idFrom(`list of ${index.id}`),
    name: 'People as a list',
    key: null,
    type: 'LIST',
  };
  return { ...workspace, views: [...workspace.views, list] };
}

/** Before morph relations: a relation of its own for each target, under the names that join columns already have. */
export function withoutMorphRelations(workspace: Workspace): Workspace {
  const morphs = new Set(
    workspace.objects.flatMap(({ nameSingular, fields }) =>
      fields.filter(({ type }) => type === 'MORPH_RELATION').map(({ name }) => `${nameSingular}.${name}`),
    ),
  );
  const objects = workspace.objects.map((object) => ({
    ...object,
    fields: object.fields.flatMap((field) => plainRelations(field, object, morphs)),
  }));
  const views = workspace.views.map((view) => {
    const before = workspace.objects.find(({ nameSingular }) => nameSingular === view.object);
    const fields = view.fields.flatMap((each) => {
      const field = before?.fields.find(({ name }) => name === each.field);
      if (!field?.morphRelations) return [each];
      return field.morphRelations.map(({ targetObject }) => ({ ...each, field: field.name + pascal(targetObject) }));
    });
    return { ...view, fields };
  });
  return { ...workspace, objects, views };
}

function plainRelations(field: FieldModel, object: ObjectModel, morphs: ReadonlySet<string>): readonly FieldModel[] {
  if (field.type === 'MORPH_RELATION') {
    return (field.morphRelations ?? []).map((relation) => {
      const name = field.name + pascal(relation.targetObject);
      const settings = { relationType: relation.type, joinColumnName: `${name}Id` };
      const id = idFrom(`${field.id} ${relation.targetObject}`);
      return {
        ...field,
        id,
        name,
        label: pascal(relation.targetObject),
        type: 'RELATION',
        settings,
        relation,
        morphRelations: null,
      };
    });
  }
  const { relation } = field;
  if (!relation || !morphs.has(`${relation.targetObject}.${relation.targetField}`)) return [field];
  const other: RelationModel = { ...relation, targetField: relation.targetField + pascal(object.nameSingular) };
  return [{ ...field, relation: other }];
}
