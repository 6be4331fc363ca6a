import { parentPort, type MessagePort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { createDesk } from './desk';
import type { DeskEvent } from './desk-calls';
import type { DeskSetup, ThreadAnswer, ThreadRequest } from './desk-thread';

/**
 * The thread of the emulator. Scripts block it; while one runs, requests that may come in between (edits, reads) are taken from the port
 * at its service calls, the others wait in a line.
 */
if (parentPort) serve(parentPort, workerData as DeskSetup);

/** Real time between two looks at the clock triggers. */
const TRIGGER_LOOK_MS = 15_000;

/** Between two looks for the answer of a person. */
const IDLE_MS = 20;
/** Never notified: waiting for it is waiting. */
const nobody = new Int32Array(new SharedArrayBuffer(4));

function serve(port: MessagePort, setup: DeskSetup): void {
  const line: ThreadRequest[] = [];
  const post = (message: ThreadAnswer): void => port.postMessage(message);
  const tell = (event: DeskEvent): void => post({ id: null, event });
  const desk = createDesk(setup, { tell, pause: takeBetween, idle: () => void Atomics.wait(nobody, 0, 0, IDLE_MS) });

  function answer(request: ThreadRequest): void {
    try {
      post({ id: request.id, ok: true, value: desk.handle(request.name, request.input) });
    } catch (error) {
      post({ id: request.id, ok: false, message: error instanceof Error ? error.message : String(error) });
    }
    desk.flush();
  }

  function takeBetween(): void {
    for (let next = take(); next; next = take()) {
      if (desk.mayInterrupt(next.name)) answer(next);
      else line.push(next);
    }
  }

  function take(): ThreadRequest | undefined {
    return receiveMessageOnPort(port)?.message as ThreadRequest | undefined;
  }

  function work(): void {
    for (let next = line.shift(); next; next = line.shift()) answer(next);
  }

  port.on('message', (request: ThreadRequest) => {
    line.push(request);
    work();
  });
  setInterval(() => {
    desk.fireDue();
    desk.flush();
    work();
  }, TRIGGER_LOOK_MS);
}
