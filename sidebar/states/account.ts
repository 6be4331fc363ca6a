/** Leaving the workspace, offered in the header of the quiet screens. Null when the event is not about that. */
import type { Event, State, Step } from '../model';
import { stay } from '../step';
import { firstScreen } from './start';

export function accountStep(state: State, event: Event): Step | null {
  const leaving = state.disconnecting;
  switch (event.type) {
    case 'disconnectAsked': {
      const quiet = state.screen.at === 'home' || state.screen.at === 'choose';
      return quiet ? stay({ ...state, disconnecting: { call: null, trouble: null } }) : stay(state);
    }
    case 'disconnectDropped':
      return leaving?.call === null ? stay({ ...state, disconnecting: null }) : stay(state);
    case 'disconnectConfirmed': {
      if (leaving?.call !== null) return stay(state);
      const call = state.calls + 1;
      return {
        state: { ...state, calls: call, disconnecting: { call, trouble: null } },
        effects: [{ type: 'call', endpoint: 'disconnect', input: {}, call }],
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
