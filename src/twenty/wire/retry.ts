import { SyncError } from '../../errors';
import type { Clock } from '../../ports/clock';
import type { Http, HttpRequest, HttpResponse } from '../../ports/http';
import { LONGEST_WAIT_MS } from './errors';

export interface RetryOptions {
  /** Milliseconds since the epoch; no wait goes past it. */
  readonly deadline: number;
  /** How often a request is sent, the first time included. @default 3 */
  readonly attempts?: number;
}

/** The first wait; each further one is twice as long. */
const FIRST_WAIT_MS = 500;

/** A gateway's own answers: the request itself was not at fault. "Too many requests" is the client's to wait for. */
const PASSING: readonly number[] = [502, 503, 504];

/**
 * The network, asked again when it fails for the moment: no answer at all, or a gateway's. Requests that were answered are
 * not sent again. A server's `Retry-After` is the least wait. Where the time left is too short, the answer is given as it is.
 */
export function withRetry(http: Http, clock: Clock, { deadline, attempts = 3 }: RetryOptions): Http {
  /** True after a wait; false where another attempt does not fit. */
  const waitBefore = (attempt: number, leastMs: number): boolean => {
    const wait = Math.max(FIRST_WAIT_MS * 2 ** (attempt - 1), leastMs);
    if (attempt >= attempts || clock.now() + wait > deadline) return false;
    clock.sleep(wait);
    return true;
  };

  const send = (requests: readonly HttpRequest[], attempt: number): readonly HttpResponse[] => {
    let responses: readonly HttpResponse[];
    try {
      responses = http.send(requests);
    } catch (thrown) {
      const isPassing = thrown instanceof SyncError && thrown.kind === 'unreachable';
      if (isPassing && waitBefore(attempt, 0)) return send(requests, attempt + 1);
      throw thrown;
    }
    const failed = responses.flatMap(({ status }, index) => (PASSING.includes(status) ? [index] : []));
    const again = failed.flatMap((index) => requests[index] ?? []);
    if (again.length === 0 || !waitBefore(attempt, Math.max(...responses.map(retryAfterMs)))) return responses;
    const renewed = send(again, attempt + 1);
    return responses.map((response, index) => renewed[failed.indexOf(index)] ?? response);
  };

  return { send: (requests) => send(requests, 1) };
}

/** Only seconds are read: Twenty and its gateways do not send the form with a date. */
function retryAfterMs({ status, headers }: HttpResponse): number {
  const seconds = Number(headers['retry-after'] ?? '');
  return PASSING.includes(status) && seconds > 0 ? Math.min(seconds * 1000, LONGEST_WAIT_MS) : 0;
}
