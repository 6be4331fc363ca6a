import type { HttpRequest, HttpResponse } from '../../src/ports/http';
import type { Answer, Transport, TwentyRequest } from '../../src/twenty/wire/transport';
import { isRecord } from '../../src/wire';

/** A JSON answer with status 200, unless told otherwise. */
export function json(value: unknown, over: Partial<HttpResponse> = {}): HttpResponse {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value), ...over };
}

/** An answer that the transport could not read as GraphQL data. */
export function unread(response: HttpResponse): Answer {
  return { response, result: null };
}

/** What the transport makes of a response: a GraphQL answer with a good status is already read. */
export function answerOf(response: HttpResponse): Answer {
  const body: unknown = response.status === 200 ? JSON.parse(response.body) : null;
  const isGraphql = isRecord(body) && ('data' in body || 'errors' in body);
  return { response, result: isGraphql ? { data: body['data'], errors: body['errors'] } : null };
}

export interface FakeTransport extends Transport {
  /** What was sent, by flush. */
  readonly batches: TwentyRequest[][];
}

/** Answers each request at the flush with what the function gives. */
export function fakeTransport(answer: (request: TwentyRequest, index: number) => HttpResponse): FakeTransport {
  const batches: TwentyRequest[][] = [];
  let waiting: { readonly request: TwentyRequest; readonly settle: (answer: Answer) => void }[] = [];
  let sent = 0;
  return {
    batches,
    queue: (request) => {
      let given: Answer | undefined;
      waiting.push({ request, settle: (settled) => (given = settled) });
      return {
        answer: () => {
          if (!given) throw new Error('not flushed');
          return given;
        },
        isAnswered: () => given !== undefined,
      };
    },
    flush: () => {
      const batch = waiting;
      waiting = [];
      if (batch.length === 0) return;
      batches.push(batch.map(({ request }) => request));
      for (const { request, settle } of batch) settle(answerOf(answer(request, sent++)));
    },
  };
}

/** A network that gives the answers in turn; a text is thrown as an error of that kind. */
export function fakeHttp(...answers: readonly (HttpResponse | Error)[]) {
  const batches: (readonly HttpRequest[])[] = [];
  const left = [...answers];
  return {
    batches,
    send: (requests: readonly HttpRequest[]): readonly HttpResponse[] => {
      batches.push(requests);
      return requests.map(() => {
        const next = left.shift();
        if (next instanceof Error || !next) throw next ?? new Error('no answer left');
        return next;
      });
    },
  };
}

/** Time that passes only by sleeping. */
export function fakeClock(start = 0) {
  const slept: number[] = [];
  let now = start;
  return {
    slept,
    now: () => now,
    sleep: (ms: number) => {
      slept.push(ms);
      now += ms;
    },
    offsetMinutes: () => 0,
  };
}
