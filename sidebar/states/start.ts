import type { State, Step } from '../model';
import { show, showAndCall, showHome } from '../step';
import { isActive } from './active';
import { openChoose } from './choose';
import { takeUp } from './pull';

/** Where a person finds themselves: not connected, in a running pull, before the first table, or at their tables. */
export function firstScreen(state: State): Step {
  const { connection, job, tables } = state.data;
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
  return tables.length === 0 ? openChoose(state) : showHome(state);
}

export function load(state: State): Step {
  const call = state.calls + 1;
  return showAndCall(
    state,
    { at: 'loading', call, trouble: null },
    { type: 'call', endpoint: 'getState', input: {}, call },
  );
}
