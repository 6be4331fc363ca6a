import type { AuthMode } from '../execution';
import { formatServiceError } from '../service-error';
import type { Answers, LogLine, ServiceContext } from '../services/context';
import type { FetchOptions } from '../services/fetch-options';
import { createPlatformServices } from '../services/platform-services';
import type { CallHooks } from '../runtime/call-hooks';
import type { Clock } from '../runtime/time/clock';
import { type EmulatedDocument, withoutDocument } from '../runtime/document';
import { createExecutionCore, type ExecutionCore } from '../runtime/execution-core';
import type { Guard, Termination } from '../runtime/guard';
import type { LockTable } from '../runtime/lock-table';
import type { Manifest } from '../runtime/manifest';
import { createMembrane, type Membrane } from './membrane';
import { addToQuota, type Account, QUOTAS, quotaUsed } from '../runtime/quotas';
import type { Random } from '../runtime/random';
import { createRealm, type Realm } from '../runtime/script/realm';
import { failureOf, type RunResult, type ScriptFailure } from './result';
import { createStopwatch, type Stopwatch } from '../runtime/time/stopwatch';
import type { Stores } from '../runtime/world';

/** What all executions of an emulator share. */
export interface Host {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly addOn: boolean;
  readonly stores: Stores;
  readonly clock: Clock;
  readonly random: Random;
  readonly locks: LockTable;
  readonly guard: Guard;
  readonly termination: Termination;
  readonly fetch: FetchOptions;
  readonly answers: Answers;
  readonly cacheEviction: number;
  readonly presentGlobals: readonly string[];
  readonly onBroken: (error: Error) => void;
  /** Executions that run now, the innermost last. */
  readonly running: RunningExecution[];
  executionsStarted: number;
}

interface RunningExecution {
  readonly id: number;
  readonly userId: string;
}

/** One entry-point call. */
export interface Entry {
  readonly functionName: string;
  /** Built when the realm is ready: enum values of services may be among them. */
  readonly args: readonly unknown[];
  readonly user: { readonly id: string; readonly email: string; readonly locale: string; readonly account: Account };
  readonly document: EmulatedDocument | null;
  readonly authMode: AuthMode;
  readonly hasUi: boolean;
  readonly limitMs: number;
  readonly isTrigger: boolean;
  readonly hooks: CallHooks;
}

const SIMULTANEOUS_PER_USER = 30;
/** Real time after which even a loop that calls no service is ended: Google's six minutes. */
const REAL_LIMIT_MS = 360_000;

/** Watched where a person waits, and where nothing else can end such a loop; torture tests save the watching thread. */
const realLimitOf = (host: Host): number | undefined =>
  host.clock.kind === 'real' || host.termination === 'marker' ? REAL_LIMIT_MS : undefined;

type Ending =
  | { readonly value: unknown }
  | { readonly thrown: unknown }
  /** A promise that was rejected or never settled: on Google it is lost without a trace. */
  | { readonly lost: string };

/** An execution that is ready to begin: its realm has Google's services. */
interface Prepared {
  readonly id: number;
  /** On the emulator's clock, in milliseconds since the epoch. */
  readonly started: number;
  /** Milliseconds of trigger time that the person used before, that day; 0 outside triggers. */
  readonly triggerUsed: number;
  readonly realm: Realm;
  readonly core: ExecutionCore;
  readonly membrane: Membrane;
  readonly log: LogLine[];
  /** Counts the script's own processor time; null where nobody wants to know: asking takes longer than most service calls. */
  readonly own: Stopwatch | null;
  /** What the emulator lacked or did wrong, first of all. */
  readonly broken: () => Error | undefined;
}

/** Runs one entry point in a fresh realm, loaded by gas-local, and tells how it ended. Throws when the emulator itself lacks something. */
export function runExecution(host: Host, entry: Entry): RunResult {
  const { user } = entry;
  const prepared = prepare(host, entry);
  const { core, log, membrane, started } = prepared;
  const refusal = refuse(host, entry, prepared.triggerUsed);
  const ending = refusal ? { thrown: refusal } : perform(host, entry, prepared);
  if (entry.isTrigger) addToQuota(host.stores.quotas, user.id, 'triggerMs', core.elapsed(), started);
  const broken = prepared.broken();
  if (broken) host.onBroken(broken);

  const record = {
    functionName: entry.functionName,
    userId: user.id,
    documentId: entry.document?.id ?? null,
    startedAt: Math.floor(started),
    counters: { ...core.counters, elapsedMs: Math.round(core.elapsed()) },
    log,
  };
  if (!ending) return { ...record, outcome: 'killed', reason: core.killed() ?? 'time' };
  if ('value' in ending) return { ...record, outcome: 'value', value: membrane.toHost(ending.value) };
  if ('thrown' in ending) return { ...record, outcome: 'error', error: failureOf(ending.thrown, host.folder) };
  log.push({ level: 'emulator', text: ending.lost });
  return { ...record, outcome: 'value', value: undefined };
}

