import { Refusal } from './errors';

export interface RateWindow {
  readonly tokens: number;
  readonly milliseconds: number;
}

/**
 * Twenty's defaults: 100 a minute and 100 a second, per workspace. The longer window comes first and so is the one that a refusal
 * names, as recorded; which one Twenty names after a burst of less than a second is not known.
 */
export const DEFAULT_WINDOWS: readonly RateWindow[] = [
  { tokens: 100, milliseconds: 60_000 },
  { tokens: 100, milliseconds: 1_000 },
];

export interface RateLimit {
  /** Takes `count` tokens or none at all. @throws Refusal */
  take(count: number, now: number): void;
}

interface Bucket {
  readonly window: RateWindow;
  tokens: number;
  /** When tokens were last taken, in milliseconds since the epoch. */
  takenAt: number;
}

/**
 * A token bucket for each window. The refill is rounded down and the clock restarts at every consumption, as in Twenty: calls
 * closer together than one token's time refill nothing. A request whose roots need more tokens than there are gets none
 * answered and takes none; how Twenty splits such a request is not known, so this is the case harder on a client.
 */
export function rateLimit(windows: readonly RateWindow[], newForm: boolean): RateLimit {
  const buckets: Bucket[] = windows.map((window) => ({
    window,
    tokens: window.tokens,
    takenAt: Number.NEGATIVE_INFINITY,
  }));
  return {
    take(count, now) {
      for (const bucket of buckets) {
        if (available(bucket, now) < count) throw limitReached(bucket, count, now, newForm);
      }
      for (const bucket of buckets) {
        bucket.tokens = available(bucket, now) - count;
        bucket.takenAt = now;
      }
    },
  };
}

function available({ window, tokens, takenAt }: Bucket, now: number): number {
  if (takenAt === Number.NEGATIVE_INFINITY) return tokens;
  const refill = Math.floor(((now - takenAt) * window.tokens) / window.milliseconds);
  return Math.min(window.tokens, tokens + refill);
}

function limitReached(bucket: Bucket, count: number, now: number, newForm: boolean): Refusal {
  const { window } = bucket;
  if (!newForm) {
    const message = `Limit reached (${window.tokens} tokens per ${window.milliseconds} ms)`;
    return new Refusal(message, 'BAD_USER_INPUT', 'LIMIT_REACHED', 'Rate limit reached. Please try again later.');
  }
  const remaining = available(bucket, now);
  const missing = Math.max(1, count - bucket.tokens);
  const retryAfterMs = Math.max(1, Math.ceil(bucket.takenAt + (missing * window.milliseconds) / window.tokens - now));
  return new Refusal('Rate limit reached', 'RATE_LIMITED', undefined, 'Rate limit reached. Please try again later.', {
    limitKind: 'RATE',
    limit: window.tokens,
    remaining,
    windowSeconds: window.milliseconds / 1000,
    retryAfterMs,
    scope: { spenderType: 'WORKSPACE', spenderId: null },
  });
}
