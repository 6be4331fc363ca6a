import type { Http, HttpRequest, HttpResponse } from '../../src/ports/http';
import { parseJson } from '../../src/wire';
import { type Case, refused, same } from './case';

export interface Network {
  readonly http: Http;
  /** A server that answers `/echo` with what it got, `/status/N` with that status, `/redirect/N` with a way to `/echo`, and `/slow?ms=N` late. */
  readonly origin: string;
  /** An address where nobody listens. */
  readonly nobody: string;
}

const get = (url: string, headers: HttpRequest['headers'] = {}): HttpRequest => ({ url, method: 'get', headers });

/** The one answer to one request. */
function answerOf({ http }: Network, request: HttpRequest): HttpResponse {
  const responses = http.send([request]);
  same(responses.length, 1);
  const [response] = responses;
  if (!response) throw new Error('no answer');
  return response;
}

/** What the server says it got. */
function echoOf(network: Network, request: HttpRequest): Readonly<Record<string, unknown>> {
  return Object(parseJson(answerOf(network, request).body));
}

/** Of the one case for which time must be short: a minute, as the adapter waits, is long for a test. */
export const LATE = 'a server that does not answer in time is busy: it is there';

const refusedLate = (http: Http, urls: readonly string[]) =>
  refused('server-busy', () => http.send(urls.map((url) => get(url))));

export const httpContract: readonly Case<Network>[] = [
  {
    name: 'a question gets status, headers by lower-case names, and body',
    check(network) {
      const { status, headers, body } = answerOf(network, get(`${network.origin}/echo`));
      same([status, headers['content-type'], typeof body], [200, 'application/json; charset=utf-8', 'string']);
      same(
        Object.keys(headers).filter((name) => name !== name.toLowerCase()),
        [],
      );
    },
  },
  {
    name: 'a request goes out with its method, headers and body as they are',
    check(network) {
      const headers = { Authorization: 'Bearer x.y.z', 'content-type': 'application/json' };
      const body = '{"query":"{ people { é 😀 } }"}';
      const echo = echoOf(network, { url: `${network.origin}/echo`, method: 'post', headers, body });
      const got = Object(echo['headers']);
      same([echo['method'], echo['body']], ['POST', body]);
      same([got.authorization, got['content-type']], ['Bearer x.y.z', 'application/json']);
    },
  },
  {
    name: 'a question has no body',
    check(network) {
      const echo = echoOf(network, get(`${network.origin}/echo?a=1`));
      same([echo['method'], echo['body'], echo['url']], ['GET', '', '/echo?a=1']);
    },
  },
  ...[201, 400, 401, 403, 404, 429, 500, 502, 503].map((status) => ({
    name: `status ${status} is an answer`,
    check: (network: Network) => same(answerOf(network, get(`${network.origin}/status/${status}`)).status, status),
  })),
  ...[301, 302, 303, 307, 308].map((status) => ({
    name: `a redirect ${status} is an answer and is not followed`,
    check(network: Network) {
      const response = answerOf(network, get(`${network.origin}/redirect/${status}`));
      same([response.status, response.headers['location']], [status, '/echo']);
    },
  })),
  { name: 'no requests get no answers', check: ({ http }) => same(http.send([]), []) },
  {
    name: 'answers come in the order of the requests',
    check({ http, origin }) {
      const statuses = [404, 200, 503, 201];
      const responses = http.send(statuses.map((status) => get(`${origin}/status/${status}`)));
      same(
        responses.map(({ status }) => status),
        statuses,
      );
    },
  },
  {
    name: 'where nobody listens, the address is unreachable and named by its host',
    check({ http, nobody }) {
      const details = refused('unreachable', () => http.send([get(`${nobody}/graphql?key=secret`)]));
      same(details, { host: nobody.replace('http://', '') });
    },
  },
  {
    name: LATE,
    check({ http, origin }) {
      same(refusedLate(http, [`${origin}/slow?ms=60000`]), {});
      same(refusedLate(http, [`${origin}/status/200`, `${origin}/slow?ms=60000`]), {});
    },
  },
  {
    name: 'one unreachable address fails the whole batch',
    check({ http, origin, nobody }) {
      refused('unreachable', () => http.send([get(`${origin}/status/200`), get(`${nobody}/`)]));
    },
  },
];
