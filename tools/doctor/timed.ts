import type { Clock } from '../../src/ports/clock';
import type { Http } from '../../src/ports/http';

/** How long requests took, by what was asked. */
export interface Timing {
  readonly asked: string;
  readonly requests: number;
  /** Milliseconds. */
  readonly median: number;
  readonly slowest: number;
}

/** The network, with a watch at it. */
export interface TimedHttp extends Http {
  readonly timings: () => readonly Timing[];
}

/** @param clock whose time counts */
export function timed(http: Http, clock: Clock): TimedHttp {
  const taken = new Map<string, number[]>();
  return {
    send(requests) {
      const before = clock.now();
      try {
        return http.send(requests);
      } finally {
        for (const { url } of requests) {
          const asked = /\/(client-config|metadata|graphql)$/.exec(url)?.[1] ?? 'other';
          taken.set(asked, [...(taken.get(asked) ?? []), clock.now() - before]);
        }
      }
    },
    timings: () =>
      [...taken].map(([asked, times]) => {
        const sorted = [...times].sort((one, other) => one - other);
        const median = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
        return { asked, requests: sorted.length, median, slowest: sorted.at(-1) ?? 0 };
      }),
  };
}
