import type { EndpointName } from '../../src/calls/endpoints/index';
import type { Reply } from '../../src/protocol/reply';

/** One answer of the fake server: a reply, an error for the failure handler, or silence. A held one waits for `releaseAnswer()`. */
export type Answer =
  | { readonly reply: Reply<unknown>; readonly held?: boolean }
  | { readonly error: string; readonly held?: boolean }
  | 'silence';

/** Answers to each endpoint, in order; the last one stays. */
export type Script = Partial<Record<EndpointName, readonly Answer[]>>;

export interface ScriptCall {
  readonly endpoint: string;
  readonly input: string;
}

/**
 * Puts a `google.script.run` into the page that answers by the script and notes the calls in `scriptCalls`. It runs inside
 * the browser, so it uses nothing from outside itself.
 */
export function installFakeScriptRun(script: Script): void {
  const calls: ScriptCall[] = [];
  const used = new Map<string, number>();
  const held: (() => void)[] = [];

  function runner(succeed: (answer: unknown) => void, fail: (error: unknown) => void): object {
    return new Proxy(
      {},
      {
        get(_, name: string) {
          if (name === 'withSuccessHandler') return (handler: (answer: unknown) => void) => runner(handler, fail);
          if (name === 'withFailureHandler') return (handler: (error: unknown) => void) => runner(succeed, handler);
          return (input: string) => answer(name as EndpointName, input, succeed, fail);
        },
      },
    );
  }

  function answer(
    endpoint: EndpointName,
    input: string,
    succeed: (answer: unknown) => void,
    fail: (error: unknown) => void,
  ): void {
    calls.push({ endpoint, input });
    const answers = script[endpoint] ?? [];
    const turn = used.get(endpoint) ?? 0;
    used.set(endpoint, turn + 1);
    const next = answers[Math.min(turn, answers.length - 1)];
    if (next === undefined) return fail(new Error(`Script function not found: ${endpoint}`));
    if (next === 'silence') return;
    const settle = (): void => {
      if ('error' in next) fail(Object.assign(new Error(next.error), { name: 'ScriptError' }));
      else succeed(JSON.stringify(next.reply));
    };
    if (next.held === true) held.push(settle);
    else setTimeout(settle);
  }

  const focus = (): void => void calls.push({ endpoint: 'host.editor.focus', input: '' });
  const apps = {
    run: runner(
      () => undefined,
      () => undefined,
    ),
    host: { editor: { focus } },
  };
  Object.assign(globalThis, { google: { script: apps }, scriptCalls: calls, releaseAnswer: () => held.shift()?.() });
}
