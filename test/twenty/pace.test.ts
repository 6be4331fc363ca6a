import fc from 'fast-check';
import { type RateLimit, rateLimit } from '../../local/crm/server/rate-limit';
import { SyncError } from '../../src/errors';
import type { Clock } from '../../src/ports/clock';
import type { Store } from '../../src/ports/store';
import {
  afterRefusal,
  afterRequests,
  createPace,
  type PaceState,
  readPace,
  roomAt,
  waitAt,
} from '../../src/twenty/wire/pace';
import { fakeStore } from '../fakes/store';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const T = 1_700_000_000_000;

const learnt = (limit: number, windowMs = MINUTE, retryAfterMs = 1, now = T): PaceState =>
  afterRefusal([], { limit, windowMs, retryAfterMs }, now);

describe('what somebody else wrote', () => {
  const HOUR = 60 * MINUTE;
  const bucket = { limit: 100, windowMs: MINUTE, learnt: T, left: 0, at: T };

  it.each([
    { limit: 1e-9 },
    { windowMs: 1e20 },
    { left: -1e300 },
    { left: 1e300 },
    { at: T + 1e15 },
    { learnt: T + 1e15 },
    { limit: 1, windowMs: HOUR, at: T + HOUR },
  ])('blocks nobody for longer than an hour: %j', (over) => {
    expect(waitAt(readPace([{ ...bucket, ...over }], T), T)).toBeLessThanOrEqual(HOUR);
  });

  it('is not kept in any number', () => {
    expect(
      readPace(
        Array.from({ length: 500 }, (_, at) => ({ ...bucket, windowMs: at + 1 })),
        T,
      ),
    ).toHaveLength(4);
  });
});

describe('our bucket', () => {
  it.each<[string, number, number, number, number, number]>([
    // limit, window, told, first wait, most at once
    ['Twenty’s usual limit', 100, MINUTE, 600, 750, 80],
    ['its limit of a second', 100, 1_000, 10, 13, 80],
    ['a limit of four pages', 5, MINUTE, 12_000, 15_000, 4],
    ['a limit of three', 3, MINUTE, 20_000, 25_000, 2],
    ['a limit of two', 2, MINUTE, 30_000, 37_500, 1],
    ['a limit of one', 1, MINUTE, MINUTE, 75_000, 1],
    ['a server that asks to wait longer', 100, MINUTE, 20_000, 20_000, 80],
  ])('of %s: %d in %d ms, told %d: first after %d ms, then up to %d', (_, limit, windowMs, told, wait, most) => {
    const state = learnt(limit, windowMs, told);
    expect([roomAt(state, T), waitAt(state, T)]).toStrictEqual([0, wait]);
    expect([roomAt(state, T + wait - 1), roomAt(state, T + wait)]).toStrictEqual([0, 1]);
    expect(roomAt(state, T + DAY)).toBe(most);
  });

  it('holds for each window that was named, and a window named again is learnt anew', () => {
    const both = afterRefusal(learnt(100), { limit: 10, windowMs: 1_000, retryAfterMs: 100 }, T);
    expect(both.map(({ limit }) => limit)).toStrictEqual([100, 10]);
    expect(roomAt(both, T + MINUTE)).toBe(8);
    const lowered = afterRefusal(both, { limit: 5, windowMs: MINUTE, retryAfterMs: 1 }, T + MINUTE);
    expect(lowered.map(({ limit }) => limit)).toStrictEqual([10, 5]);
    expect([roomAt(lowered, T + MINUTE), roomAt(lowered, T + 10 * MINUTE)]).toStrictEqual([0, 4]);
    const raised = afterRefusal(lowered, { limit: 500, windowMs: MINUTE, retryAfterMs: 1 }, T + 10 * MINUTE);
    expect(waitAt(raised, T + 10 * MINUTE)).toBe(150);
  });

  it('remembers few windows, so that a server which names ever others does not fill the property', () => {
    const many = Array.from({ length: 200 }, (_, index) => index + 1).reduce<PaceState>(
      (state, windowMs) => afterRefusal(state, { limit: 1, windowMs, retryAfterMs: 1 }, T),
      [],
    );
    expect(many.map(({ windowMs }) => windowMs)).toStrictEqual([197, 198, 199, 200]);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'full speed'],
    ['other JSON', { limit: 100 }],
    ['a limit of nothing', [{ limit: 0, windowMs: MINUTE, learnt: T, left: 0, at: T }]],
    ['a window without a length', [{ limit: 1, windowMs: 0, learnt: T, left: 0, at: T }]],
    ['what was learnt a day ago', learnt(100, MINUTE, 1, T - DAY)],
    ['what a clock far ahead wrote', learnt(100, MINUTE, 1, T + DAY)],
  ])('does not exist after %s: full speed', (_, kept) => {
    expect(readPace(kept, T)).toStrictEqual([]);
    expect([roomAt([], T), waitAt([], T)]).toStrictEqual([Number.POSITIVE_INFINITY, 0]);
  });

  it('survives JSON', () => {
    const state = afterRequests(learnt(100, MINUTE, 1, T - 60_000), 3, T);
    expect(readPace(JSON.parse(JSON.stringify(state)), T + DAY / 2)).toStrictEqual(state);
  });
});

