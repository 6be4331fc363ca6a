import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Header that carries the page's token. A page of another origin can neither read the token nor send this header. */
const TOKEN_HEADER = 'x-page-token';

/**
 * True when the request names this machine as its host. A name that an attacker resolves to 127.0.0.1 (DNS rebinding) is refused,
 * because the browser sends that name.
 */
export function hasLocalHost(request: IncomingMessage, port: number): boolean {
  const host = request.headers.host ?? '';
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

/**
 * The address that a request asks for, on this machine whatever it names: `//` and `http://elsewhere/` are paths that nobody has, not
 * addresses of other hosts.
 */
export function urlOf(request: IncomingMessage, port: number): URL {
  const path = request.url ?? '/';
  return new URL(`http://127.0.0.1:${port}${path.startsWith('/') ? '' : '/'}${path}`);
}

/** True when the request comes from a page of this origin, or from no page at all (a test, a command). */
export function hasOwnOrigin(request: IncomingMessage, port: number): boolean {
  const { origin } = request.headers;
  return origin === undefined || origin === `http://127.0.0.1:${port}` || origin === `http://localhost:${port}`;
}

/** The token stands in a header, or in the address for the event stream, which can send no headers. */
export function hasToken(request: IncomingMessage, url: URL, token: string): boolean {
  const header = request.headers[TOKEN_HEADER];
  const given = typeof header === 'string' ? header : (url.searchParams.get('token') ?? '');
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
