import { keyGate } from '../../gate';
import type { Http, HttpResponse } from '../../ports/http';

/**
 * The network, whose answers do not hold the key: a server or a proxy that says back what it was sent would else bring it into an
 * error, a name or a cell. Bodies and headers alike, so that nobody behind it needs to know the key.
 */
export function withoutKey(http: Http, key: string): Http {
  const clean = keyGate(key);
  const cleaned = ({ status, headers, body }: HttpResponse): HttpResponse => ({
    status,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [clean(name), clean(value)])),
    body: clean(body),
  });
  return { send: (requests) => http.send(requests).map(cleaned) };
}
