/** Requests as Twenty's limit lets them through, and those that it does not count. */
import { SyncError } from '../../errors';
import type { Clock } from '../../ports/clock';
import type { Query } from '../query';
import { readData, type Subject } from './errors';
import type { Pace } from './pace';
import type { Answer, Pending, Transport } from './transport';

/** Waits for Twenty's limit up to this long are slept through; longer ones are thrown, so that a person can be shown them. */
export const BRIEF_MS = 2_000;
/** The same where giving up would lose what was asked before, or where nobody goes on later. */
export const PATIENT_MS = 60_000;
/** However short its waits are: a server that refuses for ever is not asked for ever. */
const MOST_REFUSALS = 8;

type Path = '/metadata' | '/graphql';

export interface Asking {
  /** What is not metered may still be refused on the way, by a gateway. */
  readonly patiently: <T>(ask: () => T) => T;
  /** One request that is not metered. */
  readonly about: (path: Path, query: Query) => unknown;
  /** What `about` will ask of the metadata later: it goes with whatever is sent next. What it asks otherwise is asked as ever. */
  readonly ahead: (queries: readonly Query[]) => void;
  /** All at once, whatever the limit. */
  readonly send: (queries: readonly Query[]) => readonly Answer[];
  /** Answers to the queries, or to the first of them, at least to one: to as many as Twenty's limit has room for. */
  readonly records: (queries: readonly Query[], subject: Subject, mayWaitMs?: number) => readonly unknown[];
  /** How many requests so far count against the limit. */
  readonly requests: () => number;
}

/** @param aboutMetadata whom errors of unmetered requests speak of */
export function createAsking(transport: Transport, clock: Clock, pace: Pace, aboutMetadata: Subject): Asking {
  let requests = 0;

  const patiently: Asking['patiently'] = (ask) => {
    const deadline = clock.now() + PATIENT_MS;
    for (let refusals = 1; ; refusals += 1) {
      const answer = orRefusal(ask);
      if (!(answer instanceof SyncError)) return answer;
      const waitMs = Number(answer.details['retryAfterMs']);
      if (refusals >= MOST_REFUSALS || !(clock.now() + waitMs <= deadline)) throw answer;
      clock.sleep(waitMs);
    }
  };

  const early = new Map<string, Pending>();
  const keyOf = (path: Path, { document, variables }: Query): string => JSON.stringify([path, document, variables]);

  const about: Asking['about'] = (path, query) =>
    patiently(() => {
      const key = keyOf(path, query);
      const known = early.get(key);
      early.delete(key);
      transport.flush();
      if (known?.isAnswered()) return readData(known.answer(), aboutMetadata);
      const pending = transport.queue({ path, query });
      transport.flush();
      return readData(pending.answer(), aboutMetadata);
    });
  const ahead: Asking['ahead'] = (queries) => {
    for (const query of queries) early.set(keyOf('/metadata', query), transport.queue({ path: '/metadata', query }));
  };
  const send: Asking['send'] = (queries) => {
    const pending = queries.map((query) => transport.queue({ path: '/graphql', query }));
    requests += queries.length;
    transport.flush();
    return pending.map(({ answer }) => answer());
  };

  const records: Asking['records'] = (queries, subject, mayWaitMs = BRIEF_MS) => {
    const deadline = clock.now() + mayWaitMs;
    for (let refusals = 1; ; refusals += 1) {
      const granted = pace.take(queries.length, deadline);
      const read = send(queries.slice(0, granted)).map((answer) => orRefusal(() => readData(answer, subject)));
      const refusal = read.find((result) => result instanceof SyncError);
      if (!(refusal instanceof SyncError)) return read;
      pace.refused(refusal);
      // Later pages may have been let through before an earlier one was refused: only what comes in order counts.
      const answered = read.slice(0, read.indexOf(refusal));
      if (answered.length > 0) return answered;
      if (refusals >= MOST_REFUSALS) throw refusal;
    }
  };

  return { patiently, about, ahead, send, records, requests: () => requests };
}

/** What Twenty's limit refused is a result like another. */
function orRefusal<T>(ask: () => T): T | SyncError {
  try {
    return ask();
  } catch (thrown) {
    if (thrown instanceof SyncError && thrown.kind === 'rate-limited') return thrown;
    throw thrown;
  }
}
