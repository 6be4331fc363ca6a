import { formatServiceError, type ServiceErrorKey } from '../service-error';
import type { AuthMode, CallCost, Execution } from '../execution';
import type { CallHooks } from './call-hooks';
import type { Clock } from './time/clock';
import { costOf } from './costs';
import { cellsOfCall, countCall, createCounters, type RunningCounters } from './counters';
import { gateOf, lacksScope } from './gates';

/** What an execution is about, before anything runs. */
export interface ExecutionSetup {
  readonly authMode: AuthMode;
  readonly hasUi: boolean;
  readonly userId: string;
  readonly locale: string;
  /** Scopes in the manifest, and those of them the user has granted. */
  readonly declared: ReadonlySet<string>;
  readonly granted: ReadonlySet<string>;
  readonly clock: Clock;
  readonly hooks: CallHooks;
  /** Milliseconds until Google ends it: 6 minutes, or 30 seconds in simple triggers. */
  readonly limitMs: number;
  /** Milliseconds left of the day's trigger time; infinite outside triggers. */
  readonly triggerBudgetMs: number;
  /** An error named "Exception" of the script's realm. */
  readonly makeError: (message: string) => Error;
  /** Ends the execution for good. */
  readonly stop: () => never;
}

export type KillReason = 'time' | 'asked';

/** An execution as the runtime sees it; services see the `Execution` in it. */
export interface ExecutionCore extends Execution {
  readonly counters: RunningCounters;
  /** Virtual milliseconds spent by this execution itself, not by others that ran meanwhile. */
  elapsed(): number;
  /** Set once it is killed. */
  killed(): KillReason | undefined;
  /** Spends time on the virtual clock outside a counted call, such as waiting for a lock. */
  spend(ms: number): void;
  /** The same, but on the real clock it really waits. */
  sleep(ms: number): void;
  /** The membrane's doors: a dead execution gets no further; what befalls it "after the call" happens on the way out. */
  readonly enter: () => void;
  readonly leave: (hasThrown: boolean) => void;
}

/**
 * The order of things in a call: count, test hooks, permission, scope, injected failure, time. So a call that is refused has cost nothing
 * and a call that would run over the limit has not acted.
 */
export function createExecutionCore(setup: ExecutionSetup): ExecutionCore {
  const { hooks, clock } = setup;
  const counters = createCounters();
  let killed: KillReason | undefined;
  let killAfter = false;
  /** With which the call that runs fails once it is done. */
  let failAfter: Error | undefined;

  function kill(reason: KillReason): never {
    killed ??= reason;
    return setup.stop();
  }

  const { error, owe, settle } = createErrors(setup);
  const { elapsed, spend, sleep } = createTimer(setup, () => kill('time'));

  function checkPermission(name: string): void {
    const gate = gateOf(name);
    if (!gate.modes.includes(setup.authMode)) throw error('permissionForCall', name);
    const undeclared = lacksScope(gate, setup.declared);
    if (undeclared) throw error('missingScope', name, undeclared);
    // Simple triggers run without any grant.
    if (setup.authMode === 'FULL' && lacksScope(gate, setup.granted)) throw error('authorizationRequired');
  }

  function call(name: string, cost: CallCost = {}): void {
    if (killed) kill(killed);
    const cells = cellsOfCall(name, cost.cells ?? 0);
    countCall(counters, name, cells);
    const number = counters.totalCalls;
    const asked = hooks.killAt?.call === number ? hooks.killAt.when : undefined;
    if (asked === 'before') kill('asked');
    hooks.onCall?.(name, number);
    checkPermission(name);
    const failure = hooks.failCall?.(name, number);
    if (failure && failure.done !== true) throw error(failure.key, ...(failure.details ?? []));
    spend(costOf(name, cost, cells));
    if (elapsed() > setup.triggerBudgetMs) throw error('tooMuchComputerTime');
    if (asked === 'after') killAfter = true;
    failAfter = failure && error(failure.key, ...(failure.details ?? []));
  }

  return {
    call,
    act(name, cost, body) {
      call(name, cost);
      const result = body();
      const failed = failAfter;
      failAfter = undefined;
      if (failed) throw failed;
      return result;
    },
    error,
    owe,
    settle,
    now: () => Math.floor(clock.now()),
    authMode: setup.authMode,
    hasUi: setup.hasUi,
    userId: setup.userId,
    locale: setup.locale,
    counters,
    elapsed,
    killed: () => killed,
    spend,
    sleep,
    enter() {
      if (killed) kill(killed);
    },
    leave(hasThrown) {
      if (killAfter) kill('asked');
      const failed = failAfter;
      failAfter = undefined;
      if (failed && !hasThrown) throw failed;
    },
  };
}

/** Errors in the person's language, and those that Google throws later than at the call. */
function createErrors({ makeError, locale }: ExecutionSetup): Pick<ExecutionCore, 'error' | 'owe' | 'settle'> {
  const made = new WeakMap<object, { readonly key: ServiceErrorKey; readonly error: Error }>();
  let owed: Error[] = [];
  return {
    error(key, ...details) {
      const one = makeError(formatServiceError(locale, key, ...details));
      made.set(one, { key, error: one });
      return one;
    },
    owe(thrown, kinds) {
      const known = typeof thrown === 'object' && thrown !== null ? made.get(thrown) : undefined;
      if (!known || !kinds.includes(known.key)) return false;
      owed.push(known.error);
      return true;
    },
    settle() {
      const [first] = owed;
      owed = [];
      if (first) throw first;
    },
  };
}

/** The time of an execution, on the clock that moves by what calls cost. On the real clock it passes by itself. */
function createTimer(
  { clock, limitMs }: ExecutionSetup,
  overrun: () => never,
): Pick<ExecutionCore, 'elapsed' | 'spend' | 'sleep'> {
  const started = clock.now();
  let spent = 0;
  const elapsed = (): number => (clock.kind === 'real' ? clock.now() - started : spent);

  function spend(cost: number): void {
    const ms = clock.kind === 'real' ? 0 : cost;
    const left = limitMs - elapsed();
    if (ms >= left) {
      clock.advance(Math.max(left, 0));
      spent = limitMs;
      overrun();
    }
    clock.advance(ms);
    spent += ms;
  }

  return {
    elapsed,
    spend,
    sleep(ms) {
      if (clock.kind === 'real') clock.sleep(Math.max(Math.min(ms, limitMs - elapsed()), 0));
      spend(ms);
    },
  };
}
