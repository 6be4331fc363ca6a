import type { EndpointName, Output } from '../../src/calls/endpoints/index';
import type { Effect } from '../../sidebar/model/effect';
import type { Event } from '../../sidebar/model/event';
import type { State } from '../../sidebar/model/state';
import type { Trouble } from '../../sidebar/model/trouble';
import { initialState, reduce } from '../../sidebar/state';
import { NOW } from './builders';

/** Walks through the states by hand: keeps the state and the effects that are still to be answered. */
export interface Drive {
  readonly state: () => State;
  readonly send: (event: Event, now?: number) => void;
  /** Effects since the last look, without what only watches. */
  readonly effects: () => readonly Effect[];
  /** What only watches, since the last look: progress, the check of a view, which objects may be read. */
  readonly watching: () => readonly Effect[];
  /** The number of the last call to this endpoint; fails when there was none. */
  readonly callOf: (endpoint: EndpointName) => number;
  readonly answer: <E extends EndpointName>(endpoint: E, data: Output<E>, now?: number) => void;
  readonly fail: (endpoint: EndpointName, trouble: Trouble, now?: number) => void;
}

const WATCHES: readonly string[] = ['progressDue', 'checkDue', 'probeDue', 'pullProgress', 'checkView', 'probeObjects'];

function watches(effect: Effect): boolean {
  if (effect.type === 'wait') return WATCHES.includes(effect.event.type);
  return effect.type === 'call' && WATCHES.includes(effect.endpoint);
}

export function drive(start: State = initialState('en', NOW)): Drive {
  let state = start;
  let seen: readonly Effect[] = [];
  const calls = new Map<EndpointName, number>();
  const send = (event: Event, now = state.now): void => {
    const step = reduce(state, event, now);
    state = step.state;
    seen = [...seen, ...step.effects];
    for (const effect of step.effects) if (effect.type === 'call') calls.set(effect.endpoint, effect.call);
  };
  const callOf = (endpoint: EndpointName): number => {
    const call = calls.get(endpoint);
    if (call === undefined) throw new Error(`no call of ${endpoint}`);
    return call;
  };
  return {
    state: () => state,
    send,
    effects() {
      const taken = seen.filter((effect) => !watches(effect));
      seen = seen.filter(watches);
      return taken;
    },
    watching() {
      const taken = seen.filter(watches);
      seen = seen.filter((effect) => !watches(effect));
      return taken;
    },
    callOf,
    answer: (endpoint, data, now) => send({ type: 'answered', endpoint, call: callOf(endpoint), data } as Event, now),
    fail: (endpoint, trouble, now) => send({ type: 'failed', endpoint, call: callOf(endpoint), trouble }, now),
  };
}
