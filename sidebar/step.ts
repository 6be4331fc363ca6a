import type { EndpointName, Input } from '../src/calls/endpoints/index';
import type { Call, Effect, Step } from './model/effect';
import type { Ended } from './model/screens/table';
import type { Screen, State } from './model/state';
import type { Trouble } from './model/trouble';

/** Nothing changes: the event means nothing here, or comes too late. */
export function stay(state: State): Step {
  return { state, effects: [] };
}

export function show(state: State, screen: Screen, ...effects: readonly Effect[]): Step {
  return { state: { ...state, screen }, effects };
}

/** As `show`, with an effect whose end must be told from others': both get the number of a new call. */
export function showNumbered(state: State, screen: (call: number) => Screen, effect: (call: number) => Effect): Step {
  const call = state.calls + 1;
  return { state: { ...state, calls: call, screen: screen(call) }, effects: [effect(call)] };
}

/** Asks the server; the screen that waits for the answer knows the number of the call. */
export function ask<E extends EndpointName>(
  state: State,
  endpoint: E,
  input: Input<E>,
  screen: (call: number) => Screen,
): Step {
  return showNumbered(state, screen, (call) => callOf(endpoint, input, call));
}

/** The compiler cannot see that endpoint and input of one call belong together; this line is the one place that says so. */
export function callOf<E extends EndpointName>(endpoint: E, input: Input<E>, call: number): Effect {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { type: 'call', endpoint, input, call } as Call;
}

export function showHome(state: State): Step {
  return show(state, { at: 'home', busy: [], menu: null, troubles: [] });
}

/** The page of one table; `ended` is what has just come to its end there. */
export function showTable(state: State, tableId: string, ended: Ended | null = null): Step {
  return show(state, {
    at: 'table',
    tableId,
    ended,
    busy: [],
    undoing: false,
    lists: null,
    open: null,
    panel: null,
    troubles: [],
  });
}

/** Back from what was done with a table; one that never came to be has no page. */
export function showTableOrHome(state: State, tableId: string): Step {
  return state.data.tables.some(({ id }) => id === tableId) ? showTable(state, tableId) : showHome(state);
}

/** Whether there is something to come home to. */
export function hasHome({ data }: State): boolean {
  return data.tables.length > 0 || data.others.length > 0;
}

/** A pause for Twenty's limit that is shorter, ms, comes and goes without a word: between requests there are many. */
export const WORTH_SAYING_MS = 2_000;

export function here(problem: Extract<Trouble, { from: 'here' }>['problem']): Trouble {
  return { from: 'here', problem };
}
