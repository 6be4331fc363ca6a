/**
 * How fast Twenty may be asked. Its limits are token buckets of the whole workspace: a request for records costs a token, and all
 * keys draw on them together (twenty.md §6.1). Nobody knows a limit before Twenty refuses and names it. From then on a bucket of
 * our own, four fifths as large and as fast, is kept where all users of the document find it.
 */
import * as v from '../../schema';
import { SyncError } from '../../errors';
import type { Clock } from '../../ports/clock';
import type { Store } from '../../ports/store';
import { type DeepReadonly, parseJson } from '../../wire';
import { LONGEST_WAIT_MS } from './errors';
import { lazy } from './lazy';
import { setOrForget } from './set-or-forget';

const stateSchema = lazy(() => {
  const positive = v.number(Number.MIN_VALUE);
  /** Times are milliseconds since the epoch. */
  const bucket = {
    limit: positive,
    windowMs: positive,
    /** When Twenty named this limit. */
    learnt: v.number(),
    /** Requests that were left for us at `at`. No request goes before that: it may be a little ahead. */
    left: v.number(),
    at: v.number(),
  };
  return v.array(v.object(bucket));
});

/** What is known: a bucket for each window that was named. Empty when Twenty never refused. */
export type PaceState = DeepReadonly<v.InferOutput<ReturnType<typeof stateSchema>>>;
type Bucket = PaceState[number];

/** Servers are configured anew now and then. */
const REMEMBERED_MS = 24 * 3_600_000;

/** Twenty has two windows, a second and a minute; a server that names others for ever must not fill the property. */
const MOST_WINDOWS = 4;

/** What a store kept, without what is too old to be true. Anything unreadable means that nothing is known. */
export function readPace(value: unknown, now: number): PaceState {
  const kept = v.read(stateSchema(), value) ?? [];
  return kept.filter((bucket) => isSensible(bucket, now)).slice(-MOST_WINDOWS);
}

/** Others can write what is kept. No bucket blocks anybody for longer than a server may: an hour. */
function isSensible({ limit, windowMs, learnt, left, at }: Bucket, now: number): boolean {
  const isLimit = limit >= 1 && windowMs <= LONGEST_WAIT_MS && Math.abs(left) <= limit;
  return isLimit && Math.abs(now - learnt) < REMEMBERED_MS && at - now <= LONGEST_WAIT_MS;
}

/** The fifth that is left is for other programs with a key of this workspace. */
const shareOf = (limit: number): number => (limit * 4) / 5;

const capacityOf = ({ limit }: Bucket): number => Math.max(1, Math.floor(shareOf(limit)));

const msPerRequest = ({ limit, windowMs }: Pick<Bucket, 'limit' | 'windowMs'>): number => windowMs / shareOf(limit);

/** Rounded down from the last request on, as Twenty does: what was over is lost, so ours never holds more than Twenty's. */
function roomIn(bucket: Bucket, now: number): number {
  if (now < bucket.at) return 0;
  return Math.min(capacityOf(bucket), bucket.left + Math.floor((now - bucket.at) / msPerRequest(bucket)));
}

/** How many requests may go now. */
export const roomAt = (state: PaceState, now: number): number =>
  Math.min(Number.POSITIVE_INFINITY, ...state.map((bucket) => roomIn(bucket, now)));

/** Milliseconds until one request may go. */
export const waitAt = (state: PaceState, now: number): number =>
  Math.min(LONGEST_WAIT_MS, Math.max(0, ...state.map((bucket) => waitIn(bucket, now))));

function waitIn(bucket: Bucket, now: number): number {
  if (roomIn(bucket, now) >= 1) return 0;
  return bucket.at - now + Math.ceil(Math.max(0, 1 - bucket.left) * msPerRequest(bucket));
}

/** After so many requests went, or will go, at `at`. */
export const afterRequests = (state: PaceState, count: number, at: number): PaceState =>
  state.map((bucket) => ({ ...bucket, left: roomIn(bucket, at) - count, at }));

/** What a refusal says. */
export interface NamedLimit {
  readonly limit: number;
  readonly windowMs: number;
  /** Until one request may go, as Twenty sees it. */
  readonly retryAfterMs: number;
}

