/** The settings of a table that is there, on the page of a new one: its object and view are given. */
import type { TableInfo } from '../../../src/protocol/table';
import type { Step } from '../../model/effect';
import type { ChooseScreen } from '../../model/screens/choose';
import type { State } from '../../model/state';
import { show, stay } from '../../step';
import { AS_IN_VIEW, askFields } from './columns';
import { andThen, askMembers, askViews } from './view';
import { freshChoice } from './choose';
import { checkSoon } from './check';

/** Columns, options and member of a table. */
export function openEdit(state: State, tableId: string): Step {
  const table = tableOf(state, tableId);
  if (!table) return stay(state);
  const { columns, ...options } = table.options;
  const chosen = columns.kind === 'chosen' ? columns.fieldIds : [];
  const screen: ChooseScreen = {
    ...choiceOf(state, table),
    views: { is: 'here', items: [viewOf(table)] },
    viewId: table.viewId,
    memberId: table.member?.id ?? null,
    columns: { ...AS_IN_VIEW, kind: columns.kind, fieldIds: chosen },
    options,
    editing: tableId,
  };
  const fields = columns.kind === 'chosen' ? andThen(show(state, screen), askFields) : show(state, screen);
  return checkSoon(table.member ? andThen(fields, askMembers) : fields);
}

/** Another view of the same object into the table's sheet. */
export function openOther(state: State, tableId: string): Step {
  const table = tableOf(state, tableId);
  return table ? askViews(state, choiceOf(state, table), table.objectId) : stay(state);
}

function tableOf({ data }: State, tableId: string): TableInfo | undefined {
  return data.tables.find(({ id }) => id === tableId);
}

function choiceOf(state: State, table: TableInfo): ChooseScreen {
  const { objectId, objectLabel: label, sheetId, workspace } = table;
  const object = { id: objectId, nameSingular: '', namePlural: '', label, mayRead: null };
  return {
    ...freshChoice(state),
    objects: { is: 'here', items: [object] },
    objectId,
    target: { kind: 'sheet', sheetId },
    workspace: state.data.workspaces.find(({ isCurrent }) => isCurrent)?.ref === workspace ? null : workspace,
  };
}

function viewOf({ viewId: id, viewName: name, link, member }: TableInfo) {
  return { id, name, type: 'TABLE', isIndex: false, needsMember: member !== null, link };
}
