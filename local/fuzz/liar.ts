import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Told } from './lies';

/** The lying server beside this thread. */
export interface Liar {
  readonly url: string;
  /** From now on it tells these; requests are counted anew. */
  readonly tell: (lies: readonly Told[]) => void;
  /** Requests since then. */
  readonly requests: () => number;
  readonly close: () => Promise<void>;
}

/** Built from `server-thread.ts`. */
const PROGRAM = './build/fuzz-server.mjs';

/** Silence for so long is a broken thread. */
const PATIENCE_MS = 60_000;

export function startLiar(url: string): Liar {
  const { port1, port2 } = new MessageChannel();
  const shared = new SharedArrayBuffer(8);
  const numbers = new Int32Array(shared);
  const worker = new Worker(PROGRAM, { workerData: { url, port: port2, shared }, transferList: [port2] });
  worker.unref();
  port1.unref();
  const next = (): unknown => {
    const patience = Date.now() + PATIENCE_MS;
    while (Date.now() < patience) {
      const seen = Atomics.load(numbers, 0);
      const received = receiveMessageOnPort(port1);
      if (received) return received.message;
      Atomics.wait(numbers, 0, seen, 1_000);
    }
    throw new Error('The lying server does not answer.');
  };
  return {
    // Both ends are of this build.
    ...(next() as { url: string }),
    tell(lies) {
      port1.postMessage(lies);
      next();
    },
    requests: () => Atomics.load(numbers, 1),
    close: async () => {
      await worker.terminate();
    },
  };
}
