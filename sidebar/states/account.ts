/** Leaving the workspace, offered in the header while nothing is under way. */
import type { Event, Screen, State, Step } from '../model';
import { callOf, stay } from '../step';
import { isOver } from './pull';
import { firstScreen } from './start';

/** Whether nothing is under way: only then is leaving offered. */
export function isQuiet(screen: Screen): boolean {
  switch (screen.at) {
    case 'home':
    case 'table':
    case 'choose':
      return true;
    case 'pull':
      return isOver(screen);
    case 'csv':
      return screen.run === null || screen.outcome !== null || screen.trouble !== null;
    case 'loading':
    case 'connect':
      return false;
  }
}

/** Null when the event is not about leaving. */
export function accountStep(state: State, event: Event): Step | null {
  const leaving = state.disconnecting;
  switch (event.type) {
    case 'disconnectAsked':
      return stay(isQuiet(state.screen) ? { ...state, disconnecting: { call: null, trouble: null } } : state);
    case 'disconnectDropped':
      return leaving?.call === null ? stay({ ...state, disconnecting: null }) : stay(state);
    case 'disconnectConfirmed': {
      if (leaving?.call !== null) return stay(state);
      const call = state.calls + 1;
      return {
        state: { ...state, calls: call, disconnecting: { call, trouble: null } },
        effects: [callOf('disconnect', {}, call)],
      };
    }
    case 'answered':
      if (event.endpoint !== 'disconnect' || leaving?.call !== event.call) return null;
      return firstScreen({ ...state, data: event.data, disconnecting: null });
    case 'failed':
      if (event.endpoint !== 'disconnect' || leaving?.call !== event.call) return null;
      return stay({ ...state, disconnecting: { call: null, trouble: event.trouble } });
    default:
      return null;
  }
}
