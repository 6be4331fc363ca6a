import * as v from '../../schema';
import { SyncError } from '../../errors';
import { shownLabel } from '../../gate';
import { OF_GROUP, selectionOf, VIEW_GROUPS } from '../wire/asked';
import { readEnvelope, shortText } from '../wire/envelope';
import { lazy } from '../wire/lazy';
import type { Dialect, View, ViewField, ViewFilter, ViewFilterGroup, ViewSort } from '../model';
import { operandNamed } from './operand-names';
import type { Query } from '../query';

/** Views that hold a list of records; the others lay out pages and dashboards (twenty.md §3.2). */
export const RECORD_VIEW_TYPES: readonly string[] = ['TABLE', 'KANBAN', 'CALENDAR', 'LIST'];

/** The lists of a view, and the type of what is in each. */
export const VIEW_LISTS = {
  viewFields: 'ViewField',
  viewFilters: 'ViewFilter',
  viewFilterGroups: 'ViewFilterGroup',
  viewSorts: 'ViewSort',
} as const;

function selectionFor(dialect: Dialect): string {
  const lists = Object.entries(VIEW_LISTS).map(([list, type]) => `${list} { ${selectionOf(type, dialect)} }`);
  const groups = dialect.lacks.includes(`View.${VIEW_GROUPS}`) ? [] : [`${VIEW_GROUPS} { ${OF_GROUP} }`];
  return [selectionOf('View', dialect), ...lists, ...groups].join(' ');
}

/** All saved views of an object, or of all objects, that hold records. Older servers answer under the newer name. */
export function viewsQuery(objectId: string | null, dialect: Dialect): Query {
  const isCore = dialect.viewsFrom === 'getCoreViews';
  const document = isCore
    ? 'query Views($objectId: String) { getViews: getCoreViews(objectMetadataId: $objectId)'
    : 'query Views($objectId: String, $types: [ViewType!]) { getViews(objectMetadataId: $objectId, viewTypes: $types)';
  const variables = { ...(isCore ? {} : { types: dialect.viewTypes }), ...(objectId === null ? {} : { objectId }) };
  return { document: `${document} { ${selectionFor(dialect)} } }`, variables };
}

/** One view, also one that is not listed. */
export function viewQuery(id: string, dialect: Dialect): Query {
  const name = dialect.viewsFrom === 'getCoreViews' ? 'getView: getCoreView' : 'getView';
  return {
    document: `query OneView($id: String!) { ${name}(id: $id) { ${selectionFor(dialect)} } }`,
    variables: { id },
  };
}

const viewSchema = lazy(() =>
  v.object({
    id: shortText(),
    name: v.string(),
    objectMetadataId: shortText(),
    type: shortText(),
    key: v.nullish(shortText()),
    position: v.nullish(v.number()),
    isActive: v.nullish(v.boolean()),
    anyFieldFilterValue: v.nullish(v.string()),
    mainGroupByFieldMetadataId: v.nullish(shortText()),
    kanbanFieldMetadataId: v.nullish(shortText()),
    calendarFieldMetadataId: v.nullish(shortText()),
    calendarEndFieldMetadataId: v.nullish(shortText()),
    viewFields: v.array(
      v.object({ fieldMetadataId: shortText(), isVisible: v.boolean(), position: v.nullish(v.number()) }),
    ),
    viewFilters: v.array(
      v.object({
        id: shortText(),
        fieldMetadataId: shortText(),
        operand: shortText(),
        value: v.optional(v.unknown()),
        subFieldName: v.nullish(shortText()),
        relationTargetFieldMetadataId: v.nullish(shortText()),
        viewFilterGroupId: v.nullish(shortText()),
      }),
    ),
    viewFilterGroups: v.array(
      v.object({ id: shortText(), parentViewFilterGroupId: v.nullish(shortText()), logicalOperator: shortText() }),
    ),
    viewSorts: v.array(
      v.object({ fieldMetadataId: shortText(), direction: shortText(), subFieldName: v.nullish(shortText()) }),
    ),
    viewGroups: v.nullish(v.array(v.object({ fieldValue: v.nullish(shortText()), isVisible: v.boolean() }))),
  }),
);

type WireView = v.InferOutput<ReturnType<typeof viewSchema>>;

