/** `google.script.run` as typed promises. Every endpoint takes one JSON text and answers one JSON text, a `Reply`. */
import type { EndpointName, Input, Output } from '../src/calls/endpoints/index';
import type { Reply } from '../src/protocol/reply';
import type { Trouble } from './model/trouble';
import { problemOf } from './problem';
import { here } from './step';

export interface ScriptRunner {
  withSuccessHandler(handler: (answer: unknown) => void): ScriptRunner;
  withFailureHandler(handler: (error: unknown) => void): ScriptRunner;
}

export interface Clock {
  readonly now: () => number;
  /** Calls back once after `milliseconds`; the answer forgets it. */
  readonly later: (milliseconds: number, then: () => void) => () => void;
}

/** A call's end: data, or what a person must be told. It never throws. */
export type Result<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly trouble: Trouble };

export type Rpc = <E extends EndpointName>(endpoint: E, input: Input<E>) => Promise<Result<Output<E>>>;

/** Half a minute more than an execution can last: whoever is silent so long was lost on the way. */
const GIVE_UP_MS = 390_000;

export function createRpc(run: () => ScriptRunner, clock: Clock): Rpc {
  return <E extends EndpointName>(endpoint: E, input: Input<E>) =>
    new Promise<Result<Output<E>>>((resolve) => {
      const started = clock.now();
      const end = (result: Result<Output<E>>): void => {
        forget();
        resolve(result);
      };
      const fail = (error: unknown): void =>
        end({ ok: false, trouble: here(problemOf(messageOf(error), clock.now() - started)) });
      const forget = clock.later(GIVE_UP_MS, () => resolve({ ok: false, trouble: here('no-answer') }));
      try {
        const runner: unknown = run()
          .withSuccessHandler((answer) => end(readReply<Output<E>>(answer)))
          .withFailureHandler(fail);
        send(runner, endpoint, JSON.stringify(input));
      } catch (error) {
        fail(error);
      }
    });
}

/** Apps Script's own functions appear on the runner under their names; the types cannot know them. */
function send(runner: unknown, endpoint: EndpointName, input: string): void {
  if (typeof runner !== 'object' || runner === null) throw new Error('no runner');
  const callable: unknown = Reflect.get(runner, endpoint);
  if (typeof callable !== 'function') throw new Error(`no function ${endpoint}`);
  Reflect.apply(callable, runner, [input]);
}

function readReply<T>(answer: unknown): Result<T> {
  const reply = parse(answer);
  if (!isReply<T>(reply)) return { ok: false, trouble: here('platform-failed') };
  if (reply.ok) return reply;
  return { ok: false, trouble: { from: 'server', ...reply.error } };
}

function parse(answer: unknown): unknown {
  try {
    return typeof answer === 'string' ? JSON.parse(answer) : undefined;
  } catch {
    return undefined;
  }
}

/** Looks at the envelope. What is inside was built by our own server from the same `protocol.ts`, in the same version. */
function isReply<T>(value: unknown): value is Reply<T> {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return false;
  if (value.ok === true) return 'data' in value;
  if (value.ok !== false || !('error' in value) || typeof value.error !== 'object' || value.error === null)
    return false;
  return 'kind' in value.error && 'message' in value.error && typeof value.error.message === 'string';
}

function messageOf(error: unknown): string {
  if (typeof error === 'string') return error;
  if (typeof error !== 'object' || error === null || !('message' in error)) return '';
  return typeof error.message === 'string' ? error.message : '';
}
