/** Two pages about all tables: who is told when a scheduled refresh fails, and the last runs. */
import type { Step } from '../model/effect';
import type { Event } from '../model/event';
import type { RunsScreen, TellingScreen } from '../model/screens/start';
import type { State } from '../model/state';
import { ask, show, stay } from '../step';
import { isAwaited } from './awaited';
import { firstScreen } from './start';

export function openTelling(state: State): Step {
  return ask(state, 'getTelling', {}, (call) => ({ at: 'telling', info: null, call, saved: false, trouble: null }));
}

export function tellingStep(state: State, screen: TellingScreen, event: Event): Step {
  switch (event.type) {
    case 'backAsked':
      return screen.call === null || screen.info === null ? firstScreen(state) : stay(state);
    case 'againAsked':
      return screen.info === null && screen.call === null ? openTelling(state) : stay(state);
    case 'tellingTyped':
      return screen.call === null
        ? show(state, { ...screen, info: event.info, saved: false, trouble: null })
        : stay(state);
    case 'tellingSaved':
      if (screen.info === null || screen.call !== null) return stay(state);
      return ask(state, 'setTelling', screen.info, (call) => ({ ...screen, call, saved: false, trouble: null }));
    case 'answered':
      if (event.call !== screen.call) return stay(state);
      if (event.endpoint !== 'getTelling' && event.endpoint !== 'setTelling') return stay(state);
      return show(state, { ...screen, info: event.data, call: null, saved: event.endpoint === 'setTelling' });
    case 'failed':
      return event.call === screen.call ? show(state, { ...screen, call: null, trouble: event.trouble }) : stay(state);
    default:
      return stay(state);
  }
}

export function openRuns(state: State): Step {
  return ask(state, 'listRuns', {}, (call) => ({
    at: 'runs',
    runs: { is: 'coming', call },
    call: null,
    trouble: null,
  }));
}

export function runsStep(state: State, screen: RunsScreen, event: Event): Step {
  switch (event.type) {
    case 'backAsked':
      return firstScreen(state);
    case 'againAsked':
      return screen.runs.is === 'missing' ? openRuns(state) : stay(state);
    case 'runsWritten':
      if (screen.call !== null) return stay(state);
      return ask(state, 'writeRuns', {}, (call) => ({ ...screen, call, trouble: null }));
    case 'answered':
      if (event.endpoint === 'listRuns' && isAwaited(screen.runs, event.call)) {
        return show(state, { ...screen, runs: { is: 'here', items: event.data } });
      }
      if (event.endpoint !== 'writeRuns' || event.call !== screen.call) return stay(state);
      return show(state, { ...screen, call: null }, { type: 'focusSheet' });
    case 'failed':
      if (isAwaited(screen.runs, event.call)) {
        return show(state, { ...screen, runs: { is: 'missing', trouble: event.trouble } });
      }
      return event.call === screen.call ? show(state, { ...screen, call: null, trouble: event.trouble }) : stay(state);
    default:
      return stay(state);
  }
}