const viewsSchema = lazy(() => v.object({ getViews: v.array(viewSchema()) }));
const oneViewSchema = lazy(() => v.object({ getView: v.nullish(viewSchema()) }));

/** The views a person can choose from, in Twenty's order. @throws SyncError `answer-unreadable`. */
export function readViews(data: unknown): readonly View[] {
  const views = readEnvelope(viewsSchema(), data, 'views').getViews.map(viewOf);
  return views.filter((view) => view.isActive && RECORD_VIEW_TYPES.includes(view.type));
}

/** @throws SyncError `view-unknown`, `view-unsupported` (of a page or dashboard), `answer-unreadable`. */
export function readView(data: unknown): View {
  const wire = readEnvelope(oneViewSchema(), data, 'views').getView;
  if (!wire) throw new SyncError('view-unknown');
  const view = viewOf(wire);
  if (!RECORD_VIEW_TYPES.includes(view.type))
    throw new SyncError('view-unsupported', { view: view.name, type: view.type });
  return view;
}

function viewOf(wire: WireView): View {
  const { id, name, type, objectMetadataId } = wire;
  return {
    id,
    name: shownLabel(name),
    objectId: objectMetadataId,
    type: type.toUpperCase(),
    isIndex: wire.key === 'INDEX',
    position: wire.position ?? 0,
    isActive: wire.isActive ?? true,
    anyFieldFilterValue: wire.anyFieldFilterValue ?? '',
    fields: wire.viewFields.map(fieldOf),
    typeFieldIds: typeFieldIdsOf(wire),
    filters: wire.viewFilters.map(filterOf),
    filterGroups: wire.viewFilterGroups.map(groupOf),
    sorts: wire.viewSorts.map(sortOf),
    ...groupingOf(wire),
  };
}

/** A calendar groups by its dates, whatever else it was before. */
function groupingOf(wire: WireView): Pick<View, 'grouping'> {
  const fieldId = wire.type.toUpperCase() === 'CALENDAR' ? '' : groupFieldOf(wire);
  const hidden = (wire.viewGroups ?? []).flatMap(({ fieldValue, isVisible }) => (isVisible ? [] : [fieldValue ?? '']));
  return fieldId === '' || hidden.length === 0 ? {} : { grouping: { fieldId, hidden } };
}

/** Older servers know groups of boards alone, and write an empty text for none. */
function groupFieldOf(wire: WireView): string {
  return wire.mainGroupByFieldMetadataId || wire.kanbanFieldMetadataId || '';
}

/** A board shows what it groups by, a calendar its dates, whatever columns they have. */
function typeFieldIdsOf(wire: WireView): readonly string[] {
  const ids: Readonly<Record<string, readonly (string | null | undefined)[]>> = {
    KANBAN: [groupFieldOf(wire)],
    CALENDAR: [wire.calendarFieldMetadataId, wire.calendarEndFieldMetadataId],
  };
  return (ids[wire.type.toUpperCase()] ?? []).flatMap((id) => (id ? [id] : []));
}

function fieldOf({ fieldMetadataId, isVisible, position }: WireView['viewFields'][number]): ViewField {
  return { fieldId: fieldMetadataId, isVisible, position: position ?? 0 };
}

function filterOf(wire: WireView['viewFilters'][number]): ViewFilter {
  return {
    id: wire.id,
    fieldId: wire.fieldMetadataId,
    operand: operandNamed(wire.operand),
    value: valueText(wire.value),
    subFieldName: wire.subFieldName ?? null,
    relationTargetFieldId: wire.relationTargetFieldMetadataId ?? null,
    groupId: wire.viewFilterGroupId ?? null,
  };
}

/** Text stays, nothing becomes an empty text in JSON (two quotes), all else its JSON text, as in Twenty (twenty.md §3.3). */
export function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}

function groupOf(wire: WireView['viewFilterGroups'][number]): ViewFilterGroup {
  return { id: wire.id, parentId: wire.parentViewFilterGroupId ?? null, logicalOperator: wire.logicalOperator };
}

function sortOf(wire: WireView['viewSorts'][number]): ViewSort {
  return {
    fieldId: wire.fieldMetadataId,
    direction: wire.direction.toUpperCase() === 'DESC' ? 'DESC' : 'ASC',
    subFieldName: wire.subFieldName ?? null,
  };
}