function prepare(host: Host, entry: Entry): Prepared {
  const { stores, clock, manifest } = host;
  const { user, document } = entry;
  const log: LogLine[] = [];
  const started = clock.now();
  host.executionsStarted += 1;
  const id = host.executionsStarted;
  let broken: Error | undefined;

  const realm = createRealm({
    now: () => Math.floor(clock.now()),
    random: () => host.random.next(),
    present: host.presentGlobals,
    utc: /^(Etc\/)?(UTC|GMT)$/.test(manifest.timeZone),
  });
  const granted = stores.grants.get(user.id) ?? new Set<string>();
  const triggerUsed = entry.isTrigger ? quotaUsed(stores.quotas, user.id, 'triggerMs', started) : 0;
  const core = createExecutionCore({
    authMode: entry.authMode,
    hasUi: entry.hasUi,
    userId: user.id,
    locale: user.locale,
    declared: new Set(manifest.scopes),
    granted,
    clock,
    hooks: entry.hooks,
    limitMs: entry.limitMs,
    triggerBudgetMs: entry.isTrigger ? QUOTAS.triggerMs[user.account] - triggerUsed : Number.POSITIVE_INFINITY,
    makeError: (message) => realm.make.error('Exception', message),
    stop: () => host.guard.stop(),
  });
  const own = entry.hooks.onEnd ? createStopwatch() : null;
  const membrane = createMembrane(realm.make, {
    enter: () => {
      own?.stop();
      core.enter();
    },
    leave: core.leave,
    left: () => own?.start(),
    failed: (error) => {
      broken ??= error;
    },
  });
  const context = contextOf(host, entry, { id, core, granted, log, realm });
  const spreadsheetApp = document ? document.spreadsheetApp(core) : withoutDocument(core);
  for (const [name, service] of Object.entries(createPlatformServices(context, spreadsheetApp))) {
    realm.globals[name] = membrane.toRealm(service, name);
  }
  return { id, started, triggerUsed, realm, core, membrane, log, own, broken: () => broken };
}

/** What the services of an execution know of it. */
function contextOf(
  host: Host,
  { user, document }: Entry,
  {
    id,
    core,
    granted,
    log,
    realm,
  }: Pick<Prepared, 'id' | 'core' | 'log' | 'realm'> & { readonly granted: Set<string> },
): ServiceContext {
  const { stores, clock } = host;
  return {
    core,
    stores,
    random: host.random,
    manifest: host.manifest,
    folder: host.folder,
    scriptId: scriptIdOf(host, document),
    addOn: host.addOn,
    documentId: document?.id ?? null,
    user,
    granted,
    locks: host.locks,
    executionId: id,
    fetch: host.fetch,
    answers: host.answers,
    cacheEviction: host.cacheEviction,
    log: (level, text) => {
      log.push({ level, text });
    },
    useQuota(name, amount) {
      if (quotaUsed(stores.quotas, user.id, name, clock.now()) + amount > QUOTAS[name][user.account]) {
        throw core.error('tooManyCallsDay', name);
      }
      addToQuota(stores.quotas, user.id, name, amount, clock.now());
    },
    evaluate: realm.evaluate,
  };
}

/** Undefined where the execution was killed. @throws Error where whoever runs the emulator ended it. */
function perform(host: Host, entry: Entry, { id, realm, core, membrane, own }: Prepared): Ending | undefined {
  let ending: Ending | undefined;
  host.running.push({ id, userId: entry.user.id });
  const outcome = host.guard.run(() => {
    try {
      own?.start();
      ending = enterScript(realm, host.folder, entry, (value) => membrane.toRealm(value, 'argument'));
      core.settle();
    } catch (error) {
      ending = { thrown: error };
    }
  }, realLimitOf(host));
  own?.stop();
  if (own) entry.hooks.onEnd?.(own.total());
  host.running.pop();
  host.locks.releaseAll(id);
  if (outcome === 'interrupted') throw new Error('Interrupted.');
  return outcome === 'overran' || core.killed() ? undefined : ending;
}

/** Google's reasons not to start at all. */
function refuse(host: Host, entry: Entry, triggerUsed: number): ScriptFailure | undefined {
  const { user } = entry;
  const error = (key: 'tooManySimultaneous' | 'tooMuchComputerTime'): ScriptFailure => ({
    name: 'Exception',
    message: formatServiceError(user.locale, key),
    stack: '',
  });
  const running = host.running.filter((other) => other.userId === user.id).length;
  if (running >= SIMULTANEOUS_PER_USER) return error('tooManySimultaneous');
  return entry.isTrigger && triggerUsed >= QUOTAS.triggerMs[user.account] ? error('tooMuchComputerTime') : undefined;
}

/** Loads the project and calls the function. Promise jobs run when the call stack is empty, and a returned promise is awaited. */
function enterScript(realm: Realm, folder: string, entry: Entry, toRealm: (value: unknown) => unknown): Ending {
  realm.load(folder);
  const found = realm.find(entry.functionName);
  if (!found) {
    return {
      thrown: {
        name: 'Exception',
        message: formatServiceError(entry.user.locale, 'functionNotFound', entry.functionName),
      },
    };
  }
  const state: { ending: Ending } = { ending: { lost: 'The promise that was returned never settled.' } };
  realm.enter(() => {
    const value = found(...entry.args.map(toRealm));
    if (!realm.make.isPromise(value)) {
      state.ending = { value };
      return;
    }
    realm.make.settle(
      value,
      (settled) => {
        state.ending = { value: settled };
      },
      (reason) => {
        state.ending = { lost: `The promise that was returned was rejected: ${String(reason)}` };
      },
    );
  });
  return state.ending;
}

/** An add-on is one script everywhere; a bound script belongs to its document, and a copy of the document gets a new one. */
function scriptIdOf(host: Pick<Host, 'addOn'>, document: EmulatedDocument | null): string {
  return host.addOn ? 'emulated-add-on' : `emulated-bound-${document?.id ?? 'none'}`;
}
