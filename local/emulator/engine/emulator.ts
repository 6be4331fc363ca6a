import { createRealClock, createVirtualClock } from '../runtime/time/clock';
import { createGuard, DEFAULT_TERMINATION } from '../runtime/guard';
import { createLockTable } from '../runtime/lock-table';
import { type Manifest, readManifest } from '../runtime/manifest';
import { addToQuota } from '../runtime/quotas';
import { createRandom } from '../runtime/random';
import { restoreStores, saveStores } from '../runtime/snapshot';
import { createStores, sessionOf, type Stores } from '../runtime/world';
import { acts } from './acts';
import type { Emulator, EmulatorOptions } from './emulator-types';
import { fireTriggers } from './fire-triggers';
import { type Residents, settle } from './residents';
import { type Host, runExecution } from './run-execution';

const DEFAULT_START = '2026-03-02T09:00:00Z';

/** A small world of users and documents in which the built add-on runs as it would at Google. */
export function createEmulator(options: EmulatorOptions): Emulator {
  const start = Date.parse(options.start ?? DEFAULT_START);
  if (Number.isNaN(start)) throw new Error(`"${options.start}" is not an ISO date-time.`);
  const stores = createStores(start, options.seed ?? 1);
  const manifest = readManifest(options.folder);
  const host = hostOf(options, stores, manifest);
  const residents = settle(options, stores, manifest);
  const { userOf, grantsOf, entryOf } = residents;
  const run: Emulator['run'] = (request) => runExecution(host, entryOf(request, false));
  return {
    run,
    ...acts(host, residents, run),
    fireTriggers: (until, fireOptions = {}) =>
      fireTriggers(host, until, fireOptions, (request) => runExecution(host, entryOf(request, true))),
    grant(user, scopes = manifest.scopes) {
      for (const scope of scopes) grantsOf(user).add(scope);
    },
    revoke(user, scopes = manifest.scopes) {
      for (const scope of scopes) grantsOf(user).delete(scope);
    },
    setLocale: residents.setLocale,
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
      residents.documents.set(document.id, document);
    },
    ...snapshots(host, residents),
  };
}

function hostOf(options: EmulatorOptions, stores: Stores, manifest: Manifest): Host {
  const termination = options.termination ?? DEFAULT_TERMINATION;
  return {
    folder: options.folder,
    manifest,
    addOn: options.mode !== 'bound',
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
}

function snapshots(
  { stores, random, running }: Host,
  { documents, documentOf }: Residents,
): Pick<Emulator, 'snapshot' | 'restore'> {
  return {
    snapshot() {
      if (running.length > 0) throw new Error('A snapshot cannot be taken while an execution runs.');
      return {
        stores: saveStores(stores, random),
        documents: new Map([...documents].map(([id, document]) => [id, document.snapshot()])),
      };
    },
    restore(snapshot) {
      if (running.length > 0) throw new Error('A snapshot cannot be restored while an execution runs.');
      restoreStores(stores, random, snapshot.stores);
      for (const [id, saved] of snapshot.documents) documentOf(id)?.restore(saved);
    },
  };
}
