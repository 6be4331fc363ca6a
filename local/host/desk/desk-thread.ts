import { resolve as absolute } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type DeskCallName, type DeskCalls, DeskError, type DeskEvent } from './desk-calls';

/** The desk as seen from outside its thread. */
export interface Desk {
  call<Name extends DeskCallName>(
    name: Name,
    input: Parameters<DeskCalls[Name]>[0],
  ): Promise<ReturnType<DeskCalls[Name]>>;
  onEvent(listener: (event: DeskEvent) => void): void;
  /** Called when the thread ends without having been asked to. */
  onEnd(listener: (sentence: string) => void): void;
  stop(): Promise<void>;
}

/** What the thread is started with. */
export interface DeskSetup {
  /** Folder of the built add-on. */
  readonly addOn: string;
  readonly timeZone: string;
  readonly language: 'en' | 'fr';
  /** Origins on this machine that the add-on may reach, besides public addresses. */
  readonly allowedOrigins: readonly string[];
  /** Any address of this machine and its network may be reached. */
  readonly allowLocal: boolean;
}

export type ThreadRequest = { readonly id: number; readonly name: DeskCallName; readonly input: unknown };
export type ThreadAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string }
  | { readonly id: null; readonly event: DeskEvent };

/** Starts the thread of `program` (the built worker). Errors of the desk's calls reject as `DeskError`. */
export function startDesk(program: string, setup: DeskSetup): Desk {
  const worker = new Worker(absolute(program), { workerData: setup });
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  const listeners: ((event: DeskEvent) => void)[] = [];
  const ends: ((sentence: string) => void)[] = [];
  let requests = 0;
  let ended: string | null = null;

  const end = (sentence: string): void => {
    if (ended !== null) return;
    ended = sentence;
    for (const { reject } of waiting.values()) reject(new DeskError(sentence));
    waiting.clear();
    for (const listener of ends) listener(sentence);
  };
  worker.on('message', (answer: ThreadAnswer) => {
    if (answer.id === null) {
      for (const listener of listeners) listener(answer.event);
      return;
    }
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.ok) asked?.resolve(answer.value as never);
    else asked?.reject(new DeskError(answer.message));
  });
  worker.on('error', (error) => end(`The emulator stopped: ${error instanceof Error ? error.message : String(error)}`));
  worker.on('exit', (code) => end(`The emulator ended (code ${code}).`));

  return {
    call(name, input) {
      if (ended !== null) return Promise.reject(new DeskError(ended));
      return new Promise((resolve, reject) => {
        requests += 1;
        waiting.set(requests, { resolve, reject });
        const request: ThreadRequest = { id: requests, name, input };
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        worker.postMessage(request);
      });
    },
    onEvent: (listener) => void listeners.push(listener),
    onEnd: (listener) => void ends.push(listener),
    async stop() {
      ended ??= 'The emulator was stopped.';
      await worker.terminate();
    },
  };
}
