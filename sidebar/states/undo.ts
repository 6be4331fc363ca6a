/** Undo of a refresh: offered, asked for, confirmed. It replaces what is in the sheet now. */
import type { UndoInfo } from '../../src/protocol/table';
import type { Step } from '../model/effect';
import type { Event } from '../model/event';
import type { TableScreen } from '../model/screens/table';
import type { State } from '../model/state';
import { show, stay } from '../step';
import { beginPull } from './begin';

export function undoStep(state: State, screen: TableScreen, event: Event): Step {
  const { tableId } = screen;
  switch (event.type) {
    case 'undoAsked':
      return undoOf(state, tableId) ? show(state, { ...screen, undoing: true }) : stay(state);
    case 'undoDropped':
      return show(state, { ...screen, undoing: false });
    case 'undoConfirmed': {
      const undo = screen.undoing ? undoOf(state, tableId) : null;
      return undo
        ? beginPull(state, { kind: 'undo', tableId, undo, pauses: isScheduled(state, tableId) })
        : stay(state);
    }
    default:
      return stay(state);
  }
}

/** What Undo would bring back; null when nothing is kept. */
export function undoOf({ data }: State, tableId: string): UndoInfo | null {
  return data.tables.find(({ id }) => id === tableId)?.undo ?? null;
}

/** Whether the table is refreshed by itself: the next hour would do again what an Undo takes back, so that switches it off. */
export function isScheduled({ data }: State, tableId: string): boolean {
  return data.tables.some(({ id, schedule }) => id === tableId && schedule !== null);
}

/** What was kept before a pull is not what is kept after it: it is known again when the tables are read anew. */
export function withoutUndo(state: State, tableId: string): State {
  const tables = state.data.tables.map((table) => (table.id === tableId ? { ...table, undo: null } : table));
  return { ...state, data: { ...state.data, tables } };
}
