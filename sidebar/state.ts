/**
 * The sidebar's states, pure:
 *
 *   loading → connect → choose ⇄ home ⇄ table → csv, edits
 *                          ↓      ↓      ⇅
 *                          └────→ pull ←─┘      a running pull is taken up straight from loading
 */
import type { Language } from '../src/protocol/reply';
import type { SidebarState } from '../src/protocol/state';
import type { Step } from './model/effect';
import type { Event } from './model/event';
import type { State } from './model/state';
import { backupStep, openBackup } from './states/backup';
import { isQuiet } from './states/quiet';
import { chooseStep } from './states/choose/choose';
import { connectStep } from './states/connect';
import { csvStep } from './states/csv';
import { editsStep } from './states/table/edits';
import { homeStep } from './states/home';
import { lookStep } from './states/look';
import { pullStep } from './states/pull';
import { askKey, firstScreen, load } from './states/start';
import { tableStep } from './states/table/table';
import { openRuns, openTelling, runsStep, tellingStep } from './states/telling';
import { askAnotherKey, openWorkspaces, workspacesStep } from './states/workspaces';
import { show, showHome, stay } from './step';

/** Before anything is known. `language` is the browser's, until the server says the person's. */
export function initialState(language: Language, now: number): State {
  const data: SidebarState = {
    language,
    version: '',
    connection: null,
    tables: [],
    sheets: [],
    activeSheetId: null,
    job: null,
    others: [],
    authorizationUrl: null,
    storage: { usedKb: 0, mostKb: 0 },
    workspaces: [],
    lastAddress: '',
    stamp: '',
    notices: [],
    timeZone: 'Etc/UTC',
  };
  const screen = { at: 'loading', call: null, trouble: null } as const;
  return { data, now, calls: 0, slow: null, reload: null, look: null, errand: null, queue: null, copied: null, screen };
}

/** The next state and what is to be done. `now` in ms. An event that means nothing here changes nothing but the time. */
export function reduce(before: State, event: Event, now: number): Step {
  const state: State = { ...before, now };
  return commonStep(state, event) ?? lookStep(state, event) ?? screenStep(state, event);
}

function commonStep(state: State, event: Event): Step | null {
  switch (event.type) {
    case 'ticked':
      return stay(state);
    case 'detailsAsked':
      return { state: { ...state, copied: event.text }, effects: [{ type: 'copyDetails', text: event.text }] };
    case 'tablesAsked':
      return isQuiet(state.screen) ? load(state) : stay(state);
    case 'helpAsked':
      return isQuiet(state.screen) || state.screen.at === 'connect' ? show(state, { at: 'help' }) : stay(state);
    case 'keyAsked':
      return isQuiet(state.screen) ? askAnotherKey(state) : stay(state);
    case 'workspaceAdded':
      return isQuiet(state.screen) ? askKey(state) : stay(state);
    case 'workspacesAsked':
      return isQuiet(state.screen) ? openWorkspaces(state) : stay(state);
    case 'tellingAsked':
      return isQuiet(state.screen) ? openTelling(state) : stay(state);
    case 'backupAsked':
      return isQuiet(state.screen) ? openBackup(state, event.purpose) : stay(state);
    case 'runsAsked':
      return isQuiet(state.screen) ? openRuns(state) : stay(state);
    case 'slow':
      return stay({ ...state, slow: event.call });
    case 'answered':
      if (event.endpoint !== 'getState' || event.call !== state.reload) return null;
      return reloaded({ ...state, data: event.data, reload: null });
    case 'failed':
      // What is shown stays right without it; the next opening asks again.
      return event.endpoint === 'getState' && event.call === state.reload ? stay({ ...state, reload: null }) : null;
    default:
      return null;
  }
}

/** A table that is no longer there has no page; one that has just come is known in a moment. */
function reloaded(state: State): Step {
  const { screen, data } = state;
  const isGone = screen.at === 'table' && screen.ended === null && !data.tables.some(({ id }) => id === screen.tableId);
  return isGone ? showHome(state) : stay(state);
}

function screenStep(state: State, event: Event): Step {
  const { screen } = state;
  switch (screen.at) {
    case 'loading':
      return loadingStep(state, event);
    case 'connect':
      return connectStep(state, screen, event);
    case 'home':
      return homeStep(state, screen, event);
    case 'table':
      return tableStep(state, screen, event);
    case 'help':
      return event.type === 'backAsked' ? firstScreen(state) : stay(state);
    case 'telling':
      return tellingStep(state, screen, event);
    case 'runs':
      return runsStep(state, screen, event);
    case 'workspaces':
      return workspacesStep(state, screen, event);
    case 'choose':
      return chooseStep(state, screen, event);
    case 'pull':
      return pullStep(state, screen, event);
    case 'csv':
      return csvStep(state, screen, event);
    case 'backup':
      return backupStep(state, screen, event);
    case 'edits':
      return editsStep(state, screen, event);
  }
}

function loadingStep(state: State, event: Event): Step {
  const { screen } = state;
  if (screen.at !== 'loading') return stay(state);
  if (event.type === 'opened') return load({ ...state, errand: event.errand });
  if (event.type === 'againAsked' && screen.trouble) return load(state);
  if (event.type === 'failed' && event.call === screen.call) {
    return show(state, { ...screen, call: null, trouble: event.trouble });
  }
  const loaded = event.type === 'answered' && event.endpoint === 'getState' && event.call === screen.call;
  return loaded ? firstScreen({ ...state, data: event.data }) : stay(state);
}
