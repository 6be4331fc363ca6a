/** The Twentys that a person has a key for: which one new tables are of, another key, one more, forgetting one. */
import type { SidebarState } from '../../src/protocol/state';
import type { Step } from '../model/effect';
import type { Event } from '../model/event';
import type { PullScreen } from '../model/screens/pull';
import type { WorkspacesScreen } from '../model/screens/start';
import type { State } from '../model/state';
import { ask, here, show, stay } from '../step';
import { askKey, firstScreen } from './start';

export function openWorkspaces(state: State): Step {
  // Without a single one there is nothing to choose from.
  if (state.data.connection === null) return askKey(state);
  return show(state, { at: 'workspaces', asked: null, call: null, trouble: null });
}

/** Another key is what helps: for the workspace of the table that is shown, else for the current one. */
export function askAnotherKey(state: State): Step {
  const { screen, data } = state;
  const tableId = screen.at === 'table' ? screen.tableId : screen.at === 'pull' ? tableOf(screen) : null;
  const wanted = data.tables.find(({ id }) => id === tableId)?.workspace;
  const known = data.workspaces.find(({ ref }) => ref === wanted) ?? data.workspaces.find(({ isCurrent }) => isCurrent);
  // A table of a workspace that this person has no key for wants a new connection.
  if (!known || (wanted !== undefined && known.ref !== wanted)) return askKey(state);
  return show(state, { at: 'workspaces', asked: { ref: known.ref, about: 'key' }, call: null, trouble: null });
}

function tableOf({ origin }: PullScreen): string | null {
  return 'tableId' in origin ? origin.tableId : null;
}

export function workspacesStep(state: State, screen: WorkspacesScreen, event: Event): Step {
  if (event.type === 'answered') return answered(state, screen, event);
  if (event.type === 'failed') {
    if (event.call !== screen.call) return stay(state);
    const field = screen.asked?.about === 'key' ? [{ type: 'focusField', field: 'key' } as const] : [];
    return show(state, { ...screen, call: null, trouble: event.trouble }, ...field);
  }
  return screen.call === null ? chosen(state, screen, event) : stay(state);
}

function chosen(state: State, screen: WorkspacesScreen, event: Event): Step {
  switch (event.type) {
    case 'backAsked':
      return firstScreen(state);
    case 'workspaceUsed':
      return ask(state, 'useWorkspace', { workspace: event.ref }, (call) => ({
        ...screen,
        asked: null,
        call,
        trouble: null,
      }));
    case 'keyReplaceAsked':
      return show(state, { ...screen, asked: { ref: event.ref, about: 'key' }, trouble: null });
    case 'forgetAsked':
      return show(state, { ...screen, asked: { ref: event.ref, about: 'forget' }, trouble: null });
    case 'workspaceDropped':
      return show(state, { ...screen, asked: null, trouble: null });
    case 'keyReplaced': {
      const key = event.key.trim();
      if (screen.asked?.about !== 'key') return stay(state);
      if (key === '')
        return show(state, { ...screen, trouble: here('key-missing') }, { type: 'focusField', field: 'key' });
      const workspace = screen.asked.ref;
      return ask(state, 'replaceKey', { workspace, key }, (call) => ({ ...screen, call, trouble: null }));
    }
    case 'forgetConfirmed': {
      if (screen.asked?.about !== 'forget') return stay(state);
      const workspace = screen.asked.ref;
      return ask(state, 'forget', { workspace }, (call) => ({ ...screen, call, trouble: null }));
    }
    default:
      return stay(state);
  }
}

function answered(state: State, screen: WorkspacesScreen, event: Extract<Event, { type: 'answered' }>): Step {
  if (event.call !== screen.call) return stay(state);
  switch (event.endpoint) {
    case 'useWorkspace':
    case 'replaceKey':
    case 'forget':
      return reconnected(state, event.data);
    default:
      return stay(state);
  }
}

/** All that hangs on a connection is known anew; after the last one only the form is left. */
function reconnected(state: State, data: SidebarState): Step {
  const after = { ...state, data };
  return data.connection === null ? firstScreen(after) : openWorkspaces(after);
}
