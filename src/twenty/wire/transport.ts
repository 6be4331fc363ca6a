import { SyncError } from '../../errors';
import type { Http, HttpRequest, HttpResponse } from '../../ports/http';
import { isRecord, parseJson } from '../../wire';
import type { Query } from '../query';

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
export interface Pending {
  /** @throws SyncError `unexpected` before the flush. */
  readonly answer: () => Answer;
  /** False before the flush, and where nothing answered to it. */
  readonly isAnswered: () => boolean;
}

/** Requests are collected, then sent together. Answers of any kind are answers: `errors.ts` judges them. */
export interface Transport {
  readonly queue: (request: TwentyRequest) => Pending;
  /** Sends what was queued, in one batch. @throws SyncError `unreachable`; then none of the batch counts. */
  readonly flush: () => void;
}

export interface TransportOptions {
  readonly http: Http;
  /** Without a slash at the end. */
  readonly address: string;
  readonly key: string;
  /** Language of labels and view names, such as "fr-FR"; null for Twenty's own default, English. */
  readonly locale: string | null;
}

/** A request that waits for the flush, and who waits for its answer. */
interface Waiting {
  readonly request: HttpRequest;
  readonly settle: (response: HttpResponse) => void;
}

/** GraphQL over the port: several questions in one `UrlFetchApp.fetchAll`, which is the only way to ask in parallel. */
export function createTransport({ http, address, key, locale }: TransportOptions): Transport {
  let waiting: Waiting[] = [];
  const headers = {
    authorization: `Bearer ${key}`,
    accept: 'application/json',
    'content-type': 'application/json',
    ...(locale === null ? {} : { 'x-locale': locale }),
  };

  const queue = ({ path, query: { document, variables } }: TwentyRequest): Pending => {
    let answer: Answer | undefined;
    const body = JSON.stringify({ query: document, variables });
    waiting.push({
      request: { url: address + path, method: 'post', headers, body },
      settle: (response) => (answer = answerOf(response)),
    });
    return {
      answer: () => {
        if (!answer) throw new SyncError('unexpected', {}, new Error('the request was not flushed'));
        return answer;
      },
      isAnswered: () => answer !== undefined,
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

/** What calls itself JSON: an error page may hold anything. */
const JSON_TYPE = /application\/(graphql-response\+)?json/i;

function answerOf(response: HttpResponse): Answer {
  const { status, headers, body } = response;
  const isJson = status >= 200 && status < 300 && JSON_TYPE.test(headers['content-type'] ?? '');
  const said = isJson ? parseJson(body) : undefined;
  if (!isRecord(said)) return { response, result: null };
  // The text of a page that was read may be megabytes: it is let go.
  return { response: { ...response, body: '' }, result: { data: said['data'], errors: said['errors'] } };
}
