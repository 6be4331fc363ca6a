import { setTimeout as pause } from 'node:timers/promises';
import type { MessagePort } from 'node:worker_threads';
import type { Respond } from './respond';

/** A request that comes from another thread of this process, without HTTP. */
interface DirectRequest {
  readonly url: string;
  readonly method: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  readonly timeoutMs: number;
}

/** The answer, or how the request would have failed over HTTP. */
type DirectResult =
  | {
      readonly status: number;
      readonly headers: readonly (readonly [string, string])[];
      readonly body: Uint8Array;
    }
  | { readonly failure: 'timeout' | 'unavailable' | 'unexpected' };

export type Direct = (request: DirectRequest) => Promise<DirectResult>;

/** Answers as the server does over HTTP, faults on the way included. */
export function directly(respond: Respond): Direct {
  let refusingUntil = 0;
  const answered: Direct = async ({ url, method, headers, body }) => {
    if (performance.now() < refusingUntil) return { failure: 'unavailable' };
    const { pathname, searchParams } = new URL(url);
    const text = body ? Buffer.from(body).toString('utf8') : '';
    const { answer, fault } = await respond({
      method: method.toUpperCase(),
      path: pathname,
      query: searchParams,
      headers,
      body: text,
    });
    if (fault.refuseMs !== null) refusingUntil = performance.now() + fault.refuseMs;
    if (fault.refuseMs !== null || fault.drop) return { failure: 'unavailable' };
    if (fault.cutAfter !== null) return { failure: 'unexpected' };
    const type = answer.contentType === null ? {} : { 'content-type': answer.contentType };
    return {
      status: answer.status,
      headers: Object.entries({ ...answer.headers, ...type }),
      body: new TextEncoder().encode(answer.body),
    };
  };
  return async (request) => {
    const given = new AbortController();
    try {
      const late = pause(request.timeoutMs, { failure: 'timeout' } as const, { signal: given.signal });
      // Ending it is no failure.
      late.catch(() => undefined);
      return await Promise.race([answered(request), late]);
    } finally {
      given.abort();
    }
  };
}

/** What a thread with a server gets to be asked through. The other end is the emulator's `fetchThread`. */
export interface DirectLine {
  readonly port: MessagePort;
  /** One whole number; grows behind each answer. */
  readonly signal: SharedArrayBuffer;
}

interface Batch {
  readonly id: number;
  readonly requests: readonly DirectRequest[];
}

/** Answers what comes through the line: batches of requests, in the words of the emulator's `fetch-worker.ts`. */
export function serveLine({ port, signal }: DirectLine, answer: Direct): void {
  const arrived = new Int32Array(signal);
  const answerAll = async ({ id, requests }: Batch): Promise<void> => {
    const results = await Promise.all(requests.map(answer));
    const bodies = results.flatMap((result) => ('body' in result ? [result.body.buffer as ArrayBuffer] : []));
    port.postMessage({ id, results }, bodies);
    Atomics.add(arrived, 0, 1);
    Atomics.notify(arrived, 0);
  };
  port.on('message', (batch: Batch) => void answerAll(batch));
}