/** After a refusal: nothing is left of that limit, and its next request does not go before Twenty says so. */
export function afterRefusal(state: PaceState, { retryAfterMs, ...named }: NamedLimit, now: number): PaceState {
  const aheadMs = Math.max(0, Math.ceil(retryAfterMs - msPerRequest(named)));
  const others = state.filter(({ windowMs }) => windowMs !== named.windowMs);
  return [...others, { ...named, learnt: now, left: 0, at: now + aheadMs }].slice(-MOST_WINDOWS);
}

/** The pace of one workspace in one execution. */
export interface Pace {
  /**
   * Takes the right to send so many requests, or the first of them, at least one, and sleeps until then. A deadline is in
   * milliseconds since the epoch.
   *
   * @throws SyncError `rate-limited` when not even one may go by the deadline
   */
  readonly take: (count: number, deadline: number) => number;
  /** Learns from a `rate-limited`. One that names no limit only holds this execution back. */
  readonly refused: (refusal: SyncError) => void;
  /** How many requests a fifth of the limit is, and its window; of Twenty's usual limit where none is known. */
  readonly fifth: () => { readonly count: number; readonly windowMs: number };
  /** Sleeps until a request may go, if that is by the deadline, and takes nothing. */
  readonly ready: (deadline: number) => void;
}

/** @param workspace its address and id: the limit is of all its keys */
export function createPace(store: Store, clock: Clock, workspace: string): Pace {
  const key = `pace/${workspace}`;
  /** Before the first look the store is asked, and then only if there was something: executions are short. */
  let mayBeKnown = true;
  let notBefore = Number.NEGATIVE_INFINITY;

  const read = (now: number): PaceState => readPace(parseJson(store.get(key) ?? ''), now);
  const load = (now: number): PaceState => {
    const state = mayBeKnown ? read(now) : [];
    mayBeKnown = state.length > 0;
    return state;
  };
  const save = (state: PaceState): void => {
    // Unknown, it is learnt once more.
    if (state.length > 0) setOrForget(store, key, JSON.stringify(state));
  };
  const waitFor = (state: PaceState, now: number): number => Math.max(waitAt(state, now), notBefore - now);
  const sleep = (ms: number): void => {
    if (ms > 0) clock.sleep(ms);
  };

  return {
    take(count, deadline) {
      const now = clock.now();
      const state = load(now);
      const waitMs = waitFor(state, now);
      const at = now + waitMs;
      if (at > deadline) throw new SyncError('rate-limited', { ...slowestOf(state), retryAfterMs: waitMs });
      const granted = Math.max(1, Math.min(count, roomAt(state, at)));
      // Before the sleep: whoever asks meanwhile comes after.
      save(afterRequests(state, granted, at));
      sleep(waitMs);
      return granted;
    },
    refused({ details }) {
      const now = clock.now();
      const [limit, windowMs, retryAfterMs] = [details['limit'], details['windowMs'], details['retryAfterMs']].map(
        Number,
      );
      if (!retryAfterMs) return;
      if (limit && windowMs) {
        mayBeKnown = true;
        save(afterRefusal(read(now), { limit, windowMs, retryAfterMs }, now));
      } else notBefore = now + retryAfterMs;
    },
    fifth() {
      const [{ limit, windowMs } = USUAL_LIMIT] = [...load(clock.now())].sort(bySlowness);
      return { count: Math.max(1, Math.floor(limit / 5)), windowMs };
    },
    ready(deadline) {
      const now = clock.now();
      const waitMs = waitFor(load(now), now);
      if (now + waitMs <= deadline) sleep(waitMs);
    },
  };
}

/** A hundred a minute (twenty.md §6.1). */
const USUAL_LIMIT = { limit: 100, windowMs: 60_000 };

const bySlowness = (one: Bucket, other: Bucket): number => msPerRequest(other) - msPerRequest(one);

/** The limit that a person waits for longest, for the details of an error. */
function slowestOf(state: PaceState): Partial<Pick<Bucket, 'limit' | 'windowMs'>> {
  const [slowest] = [...state].sort(bySlowness);
  return slowest ? { limit: slowest.limit, windowMs: slowest.windowMs } : {};
}
