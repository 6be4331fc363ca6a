import type { RecordFilter, View, ViewFilter, ViewFilterGroup } from '../model';
import { and, combine, or } from './terms';

/** Turns one filter of the view into a condition; null when Twenty leaves it out. */
export type PlanOne = (filter: ViewFilter) => RecordFilter | null;

const isFilter = (filter: RecordFilter | null): filter is RecordFilter => filter !== null;

/** Only the first group without a parent counts (contract §4.2). */
const rootOf = ({ filterGroups }: View): ViewFilterGroup | undefined =>
  filterGroups.find((group) => group.parentId === null);

/** Groups that a group is within. A list in which an id stands twice could otherwise go round in a circle. */
type Above = readonly ViewFilterGroup[];

const childrenOf = ({ filterGroups }: View, parent: ViewFilterGroup, above: Above): readonly ViewFilterGroup[] =>
  filterGroups.filter((group) => group.parentId === parent.id && group !== parent && !above.includes(group));

/** A group's own filters first, then its subgroups, in the order of the lists; a group of one keeps its brackets. */
function planGroup(view: View, group: ViewFilterGroup, plan: PlanOne, above: Above = []): RecordFilter {
  const own = view.filters.filter((filter) => filter.groupId === group.id).map(plan);
  const within = childrenOf(view, group, above).map((child) => planGroup(view, child, plan, [...above, group]));
  // Twenty reads every operator but AND as OR, NOT included.
  return (group.logicalOperator === 'AND' ? and : or)([...own.filter(isFilter), ...within]);
}

/** All filters of the view that count, as one condition. */
export function planGroups(view: View, plan: PlanOne): RecordFilter {
  const ungrouped = view.filters.filter((filter) => filter.groupId === null).map(plan);
  const root = rootOf(view);
  return combine([...ungrouped.filter(isFilter), ...(root ? [planGroup(view, root, plan)] : [])]);
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
