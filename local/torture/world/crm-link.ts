import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { FetchOptions } from '../../emulator/services/fetch-options';
import { openLine } from '../../emulator/services/fetch-line';
import type { CrmReady, CrmReply, CrmRequest, CrmSetup } from './crm-words';

/** The demo CRM beside this thread, asked without promises: whoever asks is blocked until it has answered. */
export interface CrmLink extends CrmReady {
  /** @throws what the CRM cannot do. */
  readonly ask: (request: CrmRequest) => Exclude<CrmReply, { readonly problem: string }>;
  /** Sets the CRM's clock: milliseconds since the epoch. */
  readonly setTime: (now: number) => void;
  /** The CRM's thread, by its origin: scripts ask it without HTTP. */
  readonly threads: NonNullable<FetchOptions['threads']>;
  readonly close: () => Promise<void>;
}

/** Built from `crm-thread.ts`. */
const PROGRAM = './build/torture-crm.mjs';

/** A question is answered in milliseconds, the workspace made in seconds; silence for so long is a broken thread. */
const PATIENCE_MS = 60_000;

export function startCrmLink(given: Pick<CrmSetup, 'records' | 'rateLimit'>, start: number): CrmLink {
  const { port1, port2 } = new MessageChannel();
  const shared = { clock: new SharedArrayBuffer(8), signal: new SharedArrayBuffer(4) };
  const time = new Float64Array(shared.clock);
  const arrived = new Int32Array(shared.signal);
  time[0] = start;
  const { line, thread } = openLine();
  let isOpen = true;
  const workerData: CrmSetup = { ...given, ...shared, port: port2, line };
  const worker = new Worker(PROGRAM, { workerData, transferList: [port2, line.port] });
  worker.unref();
  port1.unref();
  const next = (): unknown => {
    const patience = Date.now() + PATIENCE_MS;
    while (Date.now() < patience) {
      const seen = Atomics.load(arrived, 0);
      const received = receiveMessageOnPort(port1);
      if (received) return received.message;
      Atomics.wait(arrived, 0, seen, 1_000);
    }
    throw new Error('The thread of the demo CRM does not answer.');
  };
  // Both ends are of this build.
  const ready = next() as CrmReady;
  return {
    ...ready,
    threads: (origin) => (isOpen && origin === ready.url ? thread : undefined),
    ask(request) {
      port1.postMessage(request);
      const reply = next() as CrmReply;
      if ('problem' in reply) throw new Error(`The demo CRM: ${reply.problem}`);
      return reply;
    },
    setTime: (now) => {
      time[0] = now;
    },
    close: async () => {
      isOpen = false;
      await worker.terminate();
    },
  };
}
