/** The tables of this spreadsheet and what can be done with each. */
import type { TableInfo } from '../../src/protocol';
import type { Event, HomeScreen, State, Step, TableAction } from '../model';
import { ask, show, stay } from '../step';
import { isActive } from './active';
import { openChoose } from './choose';
import { openCsv } from './csv';
import { beginPull, refreshOf } from './begin';
import { takeUp } from './pull';
import { undoStep } from './undo';

export function homeStep(state: State, screen: HomeScreen, event: Event): Step {
  switch (event.type) {
    case 'newAsked':
      return openChoose(state);
    case 'refreshAsked':
      return beginPull(state, refreshOf(event.tableId));
    case 'takeOverAsked':
      return beginPull(state, { kind: 'takeOver', tableId: event.tableId });
    case 'csvAsked':
      return openCsv(state, event.tableId);
    case 'againAsked':
      return isActive(state.data.job) ? takeUp(state, state.data.job) : stay(state);
    case 'scheduleAsked': {
      // Calls may overtake each other: one at a time for each table.
      if (isBusy(screen, event.tableId, 'schedule')) return stay(state);
      const { tableId } = event;
      const input = { tableId, everyHours: event.on ? 1 : null };
      return ask(state, 'setSchedule', input, (call) => busy(screen, call, tableId, 'schedule'));
    }
    case 'showAsked': {
      const { tableId } = event;
      if (isBusy(screen, tableId, 'show')) return stay(state);
      return ask(state, 'showTable', { tableId }, (call) => busy(screen, call, tableId, 'show'));
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
      return undoStep(state, screen, event);
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
