import type { State, Step } from '../model';
import { ask, hasHome, show, showHome } from '../step';
import { isActive } from './active';
import { openChoose } from './choose';
import { takeUp } from './pull';

/** Where a person finds themselves: not connected, in a running pull, before the first table, or at their tables. */
export function firstScreen(state: State): Step {
  const { connection, job } = state.data;
  if (connection === null) {
    return show(state, {
      at: 'connect',
      address: '',
      keyShown: false,
      asksHttp: false,
      allowHttp: false,
      call: null,
      trouble: null,
    });
  }
  if (isActive(job)) return takeUp(state, job);
  return hasHome(state) ? showHome(state) : openChoose(state);
}

export function load(state: State): Step {
  return ask(state, 'getState', {}, (call) => ({ at: 'loading', call, trouble: null }));
}