/** Limits and windows as people may configure them. */
const limits = fc.record({
  limit: fc.integer({ min: 1, max: 300 }),
  windowMs: fc.constantFrom(1_000, 7_919, MINUTE, 600_000),
});
const gaps = fc.oneof(fc.nat(50), fc.nat(2_000), fc.nat(120_000));

interface Person {
  readonly take: (count: number) => number;
  readonly refused: (details: { limit: number; windowMs: number; retryAfterMs: number }) => void;
  readonly isAsleep: () => boolean;
}

/** When requests went, in the order of time. */
interface Street {
  now: number;
  readonly sent: { readonly at: number; readonly count: number }[];
  readonly person: (store: Store) => Person;
}

/** Several executions at once: while one sleeps, the time goes on for the others. */
function street(): Street {
  const here: Street = {
    now: T,
    sent: [],
    person(store) {
      let awake = T;
      const clock: Clock = {
        now: () => here.now,
        sleep: (ms) => {
          expect(ms).toBeGreaterThan(0);
          awake = here.now + ms;
        },
        offsetMinutes: () => 0,
      };
      const pace = createPace(store, clock, 'w');
      return {
        take(count) {
          awake = here.now;
          const granted = pace.take(count, Number.POSITIVE_INFINITY);
          here.sent.push({ at: awake, count: granted });
          return granted;
        },
        refused: (details) => pace.refused(new SyncError('rate-limited', details)),
        isAsleep: () => awake > here.now,
      };
    },
  };
  return here;
}

const turns = fc.array(fc.record({ gap: gaps, count: fc.integer({ min: 1, max: 4 }), who: fc.nat(1) }), {
  minLength: 20,
  maxLength: 120,
});

/** Two people ask through one store, in any rhythm. The first turn is a refusal. */
function ask(limit: { readonly limit: number; readonly windowMs: number }, rhythm: readonly Turn[]): Street['sent'] {
  const [here, store] = [street(), fakeStore()];
  const people = [here.person(store), here.person(store)];
  people[0]?.refused({ ...limit, retryAfterMs: 1 });
  for (const { gap, count, who } of rhythm) {
    here.now += gap;
    const person = people[who];
    if (person && !person.isAsleep()) person.take(count);
  }
  return [...here.sent].sort((one, other) => one.at - other.at);
}

interface Turn {
  readonly gap: number;
  readonly count: number;
  readonly who: number;
}

describe('two people who ask through one document', () => {
  it('never send more than four fifths of the limit in any stretch of time, and what comes back meanwhile', () => {
    fc.assert(
      fc.property(limits, turns, (limit, rhythm) => {
        const sent = ask(limit, rhythm);
        const share = (limit.limit * 4) / 5;
        for (const [index, first] of sent.entries()) {
          let count = 0;
          for (const { at, count: more } of sent.slice(index)) {
            count += more;
            const back = Math.floor(((at - first.at) * share) / limit.windowMs);
            expect(count).toBeLessThanOrEqual(Math.max(1, Math.floor(share)) + back);
          }
        }
      }),
    );
  });

  it('are never refused by a server that counts as Twenty does, once it has refused', () => {
    fc.assert(
      fc.property(limits, turns, ({ limit, windowMs }, rhythm) => {
        const server: RateLimit = rateLimit([{ tokens: limit, milliseconds: windowMs }], false);
        server.take(limit, T);
        for (const { at, count } of ask({ limit, windowMs }, rhythm)) {
          // In one batch, yet each by itself.
          for (let request = 0; request < count; request += 1) expect(() => server.take(1, at)).not.toThrow();
        }
      }),
    );
  });

  it('always get through: a wait is at most that for one request, and that for each that is on its way', () => {
    fc.assert(
      fc.property(limits, turns, (limit, rhythm) => {
        let state = learnt(limit.limit, limit.windowMs);
        let now = T;
        const one = Math.ceil((limit.windowMs * 5) / (limit.limit * 4));
        for (const { gap, count } of rhythm) {
          now += gap;
          const wait = waitAt(state, now);
          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThanOrEqual(one);
          const room = roomAt(state, now + wait);
          expect(room).toBeGreaterThanOrEqual(1);
          state = afterRequests(state, Math.min(room, count), now + wait);
          now += wait;
        }
      }),
    );
  });
});

