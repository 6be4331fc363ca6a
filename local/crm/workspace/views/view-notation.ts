import type { ViewModel } from '../../model';
import { idOf } from '../ids';

type Filter = ViewModel['filters'][number];
type FilterGroup = ViewModel['filterGroups'][number];

/** A filter before it has an id; `group` is the name of one of the view's groups. */
export interface FilterDraft {
  readonly field: string;
  readonly operand: string;
  readonly value: unknown;
  readonly sub?: string;
  readonly relationTarget?: string;
  readonly group?: string;
}

/** A filter group; the parent is named. */
interface GroupDraft {
  readonly name: string;
  readonly operator: FilterGroup['operator'];
  readonly parent?: string;
}

/** A view in few words. `columns` are field names in order, `-` before a hidden one; `sorts` are `field[.sub] ASC|DESC`. */
export interface ViewDraft {
  readonly object: string;
  readonly name: string;
  readonly columns?: string;
  readonly filters?: readonly FilterDraft[];
  readonly groups?: readonly GroupDraft[];
  readonly sorts?: readonly string[];
  readonly type?: ViewModel['type'];
  readonly key?: 'INDEX';
  readonly icon?: string;
  readonly position?: number;
  readonly visibility?: ViewModel['visibility'];
  readonly isActive?: boolean;
  readonly anyField?: string;
  readonly groupBy?: string;
  readonly calendarField?: string;
  readonly hideEmptyGroups?: boolean;
  /** Group values in order, `-` before a hidden one; the group of records without a value is `""`. */
  readonly kanban?: string;
}

type FilterExtras = Pick<FilterDraft, 'sub' | 'relationTarget' | 'group'>;

/** A saved filter: `where('jobTitle', 'CONTAINS', 'engineer')`. */
export const where = (field: string, operand: string, value: unknown = '', extras: FilterExtras = {}): FilterDraft => ({
  field,
  operand,
  value,
  ...extras,
});

/** The value of a relation filter as Twenty's interface saves it. */
export const records = (...selectedRecordIds: readonly string[]): string =>
  JSON.stringify({ isCurrentWorkspaceMemberSelected: false, selectedRecordIds });

/** The value of a relation filter that means the person who looks at the view. */
export const ME = JSON.stringify({ isCurrentWorkspaceMemberSelected: true, selectedRecordIds: [] });

const words = (text: string | undefined): readonly string[] => (text ?? '').split(' ').filter((word) => word !== '');

const marked = (text: string | undefined) =>
  words(text).map((word, position) => ({ word: word.replace(/^-/, ''), isVisible: !word.startsWith('-'), position }));

const readSort = (text: string): ViewModel['sorts'][number] => {
  const [path = '', direction] = text.split(' ');
  const [field = '', sub = null] = path.split('.');
  return { field, direction: direction === 'DESC' ? 'DESC' : 'ASC', subFieldName: sub };
};

/** Ids come from the names, so that a view keeps its id whatever else is added. */
export const buildView = (draft: ViewDraft): ViewModel => {
  const path = `${draft.object} ${draft.name}`;
  const groupId = (name: string): string => idOf(`filter group ${path} ${name}`);
  const filter = (entry: FilterDraft, index: number): Filter => ({
    id: idOf(`filter ${path} ${index}`),
    field: entry.field,
    operand: entry.operand,
    value: entry.value,
    subFieldName: entry.sub ?? null,
    relationTargetField: entry.relationTarget ?? null,
    groupId: entry.group === undefined ? null : groupId(entry.group),
    positionInGroup: entry.group === undefined ? null : index + 1,
  });
  const group = (entry: GroupDraft, index: number): FilterGroup => ({
    id: groupId(entry.name),
    parentId: entry.parent === undefined ? null : groupId(entry.parent),
    operator: entry.operator,
    position: index + 1,
  });
  return {
    id: idOf(`view ${path}`),
    name: draft.name,
    object: draft.object,
    type: draft.type ?? 'TABLE',
    key: draft.key ?? null,
    icon: draft.icon ?? 'IconFilter',
    position: draft.position ?? 0,
    visibility: draft.visibility ?? 'WORKSPACE',
    isActive: draft.isActive ?? true,
    anyFieldFilterValue: draft.anyField ?? null,
    mainGroupByField: draft.groupBy ?? null,
    calendarField: draft.calendarField ?? null,
    shouldHideEmptyGroups: draft.hideEmptyGroups ?? false,
    fields: marked(draft.columns).map(({ word, ...rest }) => ({ field: word, ...rest })),
    filters: (draft.filters ?? []).map(filter),
    filterGroups: (draft.groups ?? []).map(group),
    sorts: (draft.sorts ?? []).map(readSort),
    groups: marked(draft.kanban).map(({ word, ...rest }) => ({ fieldValue: word === '""' ? '' : word, ...rest })),
  };
};
