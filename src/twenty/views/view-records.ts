import * as v from '../../schema';
import { shownLabel } from '../../gate';
import { textOf } from '../../wire';
import { OF_GROUP, selectionOf, VIEW_GROUPS } from '../wire/asked';
import { readEnvelope } from '../wire/envelope';
import { lazy } from '../wire/lazy';
import type { Dialect, Page, RecordFilter, RecordOrder, View } from '../model';
import type { NamedObject, Query } from '../query';
import { VIEW_LISTS } from './views';

type Records = Page['records'];

/** Gives all records of an object that pass a filter, over as many pages as it takes. */
export type AllRecords = (
  object: NamedObject,
  query: { readonly filter: RecordFilter; readonly orderBy: RecordOrder; readonly selections: readonly string[] },
) => Records;

/**
 * Views as servers up to 1.4 keep them: records of the workspace, with their lists in objects of their own (twenty.md §3.4).
 * The lists are asked for by themselves, because one that is nested in its view ends at 60 without a sign.
 *
 * @returns the views with their lists, as `/metadata` of newer servers would give them
 */
export function viewsFromRecords(all: AllRecords, filter: RecordFilter, dialect: Dialect): Records {
  const views = all(
    { nameSingular: 'view', namePlural: 'views' },
    { filter, orderBy: [{ position: 'AscNullsFirst' }], selections: [selectionOf('View', dialect)] },
  );
  if (views.length === 0) return [];
  const ofThese = { viewId: { in: views.map((view) => view['id']) } };
  // Sorts have no position: the one that was made first counts first.
  const orderBy = [{ createdAt: 'AscNullsFirst' }];
  const lists = Object.entries(VIEW_LISTS).map(([list, type]) => {
    const object = { nameSingular: list.slice(0, -1), namePlural: list };
    const records = all(object, { filter: ofThese, orderBy, selections: ['viewId', selectionOf(type, dialect)] });
    return [list, records.map(withNumber)] as [string, Records];
  });
  if (views.some(isBoard)) {
    const object = { nameSingular: VIEW_GROUPS.slice(0, -1), namePlural: VIEW_GROUPS };
    const filtered = { viewId: { in: views.filter(isBoard).map((view) => view['id']) } };
    lists.push([VIEW_GROUPS, all(object, { filter: filtered, orderBy, selections: ['viewId', OF_GROUP] })]);
  }
  return views.map((view) => {
    const own = lists.map(([list, records]) => [list, records.filter(({ viewId }) => viewId === view['id'])]);
    return { ...withNumber(view), ...Object.fromEntries(own) };
  });
}

/** Only boards have groups there. */
const isBoard = (view: Records[number]): boolean => (textOf(view['kanbanFieldMetadataId']) ?? '') !== '';

/** Records give a position as a number or as its digits (twenty.md §5.4). */
function withNumber(record: Records[number]): Records[number] {
  return 'position' in record ? { ...record, position: Number(record['position']) } : record;
}

/** What stands in the stored name of an object's first view; newer servers put the label there themselves. */
const LABEL = '{objectLabelPlural}';

const LABELS_QUERY: Query = {
  document: '{ objects(paging: { first: 1000 }, filter: {}) { edges { node { id labelPlural } } } }',
  variables: {},
};

const labelsSchema = lazy(() =>
  v.object({
    objects: v.object({
      edges: v.array(v.object({ node: v.object({ id: v.string(), labelPlural: v.nullish(v.string()) }) })),
    }),
  }),
);

/** The views with the names that Twenty shows. @param metadata asks `/metadata`, only where a name needs it */
export function withShownNames(views: readonly View[], metadata: (query: Query) => unknown): readonly View[] {
  if (!views.some(({ name }) => name.includes(LABEL))) return views;
  const { edges } = readEnvelope(labelsSchema(), metadata(LABELS_QUERY), 'objects').objects;
  return views.map((view) => {
    const label = edges.find(({ node }) => node.id === view.objectId)?.node.labelPlural;
    return label ? { ...view, name: shownLabel(view.name.replace(LABEL, () => label)) } : view;
  });
}
