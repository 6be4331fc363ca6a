import type { Effect, Screen, State, Step, Trouble } from './model';

/** Nothing changes: the event means nothing here, or comes too late. */
export function stay(state: State): Step {
  return { state, effects: [] };
}

export function show(state: State, screen: Screen, ...effects: readonly Effect[]): Step {
  return { state: { ...state, screen }, effects };
}

/** As `show`, with a call among the effects: its number is `state.calls + 1`. */
export function showAndCall(state: State, screen: Screen, ...effects: readonly Effect[]): Step {
  return { state: { ...state, calls: state.calls + 1, screen }, effects };
}

export function showHome(state: State): Step {
  return show(state, { at: 'home', busy: [], trouble: null });
}

export function here(problem: Extract<Trouble, { from: 'here' }>['problem']): Trouble {
  return { from: 'here', problem };
}
