import { GraphQLClient } from 'graphql-request';
import { SyncError } from '../errors';
import type { Http, HttpRequest, HttpResponse } from '../ports/http';
import { isRecord } from '../wire';
import type { Query } from './query';
import { SyncHeaders, SyncPromise } from './sync-web';

/** One GraphQL request to one of Twenty's two endpoints. */
export interface TwentyRequest {
  readonly path: '/graphql' | '/metadata';
  readonly query: Query;
}

export interface Answer {
  readonly response: HttpResponse;
  /** The body where it was a GraphQL answer with a good status, already read; null for all else. */
  readonly result: { readonly data: unknown; readonly errors: unknown } | null;
}

/** An answer that comes with the next flush. */
interface Pending {
  /** @throws SyncError `unexpected` before the flush. */
  readonly answer: () => Answer;
}

/** Requests are collected, then sent together. Answers of any kind are answers: `errors.ts` judges them. */
export interface Transport {
  readonly queue: (request: TwentyRequest) => Pending;
  /** Sends what was queued, in one batch. @throws SyncError `unreachable`; then none of the batch counts. */
  readonly flush: () => void;
}

export interface Connection {
  readonly http: Http;
  /** Without a slash at the end. */
  readonly address: string;
  readonly key: string;
  /** Language of labels and view names, such as "fr-FR"; null for Twenty's own default, English. */
  readonly locale: string | null;
}

/** A request that waits for the flush, and what goes on when its answer is there. */
interface Waiting {
  readonly request: HttpRequest;
  readonly settle: (response: HttpResponse) => void;
}

/**
 * The transport over graphql-request, which the build makes synchronous: its `rawRequest` runs up to our `fetch`, stops there,
 * and goes on inside `flush`. Its errors hold the request and the data in their message, so none of them leaves this file.
 */
export function createTransport({ http, address, key, locale }: Connection): Transport {
  let waiting: Waiting[] = [];
  const headers = {
    Authorization: `Bearer ${key}`,
    Accept: 'application/json',
    ...(locale === null ? {} : { 'x-locale': locale }),
  };

  const queue = ({ path, query }: TwentyRequest): Pending => {
    let answer: Answer | undefined;
    let response: HttpResponse | undefined;
    const fetch = (url: unknown, init: unknown): SyncPromise =>
      new SyncPromise((resolve) => {
        const settle = (given: HttpResponse): void => {
          response = given;
          resolve(webResponse(given));
        };
        waiting.push({ request: httpRequest(String(url), init), settle });
      });
    const finish = (result: Answer['result']): void => {
      // The text of a page that was read may be megabytes: it is let go.
      if (response) answer = { response: result ? { ...response, body: '' } : response, result };
    };
    // Its types know the Web's own fetch and promise; the build puts ours in their place.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const config = { headers, fetch, errorPolicy: 'all', excludeOperationName: true } as unknown as ClientConfig;
    new GraphQLClient(address + path, config).rawRequest(query.document, query.variables).then(
      ({ data, errors }) => finish({ data, errors }),
      () => finish(null),
    );
    return {
      answer: () => {
        if (!answer) throw new SyncError('unexpected', {}, new Error('the request was not flushed'));
        return answer;
      },
    };
  };

  const flush = (): void => {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    const responses = http.send(batch.map(({ request }) => request));
    for (const [index, { settle }] of batch.entries()) {
      const response = responses[index];
      if (response) settle(response);
    }
  };

  return { queue, flush };
}

type ClientConfig = ConstructorParameters<typeof GraphQLClient>[1];

/** What graphql-request gives to `fetch`, as the port takes it. */
function httpRequest(url: string, init: unknown): HttpRequest {
  const { headers, body } = isRecord(init) ? init : {};
  const plain: Record<string, string> = {};
  if (headers instanceof SyncHeaders) {
    headers.forEach((value, name) => {
      plain[name] = value;
    });
  }
  return { url, method: 'post', headers: plain, body: String(body) };
}

/** What graphql-request reads of a response. */
function webResponse({ status, headers, body }: HttpResponse): unknown {
  return { ok: status >= 200 && status < 300, status, headers: new SyncHeaders(headers), text: () => body };
}