/** A store that counts. */
function countedStore() {
  const [store, calls] = [fakeStore(), { get: 0, set: 0 }];
  const counted: Store = {
    ...store,
    get: (key) => {
      calls.get += 1;
      return store.get(key);
    },
    set: (key, value) => {
      calls.set += 1;
      store.set(key, value);
    },
  };
  return { store: counted, calls };
}

const still: Clock = { now: () => T, sleep: () => undefined, offsetMinutes: () => 0 };
const NAMED = new SyncError('rate-limited', { limit: 100, windowMs: MINUTE, retryAfterMs: 600 });

describe('the property of a workspace', () => {
  it('is read once and never written while nothing is known', () => {
    const { store, calls } = countedStore();
    const pace = createPace(store, still, 'w');
    for (let batch = 0; batch < 10; batch += 1) expect(pace.take(4, T)).toBe(4);
    expect(calls).toStrictEqual({ get: 1, set: 0 });
  });

  it('is read once and written once for each batch when something is', () => {
    const { store, calls } = countedStore();
    createPace(store, still, 'w').refused(NAMED);
    const pace = createPace(store, still, 'w');
    Object.assign(calls, { get: 0, set: 0 });
    for (let batch = 1; batch < 10; batch += 1) {
      pace.take(4, Number.POSITIVE_INFINITY);
      expect(calls).toStrictEqual({ get: batch, set: batch });
    }
  });

  it('is not touched by a refusal that names no limit, which holds this execution back all the same', () => {
    const { store, calls } = countedStore();
    const pace = createPace(store, still, 'w');
    pace.refused(new SyncError('rate-limited', { retryAfterMs: 7_000 }));
    expect(() => pace.take(1, T + 6_999)).toThrow(
      expect.objectContaining({ kind: 'rate-limited', details: { retryAfterMs: 7_000 } }),
    );
    expect(pace.take(4, T + 7_000)).toBe(4);
    expect(calls.set).toBe(0);
  });

  it('is not touched by a request that has to come again later', () => {
    const { store, calls } = countedStore();
    const pace = createPace(store, still, 'w');
    pace.refused(NAMED);
    expect(() => pace.take(1, T)).toThrow(
      expect.objectContaining({ kind: 'rate-limited', details: { limit: 100, windowMs: MINUTE, retryAfterMs: 750 } }),
    );
    expect(calls.set).toBe(1);
  });

  it('is of one workspace', () => {
    const store = fakeStore();
    createPace(store, still, 'https://api.twenty.com#one').refused(NAMED);
    expect(createPace(store, still, 'https://api.twenty.com#other').take(4, T)).toBe(4);
    expect(store.keys('')).toStrictEqual(['pace/https://api.twenty.com#one']);
  });

  it('tells who asks while somebody sleeps that the next request is taken', () => {
    const store = fakeStore();
    const waits: number[] = [];
    const second = createPace(store, { ...still, sleep: (ms) => void waits.push(ms) }, 'w');
    const sleepy = { ...still, sleep: () => void second.take(1, Number.POSITIVE_INFINITY) };
    const first = createPace(store, sleepy, 'w');
    first.refused(NAMED);
    first.take(1, Number.POSITIVE_INFINITY);
    expect(waits).toStrictEqual([1_500]);
  });

  it('may be waited on without taking anything', () => {
    const [store, slept] = [fakeStore(), [] as number[]];
    const pace = createPace(store, { ...still, sleep: (ms) => void slept.push(ms) }, 'w');
    pace.ready(T);
    pace.refused(NAMED);
    const kept = store.get('pace/w');
    pace.ready(T + 749);
    expect(slept).toStrictEqual([]);
    pace.ready(T + 750);
    expect(slept).toStrictEqual([750]);
    expect(store.get('pace/w')).toBe(kept);
  });
});

describe('a fifth of the limit', () => {
  const clock: Clock = { now: () => T, sleep: () => undefined, offsetMinutes: () => 0 };
  const pace = (state: PaceState) => {
    const store = fakeStore();
    if (state.length > 0) store.set('pace/w', JSON.stringify(state));
    return createPace(store, clock, 'w').fifth();
  };

  it.each<[string, PaceState, number, number]>([
    ['of Twenty’s usual one where none is known', [], 20, MINUTE],
    ['of the slowest that is known', [...learnt(50), ...learnt(100, 1_000)], 10, MINUTE],
    ['at least one', learnt(3), 1, MINUTE],
  ])('is that %s', (_, state, count, windowMs) => expect(pace(state)).toEqual({ count, windowMs }));
});
