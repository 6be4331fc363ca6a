import { fetchSync } from '../../local/emulator/services/fetch/fetch-sync';
import { SyncError } from '../../src/errors';
import type { Clock } from '../../src/ports/clock';
import type { Http, HttpRequest } from '../../src/ports/http';
import type { Store } from '../../src/ports/store';

/** As `src/gas/http.ts`: Twenty gives up a database statement after 10 s. */
const TIMEOUT_SECONDS = 60;

/** The network of this machine, blocking as Google's is. Only `origin` may be an address of this machine or its network. */
export function nodeHttp(origin: string): Http {
  return {
    send(requests) {
      const results = fetchSync(requests.map(fetchRequest), { allowLocal: [origin] });
      return results.map((result) => {
        if (!('failure' in result)) {
          const headers = Object.fromEntries(result.headers.map(([name, value]) => [name.toLowerCase(), value]));
          return { status: result.status, headers, body: Buffer.from(result.body).toString('utf8') };
        }
        if (result.failure === 'timeout') throw new SyncError('server-busy');
        throw new SyncError('unreachable', { host: new URL(origin).host }, new Error(result.failure));
      });
    },
  };
}

function fetchRequest({ url, method, headers, body }: HttpRequest) {
  return {
    url,
    method,
    headers: { ...headers, 'content-type': 'application/json', 'user-agent': 'twenty-sheets-doctor' },
    body: body === undefined ? null : Buffer.from(body),
    followRedirects: false,
    checkCertificates: true,
    timeoutSeconds: TIMEOUT_SECONDS,
    mute: true,
  };
}

export const nodeClock: Clock = {
  now: () => Date.now(),
  sleep(ms) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  },
  offsetMinutes(instant, zone) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    return Math.round((shown - Math.floor(instant / 1000) * 1000) / 60_000);
  },
};

/** Kept as long as the process lives. */
export function memoryStore(): Store {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    delete: (key) => void values.delete(key),
    bytes: () => Buffer.byteLength([...values].flat().join('')),
    keys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),
  };
}
