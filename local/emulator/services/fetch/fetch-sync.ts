import { receiveMessageOnPort, Worker } from 'node:worker_threads';
import { type FetchThread, openLine } from '../fetch-line';
import type { FetchOptions } from '../fetch-options';
import { BODY_BYTES, type FetchRequest } from './fetch-request';
import { FETCH_WORKER } from './fetch-worker';

/** What came back for one request. Header names keep the server's case, repeated ones stay apart. */
export type FetchResult = FetchAnswer | { readonly failure: FetchFailure };

export interface FetchAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
}

export type FetchFailure = 'dns' | 'unavailable' | 'timeout' | 'ssl' | 'tooLarge' | 'unexpected';

/** The thread ends every request at its time-out; this long after it, something is broken. */
const THREAD_PATIENCE_MS = 30_000;

let thread: FetchThread | undefined;

/** One thread of HTTP for the whole process, started at the first request; it does not keep the process alive. */
function openThread(): FetchThread {
  if (thread) return thread;
  const opened = openLine();
  const worker = new Worker(FETCH_WORKER, { eval: true, workerData: opened.line, transferList: [opened.line.port] });
  worker.unref();
  worker.on('error', () => {
    thread = undefined;
  });
  thread = opened.thread;
  return thread;
}

/** The thread that stands for the server of all these requests, else the one that speaks HTTP. */
function threadOf(requests: readonly FetchRequest[], { threads }: FetchOptions): FetchThread {
  const found = new Set(threads ? requests.map(({ url }) => threads(new URL(url).origin)) : []);
  const [only] = found;
  return found.size === 1 && only ? only : openThread();
}

/** Sends all requests at once and blocks this thread until all are answered or have failed. */
export function fetchSync(requests: readonly FetchRequest[], options: FetchOptions): FetchResult[] {
  const open = threadOf(requests, options);
  const { port, arrived } = open;
  open.lastId += 1;
  const id = open.lastId;
  const allowLocal = options.allowLocal ?? false;
  const scale = options.timeoutScale ?? 1;
  port.postMessage({
    id,
    limit: BODY_BYTES,
    requests: requests.map(({ timeoutSeconds, mute: _mute, ...request }) => ({
      ...request,
      timeoutMs: timeoutSeconds * 1000 * scale,
      routes: options.routes ?? {},
      mayBeLocal: allowLocal === true ? true : allowLocal === false ? [] : [...allowLocal],
      onlyLoopback: options.onlyLoopback ?? false,
    })),
  });
  const longest = Math.max(0, ...requests.map(({ timeoutSeconds }) => timeoutSeconds * 1000 * scale));
  const patience = Date.now() + longest + THREAD_PATIENCE_MS;
  while (Date.now() < patience) {
    const seen = Atomics.load(arrived, 0);
    const received: unknown = receiveMessageOnPort(port)?.message;
    // An execution that was ended while it waited leaves its answer behind: skip it.
    if (isReply(received) && received.id === id) return received.results;
    if (received === undefined) Atomics.wait(arrived, 0, seen, 1000);
  }
  throw new Error('The thread that sends requests does not answer.');
}

function isReply(message: unknown): message is { id: number; results: FetchResult[] } {
  return typeof message === 'object' && message !== null && 'id' in message && 'results' in message;
}
