import type { Step } from '../model/effect';
import type { State } from '../model/state';
import { ask, hasHome, show, showHome } from '../step';
import { isActive } from './active';
import { openChoose } from './choose/choose';
import { beginErrand } from './errand';
import { takeUp } from './pull';

/** Where a person finds themselves: not connected, in a running pull, before the first table, or at their tables. */
export function firstScreen(state: State): Step {
  const { connection, job } = state.data;
  if (state.errand === 'help') return show({ ...state, errand: null }, { at: 'help' });
  if (connection === null) return askKey(state);
  if (isActive(job)) return takeUp(state, job);
  const errand = beginErrand(state);
  if (errand) return errand;
  return hasHome(state) ? showHome(state) : openChoose(state);
}

/** The form; its address is the one that was used last. */
export function askKey(state: State): Step {
  return show(state, {
    at: 'connect',
    address: state.data.connection ? '' : state.data.lastAddress,
    keyShown: false,
    asksHttp: false,
    allowHttp: false,
    call: null,
    trouble: null,
  });
}

export function load(state: State): Step {
  return ask(state, 'getState', {}, (call) => ({ at: 'loading', call, trouble: null }));
}
