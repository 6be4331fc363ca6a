import type { ObjectModel, ViewModel } from '../../model';
import { idFrom } from '../auth/keys';
import type { Catalog } from '../dialects/catalog';
import type { MetadataContext } from './context';
import { CREATED_AT } from '../created';

/** Width of a column in pixels, where the model says nothing. */
const COLUMN_WIDTH = 150;

/** The views a key may list: those that all see, by position, then id. */
export function listedViews(catalog: Catalog): readonly ViewModel[] {
  const listed = catalog.workspace.views.filter(
    (view) => view.visibility === 'WORKSPACE' && catalog.bySingular.has(view.object),
  );
  return listed.sort((left, right) => left.position - right.position || (left.id < right.id ? -1 : 1));
}

/** Views and catalogs never change: what is made of them is made once. */
function made<T>(make: (view: ViewModel, catalog: Catalog) => T): (view: ViewModel, catalog: Catalog) => T {
  const known = new WeakMap<Catalog, WeakMap<ViewModel, T>>();
  return (view, catalog) => {
    const ofCatalog = known.get(catalog) ?? new WeakMap<ViewModel, T>();
    known.set(catalog, ofCatalog);
    const found = ofCatalog.get(view) ?? make(view, catalog);
    ofCatalog.set(view, found);
    return found;
  };
}

/** A view as the `View` type shows it: names of the model turned into ids. */
export const viewWire = made((view, catalog): Record<string, unknown> => {
  const object = catalog.bySingular.get(view.object);
  return {
    id: view.id,
    universalIdentifier: idFrom(`universal ${view.id}`),
    applicationId: idFrom('demo application'),
    isSystemSideEffect: false,
    name: (_arguments: unknown, context: MetadataContext) => viewName(view, object, context),
    objectMetadataId: object?.id ?? null,
    type: view.type,
    key: view.key,
    icon: view.icon,
    position: view.position,
    isCompact: false,
    isCustom: view.key === null,
    openRecordIn: 'SIDE_PANEL',
    kanbanAggregateOperation: null,
    kanbanAggregateOperationFieldMetadataId: null,
    mainGroupByFieldMetadataId: fieldId(object, view.mainGroupByField),
    shouldHideEmptyGroups: view.shouldHideEmptyGroups,
    calendarFieldMetadataId: fieldId(object, view.calendarField),
    calendarLayout: view.calendarField === null ? null : 'MONTH',
    anyFieldFilterValue: view.anyFieldFilterValue,
    visibility: view.visibility,
    createdByUserWorkspaceId: view.visibility === 'UNLISTED' ? idFrom(`user workspace of ${view.id}`) : null,
    isActive: view.isActive,
    ...common(view, catalog),
    viewFields: () => viewFields(view, catalog),
    viewFilters: () => viewFilters(view, catalog),
    viewFilterGroups: () => viewFilterGroups(view, catalog),
    viewSorts: () => viewSorts(view, catalog),
    viewGroups: () => viewGroups(view, catalog),
    viewFieldGroups: [],
  };
});

const common = (view: ViewModel, catalog: Catalog) => ({
  viewId: view.id,
  workspaceId: catalog.workspace.id,
  createdAt: CREATED_AT,
  updatedAt: CREATED_AT,
  deletedAt: null,
});

/** The name of an index view is made of the object's label, so it changes with the language; "All " does not. */
function viewName(view: ViewModel, object: ObjectModel | undefined, context: MetadataContext): string {
  if (view.key !== 'INDEX' || !object) return view.name;
  const template = view.name.replace(object.labelPlural, '{objectLabelPlural}');
  return template.replace('{objectLabelPlural}', context.text(object.labelPlural));
}

/** A view may name a field that does not exist any more; its id is then one that no field has. */
function fieldId(object: ObjectModel | undefined, name: string | null): string | null {
  if (name === null) return null;
  return object?.fields.find((field) => field.name === name)?.id ?? idFrom(`field ${object?.nameSingular}.${name}`);
}

export const viewFields = made((view, catalog): readonly Record<string, unknown>[] => {
  const object = catalog.bySingular.get(view.object);
  return view.fields.map((each) => ({
    ...common(view, catalog),
    id: idFrom(`${view.id} field ${each.field}`),
    fieldMetadataId: fieldId(object, each.field),
    isVisible: each.isVisible,
    size: COLUMN_WIDTH,
    position: each.position,
    aggregateOperation: null,
    viewFieldGroupId: null,
    isActive: true,
  }));
});

export function viewFilters(view: ViewModel, catalog: Catalog): readonly Record<string, unknown>[] {
  const object = catalog.bySingular.get(view.object);
  return view.filters.map((filter) => {
    const relation = object?.fields.find((field) => field.name === filter.field)?.relation;
    const target = relation ? catalog.bySingular.get(relation.targetObject) : undefined;
    return {
      ...common(view, catalog),
      id: filter.id,
      fieldMetadataId: fieldId(object, filter.field),
      operand: filter.operand,
      value: filter.value,
      viewFilterGroupId: filter.groupId,
      positionInViewFilterGroup: filter.positionInGroup,
      subFieldName: filter.subFieldName,
      relationTargetFieldMetadataId: fieldId(target, filter.relationTargetField),
    };
  });
}

export function viewFilterGroups(view: ViewModel, catalog: Catalog): readonly Record<string, unknown>[] {
  return view.filterGroups.map((group) => ({
    ...common(view, catalog),
    id: group.id,
    parentViewFilterGroupId: group.parentId,
    logicalOperator: group.operator,
    positionInViewFilterGroup: group.position,
  }));
}

export function viewSorts(view: ViewModel, catalog: Catalog): readonly Record<string, unknown>[] {
  const object = catalog.bySingular.get(view.object);
  return view.sorts.map((sort) => ({
    ...common(view, catalog),
    id: idFrom(`${view.id} sort ${sort.field} ${sort.subFieldName}`),
    fieldMetadataId: fieldId(object, sort.field),
    direction: sort.direction,
    subFieldName: sort.subFieldName,
  }));
}

export function viewGroups(view: ViewModel, catalog: Catalog): readonly Record<string, unknown>[] {
  return view.groups.map((group) => ({
    ...common(view, catalog),
    id: idFrom(`${view.id} group ${group.fieldValue}`),
    ...group,
  }));
}
