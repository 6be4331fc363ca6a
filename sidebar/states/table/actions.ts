/** What can be done with a table from its line and from its page. */
import type { TableInfo } from '../../../src/protocol/table';
import type { Step } from '../../model/effect';
import type { Event } from '../../model/event';
import type { HomeScreen, TableAction } from '../../model/screens/start';
import type { TableScreen } from '../../model/screens/table';
import type { State } from '../../model/state';
import type { Trouble } from '../../model/trouble';
import { ask, show, stay } from '../../step';
import { isActive } from '../active';
import { beginPull, refreshOf } from '../begin';
import { openCsv } from '../csv';
import { takeUp } from '../pull';

type WithTables = HomeScreen | TableScreen;

export function tableActionStep(state: State, screen: WithTables, event: Event): Step {
  switch (event.type) {
    case 'refreshAsked':
      return beginPull(state, refreshOf(event.tableId));
    case 'againAsked':
      return isActive(state.data.job) ? takeUp(state, state.data.job) : stay(state);
    case 'takeOverAsked':
      return beginPull(state, { kind: 'takeOver', tableId: event.tableId });
    case 'csvAsked':
      return openCsv(state, event.tableId);
    case 'scheduleTaken':
      return beginPull(state, { kind: 'takeSchedule', tableId: event.tableId });
    case 'showAsked': {
      const { tableId } = event;
      if (isBusy(screen, tableId, 'show')) return stay(state);
      return ask(state, 'showTable', { tableId }, (call) => busy(screen, call, tableId, 'show'));
    }
    case 'answered':
      return answered(state, screen, event);
    case 'failed': {
      const failed = screen.busy.find(({ call }) => call === event.call);
      if (!failed) return stay(state);
      const { tableId } = failed;
      const troubles = [...without(screen, tableId), { tableId, trouble: event.trouble }];
      return show(state, { ...screen, busy: screen.busy.filter((entry) => entry !== failed), troubles });
    }
    default:
      return stay(state);
  }
}

function answered(state: State, screen: WithTables, event: Extract<Event, { type: 'answered' }>): Step {
  const ended = screen.busy.find(({ call }) => call === event.call);
  if (!ended) return stay(state);
  const done = { ...screen, busy: screen.busy.filter((entry) => entry !== ended) };
  if (event.endpoint === 'showTable') return show(inFront(state, ended.tableId), done, { type: 'focusSheet' });
  return stay(state);
}

export function isBusy(screen: WithTables, tableId: string, action: TableAction): boolean {
  return screen.busy.some((entry) => entry.tableId === tableId && entry.action === action);
}

function busy(screen: WithTables, call: number, tableId: string, action: TableAction): WithTables {
  return { ...screen, busy: [...screen.busy, { call, tableId, action }], troubles: without(screen, tableId) };
}

function without({ troubles }: WithTables, tableId: string): WithTables['troubles'] {
  return troubles.filter((one) => one.tableId !== tableId);
}

/** What went wrong with one table. */
export function troubleOf({ troubles }: WithTables, tableId: string): Trouble | null {
  return troubles.find((one) => one.tableId === tableId)?.trouble ?? null;
}

export function withTable(state: State, table: TableInfo): State {
  const tables = state.data.tables.map((known) => (known.id === table.id ? table : known));
  return { ...state, data: { ...state.data, tables } };
}

/** Its sheet is the active one now. */
function inFront(state: State, tableId: string): State {
  const sheetId = state.data.tables.find(({ id }) => id === tableId)?.sheetId ?? state.data.activeSheetId;
  return { ...state, data: { ...state.data, activeSheetId: sheetId } };
}
