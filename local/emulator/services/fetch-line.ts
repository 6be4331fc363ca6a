import { MessageChannel, type MessagePort } from 'node:worker_threads';

/** A thread that answers requests while this one is blocked: what it gets and gives is described in `fetch-worker.ts`. */
export interface FetchThread {
  readonly port: MessagePort;
  readonly arrived: Int32Array;
  lastId: number;
}

/** The end of a line that another thread gets. */
interface LineEnd {
  readonly port: MessagePort;
  /** One whole number; grows behind each message that the other thread sends. */
  readonly signal: SharedArrayBuffer;
}

/** Both ends of a line to another thread. It does not keep the process alive. */
export function openLine(): { readonly line: LineEnd; readonly thread: FetchThread } {
  const { port1, port2 } = new MessageChannel();
  const signal = new SharedArrayBuffer(4);
  port1.unref();
  return { line: { port: port2, signal }, thread: { port: port1, arrived: new Int32Array(signal), lastId: 0 } };
}
