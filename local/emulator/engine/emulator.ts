import { AUTH_MODES } from '../services/script-app';
import type { CallHooks } from '../runtime/call-hooks';
import { toClientReply } from './client-reply';
import { createRealClock, createVirtualClock } from '../runtime/time/clock';
import type { EmulatedDocument } from '../runtime/document';
import type { Emulator, EmulatedUser, EmulatorOptions, RunRequest } from './emulator-types';
import { fireTriggers } from './fire-triggers';
import { createGuard, DEFAULT_TERMINATION } from '../runtime/guard';
import { createLockTable } from '../runtime/lock-table';
import { readManifest } from '../runtime/manifest';
import { addToQuota } from '../runtime/quotas';
import { createRandom } from '../runtime/random';
import type { RunResult } from './result';
import { type Entry, type Host, runExecution } from './run-execution';
import { restoreStores, saveStores } from '../runtime/snapshot';
import { argumentsToServer } from '../runtime/transfer';
import { createStores, sessionOf } from '../runtime/world';

/** google.md §1.1. */
const EXECUTION_LIMIT_MS = 360_000;
const SIMPLE_TRIGGER_LIMIT_MS = 30_000;
const DEFAULT_START = '2026-03-02T09:00:00Z';

/** A small world of users and documents in which the built add-on runs as it would at Google. */
export function createEmulator(options: EmulatorOptions): Emulator {
  const start = Date.parse(options.start ?? DEFAULT_START);
  if (Number.isNaN(start)) throw new Error(`"${options.start}" is not an ISO date-time.`);
  const stores = createStores(start, options.seed ?? 1);
  const manifest = readManifest(options.folder);
  const termination = options.termination ?? DEFAULT_TERMINATION;
  const addOn = options.mode !== 'bound';
  const host: Host = {
    folder: options.folder,
    manifest,
    addOn,
    stores,
    clock: options.clock === 'real' ? createRealClock() : createVirtualClock(stores),
    random: createRandom(stores.seed),
    locks: createLockTable(),
    guard: createGuard(termination),
    termination,
    fetch: options.fetch ?? {},
    answers: options.answers ?? {},
    cacheEviction: options.cacheEviction ?? 0,
    presentGlobals: options.presentGlobals ?? [],
    onBroken:
      options.onBroken ??
      ((error) => {
        throw error;
      }),
    running: [],
    executionsStarted: 0,
  };
  const users = new Map<string, EmulatedUser>();
  const documents = new Map<string, EmulatedDocument>();
  for (const document of options.documents ?? []) documents.set(document.id, document);
  for (const user of options.users) {
    users.set(user.id, user);
    stores.grants.set(user.id, new Set(user.granted ?? manifest.scopes));
    if (user.installed !== false) stores.installedBy.add(user.id);
  }

  function userOf(id: string): EmulatedUser {
    const user = users.get(id);
    if (!user) throw new Error(`The emulator has no user "${id}".`);
    return user;
  }

  function documentOf(id: string | null | undefined): EmulatedDocument | null {
    if (id === null || id === undefined) return null;
    const document = documents.get(id);
    if (!document) throw new Error(`The emulator has no document "${id}".`);
    return document;
  }

  function entryOf(request: RunRequest, isTrigger: boolean): Entry {
    const user = userOf(request.user);
    return {
      functionName: request.functionName,
      args: request.args ?? [],
      user: {
        id: user.id,
        email: user.email ?? `${user.id}@example.com`,
        locale: user.locale ?? 'en',
        account: user.account ?? 'consumer',
      },
      document: documentOf(request.document),
      authMode: request.authMode ?? 'FULL',
      hasUi: request.hasUi ?? true,
      limitMs: request.limitMs ?? EXECUTION_LIMIT_MS,
      isTrigger,
      hooks: request,
    };
  }

  const run = (request: RunRequest): RunResult => runExecution(host, entryOf(request, false));

  function grantsOf(user: string): Set<string> {
    const known = stores.grants.get(userOf(user).id);
    if (!known) throw new Error(`The emulator keeps no grants for "${user}".`);
    return known;
  }

  /** Google's consent dialog; it comes by itself only when nothing was granted before. */
  function consent(user: string): void {
    const grants = grantsOf(user);
    if (grants.size > 0) return;
    for (const scope of userOf(user).consents ?? manifest.scopes) grants.add(scope);
  }

  /** A person acts in the document: FULL, and from now on the add-on is enabled there. */
  function act(
    user: string,
    document: string,
    functionName: string,
    args: readonly unknown[],
    hooks: CallHooks,
  ): RunResult {
    stores.enabledIn.add(document);
    return run({ ...hooks, user, document, functionName, args });
  }

  return {
    run,
    open(user, document, hooks = {}) {
      const session = sessionOf(stores, userOf(user).id, document);
      session.menus = [];
      session.sidebar = null;
      session.dialog = null;
      const enabled = !addOn || stores.enabledIn.has(document);
      if (!enabled && !stores.installedBy.has(user)) return { run: null, menus: [] };
      const authMode = enabled ? 'LIMITED' : 'NONE';
      const result = run({
        ...hooks,
        user,
        document,
        functionName: 'onOpen',
        args: [{ authMode: AUTH_MODES[authMode] }],
        authMode,
        limitMs: SIMPLE_TRIGGER_LIMIT_MS,
      });
      if (result.outcome !== 'value') session.menus = [];
      return { run: result, menus: session.menus };
    },
    clickMenu(user, document, caption, hooks = {}) {
      const items = sessionOf(stores, userOf(user).id, document).menus.flatMap((menu) => menu.items);
      const item = items.find((candidate) => candidate.caption === caption);
      if (!item)
        throw new Error(`No menu item "${caption}"; there are: ${items.map((one) => one.caption).join(', ')}.`);
      consent(user);
      return act(user, document, item.functionName, [], hooks);
    },
    clientCall(user, document, name, args = [], hooks = {}) {
      const given = argumentsToServer(args);
      if (!/^[A-Za-z$_][\w$]*$/.test(name) || name.endsWith('_')) {
        throw new TypeError(`google.script.run.${name} is not a function`);
      }
      return toClientReply(act(user, document, name, given, hooks), userOf(user).locale ?? 'en');
    },
    fireTriggers: (until, fireOptions = {}) =>
      fireTriggers(host, until, fireOptions, (request) => runExecution(host, entryOf(request, true))),
    installAddOn(user, document) {
      stores.installedBy.add(userOf(user).id);
      consent(user);
      return act(user, document, 'onInstall', [{ authMode: AUTH_MODES.FULL }], {});
    },
    uninstallAddOn(user) {
      stores.installedBy.delete(userOf(user).id);
    },
    grant(user, scopes = manifest.scopes) {
      for (const scope of scopes) grantsOf(user).add(scope);
    },
    revoke(user, scopes = manifest.scopes) {
      for (const scope of scopes) grantsOf(user).delete(scope);
    },
    setLocale(user, locale) {
      users.set(user, { ...userOf(user), locale });
    },
    useQuota: (user, name, amount) => addToQuota(stores.quotas, userOf(user).id, name, amount, host.clock.now()),
    session: (user, document) => sessionOf(stores, userOf(user).id, document),
    outbox: () => stores.outbox,
    triggers: () => stores.triggers,
    properties: () => stores.properties,
    caches: () =>
      new Map(
        [...stores.caches].map(([key, cache]) => [key, new Map([...cache].map(([name, { value }]) => [name, value]))]),
      ),
    now: () => Math.floor(host.clock.now()),
    advance: (ms) => host.clock.advance(ms),
    addDocument(document) {
      documents.set(document.id, document);
    },
    snapshot() {
      if (host.running.length > 0) throw new Error('A snapshot cannot be taken while an execution runs.');
      return {
        stores: saveStores(stores, host.random),
        documents: new Map([...documents].map(([id, document]) => [id, document.snapshot()])),
      };
    },
    restore(snapshot) {
      if (host.running.length > 0) throw new Error('A snapshot cannot be restored while an execution runs.');
      restoreStores(stores, host.random, snapshot.stores);
      for (const [id, saved] of snapshot.documents) documentOf(id)?.restore(saved);
    },
  };
}
