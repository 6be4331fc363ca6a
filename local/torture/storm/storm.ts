import type { Change, FaultRule } from '../../crm/server/faults/rule';
import type { Random } from '../../crm/workspace/records/random';
import type { PassingError } from '../../emulator/runtime/passing-error';
import type { User } from '../world/desk';

/** What one execution meets. */
export interface Storm {
  readonly rules: readonly FaultRule[];
  /** Ends it at its n-th service call. */
  readonly killAt: { readonly call: number; readonly when: 'before' | 'after' } | null;
  /** Ends it after so many virtual milliseconds, as the six minutes do; null: six minutes. */
  readonly limitMs: number | null;
  /** An error of Google's at a service call. */
  readonly passing: PassingError | null;
  /** From the n-th time that something is fetched, so many fail: nobody answers, or not for a minute. */
  readonly network: { readonly from: number; readonly times: number; readonly timesOut: boolean } | null;
  /** Virtual milliseconds that every fetch takes more. */
  readonly slowMs: number;
  /** Another execution runs inside, at the n-th service call. */
  readonly inside: { readonly call: number; readonly user: User; readonly endpoint: string } | null;
  /** A person works on the sheet just before each of these service calls. */
  readonly acts: readonly number[];
}

export const CALM: Storm = {
  rules: [],
  killAt: null,
  limitMs: null,
  passing: null,
  network: null,
  slowMs: 0,
  inside: null,
  acts: [],
};

/** What a storm is drawn from. */
export interface Weather {
  readonly random: Random;
  /** Service calls of the same execution left alone. */
  readonly calls: number;
  /** Somebody does something in the CRM. */
  readonly change: () => Change;
  /** Records come, or go. */
  readonly coming: () => Change;
  /** A person may be at the sheet meanwhile. */
  readonly isPersonThere: boolean;
  /** The server's limit of rows a page while this run lasts, or null. */
  readonly cap: number | null;
  /** Somebody works in the CRM all the while. */
  readonly isRestless: boolean;
}

export function drawStorm(weather: Weather): Storm {
  const { random, calls } = weather;
  // The copy, at the end, has the most to lose; the person's own columns make it longer.
  const call = (): number =>
    1 + (random.chance(0.5) ? random.below(calls) : Math.floor(calls / 2) + random.below(calls));
  const rules = [...capRules(weather), ...(random.chance(0.5) ? faults(weather) : [])];
  if (weather.isRestless) rules.push(...restless(weather));
  return {
    rules,
    killAt: random.chance(0.4) ? { call: call(), when: random.chance(0.5) ? 'before' : 'after' } : null,
    limitMs: random.chance(0.08) ? 200 + random.below(30_000) : null,
    passing: random.chance(0.08) ? drawPassing(random, call()) : null,
    network: random.chance(0.1)
      ? { from: 1 + random.below(8), times: random.pick([1, 2, 3, 6]), timesOut: random.chance(0.3) }
      : null,
    slowMs: random.chance(0.4) ? random.pick([2_000, 7_000, 21_000]) : 0,
    inside: random.chance(0.15)
      ? {
          call: call(),
          user: random.pick(['ada', 'bob']),
          endpoint: random.pick(['continuePull', 'continuePull', 'refreshTable', 'getState', 'cancelPull']),
        }
      : null,
    acts: weather.isPersonThere ? Array.from({ length: random.pick([0, 1, 1, 2, 3]) }, call) : [],
  };
}

function drawPassing(random: Random, call: number): PassingError {
  return {
    call,
    times: random.pick([1, 2]),
    isDone: random.chance(0.5),
    says: random.pick(['timedOut', 'serviceError', 'serverError']),
  };
}

/** The cap lasts; sometimes it is another one from a certain request on. */
export function capRules({ random, cap }: Pick<Weather, 'random' | 'cap'>): readonly FaultRule[] {
  if (cap === null) return [];
  const rule = (rows: number, rest: Pick<FaultRule, 'skip' | 'times'>): FaultRule => ({
    on: 'records',
    fault: { kind: 'pageCap', rows },
    ...rest,
  });
  if (random.chance(0.7)) return [rule(cap, { times: null })];
  const first = 1 + random.below(4);
  return [rule(cap, { times: first }), rule(random.pick([3, 5, 8, 13]), { skip: first, times: null })];
}

const LIMIT = JSON.stringify({
  errors: [
    {
      message: 'Limit reached (100 tokens per 60000 ms)',
      extensions: { code: 'BAD_USER_INPUT', subCode: 'LIMIT_REACHED' },
    },
  ],
  data: null,
});
const TIMEOUT = JSON.stringify({
  errors: [{ message: 'canceling statement due to statement timeout', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
  data: null,
});

function faults(weather: Weather): readonly FaultRule[] {
  const { random } = weather;
  const count = random.pick([1, 1, 2]);
  return Array.from({ length: count }, (): FaultRule => {
    const on = random.pick(['records', 'records', 'records', 'any'] as const);
    const base = { on, skip: random.below(on === 'any' ? 10 : 6), times: random.pick([1, 1, 2, 4]) };
    const json = 'application/json';
    switch (random.below(14)) {
      case 0:
        return { ...base, fault: { kind: 'answer', status: random.pick([500, 502, 503, 504]), body: '<h1>no</h1>' } };
      case 1:
        return { ...base, fault: { kind: 'answer', status: 200, body: TIMEOUT, contentType: json } };
      case 2:
        return { ...base, on: 'records', fault: { kind: 'answer', status: 200, body: LIMIT, contentType: json } };
      case 3:
        return { ...base, fault: { kind: 'cut', bytes: random.below(600) } };
      case 4:
        return { ...base, fault: { kind: 'drop' } };
      case 5:
        return { ...base, on: 'records', fault: { kind: 'repeatPage' } };
      case 6:
        return { ...base, on: 'records', fault: { kind: 'ignoreOffset' } };
      case 7:
        return { ...base, on: 'records', fault: { kind: 'shortPage', rows: random.below(10) } };
      case 8:
        return { ...base, on: 'records', fault: { kind: 'ignoreCursor' } };
      default:
        return { ...base, on: 'records', times: 1, fault: { kind: 'change', change: weather.change() } };
    }
  });
}

/** The records change before every request for a while, so that reading in the view's order cannot end. */
function restless(weather: Weather): readonly FaultRule[] {
  const { random } = weather;
  const from = random.below(4);
  const changes = random.pick([6, 20, 30]);
  return Array.from({ length: changes }, (_, index) => ({
    on: 'records',
    skip: from + index,
    fault: { kind: 'change', change: random.chance(0.8) ? weather.coming() : weather.change() },
  }));
}
