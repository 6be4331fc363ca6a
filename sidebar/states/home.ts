/** The tables of this spreadsheet and what can be done with each. */
import type { TableInfo } from '../../src/protocol';
import type { Event, HomeScreen, State, Step, TableAction } from '../model';
import { show, showAndCall, stay } from '../step';
import { isActive } from './active';
import { openChoose } from './choose';
import { openCsv } from './csv';
import { refreshTable, takeUp } from './pull';

export function homeStep(state: State, screen: HomeScreen, event: Event): Step {
  switch (event.type) {
    case 'newAsked':
      return openChoose(state);
    case 'refreshAsked':
      return refreshTable(state, event.tableId);
    case 'csvAsked':
      return openCsv(state, event.tableId);
    case 'againAsked':
      return isActive(state.data.job) ? takeUp(state, state.data.job) : stay(state);
    case 'scheduleAsked': {
      // Calls may overtake each other: one at a time for each table.
      if (isBusy(screen, event.tableId, 'schedule')) return stay(state);
      const input = { tableId: event.tableId, everyHours: event.on ? 1 : null };
      const call = state.calls + 1;
      const next = busy(screen, call, event.tableId, 'schedule');
      return showAndCall(state, next, { type: 'call', endpoint: 'setSchedule', input, call });
    }
    case 'showAsked': {
      if (isBusy(screen, event.tableId, 'show')) return stay(state);
      const call = state.calls + 1;
      const next = busy(screen, call, event.tableId, 'show');
      return showAndCall(state, next, { type: 'call', endpoint: 'showTable', input: { tableId: event.tableId }, call });
    }
    case 'answered': {
      if (event.endpoint !== 'setSchedule' && event.endpoint !== 'showTable') return stay(state);
      const done = { ...screen, busy: screen.busy.filter(({ call }) => call !== event.call) };
      if (done.busy.length === screen.busy.length) return stay(state);
      if (event.endpoint === 'showTable') return show(state, done, { type: 'focusSheet' });
      return show(withTable(state, event.data), done);
    }
    case 'failed': {
      const failed = screen.busy.find(({ call }) => call === event.call);
      if (!failed) return stay(state);
      const trouble = { tableId: failed.tableId, trouble: event.trouble };
      return show(state, { ...screen, busy: screen.busy.filter((entry) => entry !== failed), trouble });
    }
    default:
      return stay(state);
  }
}

export function isBusy(screen: HomeScreen, tableId: string, action: TableAction): boolean {
  return screen.busy.some((entry) => entry.tableId === tableId && entry.action === action);
}

function busy(screen: HomeScreen, call: number, tableId: string, action: TableAction): HomeScreen {
  return { ...screen, busy: [...screen.busy, { call, tableId, action }], trouble: null };
}

function withTable(state: State, table: TableInfo): State {
  const tables = state.data.tables.map((known) => (known.id === table.id ? table : known));
  return { ...state, data: { ...state.data, tables } };
}
