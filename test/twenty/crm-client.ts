import { fetchSync } from '../../local/emulator/services/fetch/fetch-sync';
import { SyncError } from '../../src/errors';
import type { Http } from '../../src/ports/http';
import { createClient, type TwentyClient } from '../../src/twenty/client';
import { createPace } from '../../src/twenty/wire/pace';
import { createTransport } from '../../src/twenty/wire/transport';
import { fakeStore } from '../fakes/store';
import { fakeClock } from './wire';

/** The network, blocking as in Apps Script. */
const http: Http = {
  send: (requests) => {
    const results = fetchSync(
      requests.map(({ url, method, headers, body }) => ({
        url,
        method,
        headers,
        body: body === undefined ? null : Buffer.from(body),
        followRedirects: false,
        checkCertificates: true,
        timeoutSeconds: 30,
        mute: true,
      })),
      { allowLocal: true },
    );
    return results.map((result) => {
      if ('failure' in result) throw new SyncError('unreachable', {}, new Error(result.failure));
      const headers = Object.fromEntries(result.headers.map(([name, value]) => [name.toLowerCase(), value]));
      return { status: result.status, headers, body: Buffer.from(result.body).toString('utf8') };
    });
  },
};

/** The real client and the real network. */
export function clientOf(address: string, key: string): TwentyClient {
  const transport = createTransport({ http, address, key, locale: null });
  const clock = fakeClock();
  return createClient({ transport, http, address, clock, pace: createPace(fakeStore(), clock, address) });
}
