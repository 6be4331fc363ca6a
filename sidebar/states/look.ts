/**
 * The sheet in front and what others did, followed from afar: every half minute a call that costs next to nothing, and the whole state
 * only where that has another stamp.
 */
import type { Step } from '../model/effect';
import type { Event } from '../model/event';
import type { State } from '../model/state';
import { callOf, stay } from '../step';
import { isQuiet } from './quiet';

/** Null when the event is not about it. */
export function lookStep(state: State, event: Event): Step | null {
  switch (event.type) {
    case 'lookDue':
      return isFree(state) ? asked(state, 'look') : stay(state);
    case 'answered':
      if (event.endpoint !== 'look' || event.call !== state.look) return null;
      return seen({ ...state, look: null }, event.data.activeSheetId, event.data.stamp);
    case 'failed':
      // What is shown stays right without it; the next look asks again.
      return event.endpoint === 'look' && event.call === state.look ? stay({ ...state, look: null }) : null;
    default:
      return null;
  }
}

function isFree({ screen, look, reload, data }: State): boolean {
  return look === null && reload === null && data.connection !== null && isQuiet(screen);
}

function seen(state: State, activeSheetId: number | null, stamp: string): Step {
  if (stamp !== state.data.stamp && isQuiet(state.screen) && state.reload === null) return asked(state, 'reload');
  return stay({ ...state, data: { ...state.data, activeSheetId } });
}

function asked(state: State, what: 'look' | 'reload'): Step {
  const call = state.calls + 1;
  const effects = [callOf(what === 'look' ? 'look' : 'getState', {}, call)];
  return { state: { ...state, calls: call, [what]: call }, effects };
}
