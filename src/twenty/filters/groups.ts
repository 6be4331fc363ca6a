import type { RecordFilter, View, ViewFilter, ViewFilterGroup } from '../model';
import { and, combine, or } from './terms';

/** Turns one filter of the view into a condition; null when Twenty leaves it out. */
export type PlanOne = (filter: ViewFilter) => RecordFilter | null;

/** Only the first group without a parent counts (twenty.md §4.2). */
const rootOf = ({ filterGroups }: View): ViewFilterGroup | undefined =>
  filterGroups.find((group) => group.parentId === null);

/** Groups that a group is within. A list in which an id stands twice could otherwise go round in a circle. */
type Above = readonly ViewFilterGroup[];

const childrenOf = ({ filterGroups }: View, parent: ViewFilterGroup, above: Above): readonly ViewFilterGroup[] =>
  filterGroups.filter((group) => group.parentId === parent.id && group !== parent && !above.includes(group));

/** Joins what stands in a group; only AND is AND, for Twenty reads every other operator as OR, NOT included. */
type Join<T> = (operator: 'and' | 'or', parts: readonly T[]) => T;

/** A group's own filters first, then its subgroups, in the order of the lists. */
function foldGroup<T>(
  view: View,
  group: ViewFilterGroup,
  one: (filter: ViewFilter) => T | null,
  join: Join<T>,
  above: Above = [],
): T {
  const own = view.filters.filter((filter) => filter.groupId === group.id).map(one);
  const within = childrenOf(view, group, above).map((child) => foldGroup(view, child, one, join, [...above, group]));
  return join(group.logicalOperator === 'AND' ? 'and' : 'or', [...own.filter((part) => part !== null), ...within]);
}

/** The view's filters that count, each made into something by `one` (null: Twenty leaves it out), and their groups joined. */
export function foldGroups<T>(
  view: View,
  one: (filter: ViewFilter) => T | null,
  join: Join<T>,
  all: Join<T> = join,
): T {
  const ungrouped = view.filters.filter((filter) => filter.groupId === null).map(one);
  const root = rootOf(view);
  const parts = [...ungrouped.filter((part) => part !== null), ...(root ? [foldGroup(view, root, one, join)] : [])];
  return all('and', parts);
}

/** All filters of the view that count, as one condition; a group of one keeps its brackets. */
export function planGroups(view: View, plan: PlanOne): RecordFilter {
  return foldGroups<RecordFilter>(
    view,
    plan,
    (operator, parts) => (operator === 'and' ? and : or)(parts),
    (_, parts) => combine(parts),
  );
}

/** Whether a filter of the view counts: outside of groups, or in one that does. */
export function isCounting({ groupId }: ViewFilter, view: View): boolean {
  return groupId === null || countingGroups(view).has(groupId);
}

/** Ids of the groups whose filters count. */
function countingGroups(view: View): ReadonlySet<string> {
  const within = (group: ViewFilterGroup, above: Above): readonly string[] => [
    group.id,
    ...childrenOf(view, group, above).flatMap((child) => within(child, [...above, group])),
  ];
  const root = rootOf(view);
  return new Set(root ? within(root, []) : []);
}
