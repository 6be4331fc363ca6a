/** Changes for Twenty: what was typed into a table, and the files that bring it there. */
import type { Effect, Step } from '../../model/effect';
import type { Event } from '../../model/event';
import type { EditsScreen } from '../../model/screens/edits';
import type { State } from '../../model/state';
import { ask, show, showTableOrHome, stay } from '../../step';
import { isAwaited } from '../awaited';

export function openEdits(state: State, tableId: string): Step {
  const settings = { language: state.data.language, typed: true, chosen: {} };
  return list(state, { at: 'edits', tableId, settings, call: null, files: null, leftOut: [], trouble: null });
}

function list(state: State, screen: Omit<EditsScreen, 'info'>, from = 0): Step {
  const asking = (call: number): EditsScreen => ({
    ...screen,
    files: null,
    trouble: null,
    info: { is: 'coming', call },
  });
  return ask(state, 'listEdits', { tableId: screen.tableId, from }, asking);
}

export function editsStep(state: State, screen: EditsScreen, event: Event): Step {
  const { tableId, settings, info } = screen;
  const isFree = screen.call === null && info.is === 'here';
  const page = { tableId, from: info.is === 'here' ? info.items[0]?.from : 0 };
  const busy = (call: number): EditsScreen => ({ ...screen, call, trouble: null });
  switch (event.type) {
    case 'backAsked':
      return forget(screen.files === null ? showTableOrHome(state, tableId) : list(state, screen), screen);
    case 'againAsked':
      return screen.call === null ? list(state, screen) : stay(state);
    case 'editsTurned':
      return isFree ? list(state, screen, event.from) : stay(state);
    case 'editsSet':
      return isFree ? show(state, { ...screen, settings: event.settings }) : stay(state);
    case 'editsSaved': {
      if (!isFree) return stay(state);
      const { language, typed, chosen } = settings;
      const cells = (side: 'mine' | 'theirs') => Object.keys(chosen).filter((cell) => chosen[cell] === side);
      const input = { tableId, language, typed, mine: cells('mine'), theirs: cells('theirs') };
      return ask(state, 'saveEdits', input, busy);
    }
    case 'editsDropped':
      return isFree ? ask(state, 'dropEdits', { ...page, cells: event.cells }, busy) : stay(state);
    case 'typedRemoved': {
      const rows = info.is === 'here' ? (info.items[0]?.back ?? []).map(({ row }) => row) : [];
      return isFree ? ask(state, 'removeTyped', { ...page, rows }, busy) : stay(state);
    }
    case 'filesMade': {
      if (event.call !== screen.call) return stay(state);
      // A browser lets a page save one file by itself; of several the person chooses.
      const save: readonly Effect[] = event.files.length === 1 ? [{ type: 'saveFile' }] : [];
      return show(state, { ...screen, call: null, files: event.files }, ...save);
    }
    case 'answered':
      return answered(state, screen, event);
    case 'failed': {
      if (isAwaited(info, event.call))
        return show(state, { ...screen, info: { is: 'missing', trouble: event.trouble } });
      return event.call === screen.call ? show(state, { ...screen, call: null, trouble: event.trouble }) : stay(state);
    }
    default:
      return stay(state);
  }
}

function answered(state: State, screen: EditsScreen, event: Extract<Event, { type: 'answered' }>): Step {
  switch (event.endpoint) {
    case 'listEdits':
      if (!isAwaited(screen.info, event.call)) return stay(state);
      return show(state, { ...screen, info: { is: 'here', items: [event.data] } });
    case 'dropEdits':
    case 'removeTyped':
      if (event.call !== screen.call) return stay(state);
      return show(state, { ...screen, call: null, info: { is: 'here', items: [event.data] } });
    case 'saveEdits': {
      const { call } = screen;
      if (event.call !== call || call === null) return stay(state);
      const { files, leftOut } = event.data;
      return show(state, { ...screen, leftOut }, { type: 'makeFiles', files, call });
    }
    default:
      return stay(state);
  }
}

function forget(step: Step, { files }: EditsScreen): Step {
  const effects = (files ?? []).map(({ url }): Effect => ({ type: 'forgetFile', url }));
  return { state: step.state, effects: [...step.effects, ...effects] };
}
