import { FETCH_MS } from '../../runtime/costs';
import { decodeText } from '../bytes/bytes';
import type { ServiceContext } from '../context';
import { type FetchParams, type FetchRequest, readFetchRequest } from './fetch-request';
import { type FetchAnswer, type FetchFailure, fetchSync } from './fetch-sync';
import { createHttpResponse, type HttpResponse } from './http-response';

/** How much of a refused answer the error shows. */
const SHOWN_CHARACTERS = 1_000;

const FAILURES = {
  dns: 'fetchDns',
  unavailable: 'fetchUnavailable',
  timeout: 'fetchTimeout',
  ssl: 'fetchSsl',
  unexpected: 'fetchUnexpected',
} as const satisfies Record<Exclude<FetchFailure, 'tooLarge'>, string>;

/**
 * UrlFetchApp over real HTTP, synchronous. Without mute an answer of 400 or more throws; network failures throw even with it. In `fetchAll`
 * one failure throws for the whole batch, and every request counts for the quota.
 */
export function createUrlFetchApp(context: ServiceContext): {
  fetch(url: unknown, params?: FetchParams): HttpResponse;
  fetchAll(requests: unknown): HttpResponse[];
  getRequest(url: unknown, params?: FetchParams): object;
} {
  const { core, fetch: options, random, useQuota } = context;

  function send(name: string, read: () => FetchRequest[]): HttpResponse[] {
    // The time is spent below, by what the requests turn out to take.
    core.call(name, { ms: 0 });
    const requests = read();
    useQuota('urlfetch', requests.length);
    core.counters.fetches += requests.length;
    const rate = options.unavailableRate ?? 0;
    const unlucky = rate > 0 ? requests.find(() => random.next() < rate) : undefined;
    if (unlucky) {
      core.spend(options.virtualMs ?? FETCH_MS);
      throw core.error('fetchUnavailable', unlucky.url);
    }
    const results = fetchSync(requests, options);
    const slowest = requests.map((request, index) => {
      const result = results[index];
      const timedOut = result && 'failure' in result && result.failure === 'timeout';
      return timedOut ? request.timeoutSeconds * 1000 : (options.virtualMs ?? FETCH_MS);
    });
    core.spend(Math.max(0, ...slowest));
    return requests.map((request, index) => {
      const result = results[index];
      if (!result) throw new Error(`No answer came back for ${request.url}.`);
      if (!('failure' in result)) return accept(request, result);
      if (result.failure === 'tooLarge') throw core.error('fetchResponseSize');
      throw core.error(FAILURES[result.failure], request.url);
    });
  }

  function accept(request: FetchRequest, answer: FetchAnswer): HttpResponse {
    if (answer.status >= 400 && !request.mute) {
      const text = (decodeText(answer.body, 'UTF-8') ?? '').slice(0, SHOWN_CHARACTERS);
      throw core.error('fetchFailed', new URL(request.url).origin, answer.status, text);
    }
    return createHttpResponse(core, answer);
  }

  return {
    fetch(url, params) {
      const [response] = send('UrlFetchApp.fetch', () => [readFetchRequest(core, url, params)]);
      if (!response) throw new Error('A single request has a single answer.');
      return response;
    },
    fetchAll(requests) {
      return send('UrlFetchApp.fetchAll', () => {
        if (!Array.isArray(requests)) throw core.error('invalidArgument', 'requests');
        return requests.map((request: unknown) => {
          if (typeof request === 'string') return readFetchRequest(core, request);
          const params: FetchParams & { readonly url?: unknown } = isParams(request) ? request : {};
          return readFetchRequest(core, params.url, params);
        });
      });
    },
    getRequest(url, params) {
      core.call('UrlFetchApp.getRequest');
      const request = readFetchRequest(core, url, params);
      // What the script asked for, not what goes over the wire: its own headers only, in its own letters.
      return {
        url: request.url,
        method: request.method,
        headers: { ...params?.headers },
        contentType: params?.contentType ?? request.headers['content-type'] ?? 'application/x-www-form-urlencoded',
        payload: request.body ? (decodeText(request.body, 'UTF-8') ?? '') : '',
        followRedirects: request.followRedirects,
        validateHttpsCertificates: request.checkCertificates,
        useIntranet: false,
        ...(params?.timeoutSeconds === undefined ? {} : { timeoutSeconds: params.timeoutSeconds }),
      };
    },
  };
}

function isParams(value: unknown): value is FetchParams & { readonly url?: unknown } {
  return typeof value === 'object' && value !== null;
}
