import type { CachedValue } from '../runtime/world';
import { numberArgument, textArgument } from './arguments';
import type { ServiceContext } from './context';
import { named } from './named';

type Cache = Pick<GoogleAppsScript.Cache.Cache, 'get' | 'getAll' | 'put' | 'putAll' | 'remove' | 'removeAll'>;

/** google.md §1.3. */
const KEY_CHARACTERS = 250;
const VALUE_BYTES = 102_400;
const DEFAULT_SECONDS = 600;
const LONGEST_SECONDS = 21_600;
const ITEMS = 1_000;
/** The oldest tenth goes in one batch when a cache is full. */
const EVICTED = ITEMS / 10;

const METHOD = 'CacheService.Cache';

/** CacheService: three caches, keyed like the properties; values are gone after their time, or earlier when the cache is full. */
export function createCacheService(context: ServiceContext): {
  getUserCache(): Cache;
  getDocumentCache(): Cache | null;
  getScriptCache(): Cache;
} {
  const { core, scriptId, documentId, user } = context;
  return {
    getUserCache() {
      core.call('CacheService.getUserCache');
      return createCache(context, `user\n${scriptId}\n${user.id}`);
    },
    getDocumentCache() {
      core.call('CacheService.getDocumentCache');
      return documentId === null ? null : createCache(context, `document\n${scriptId}\n${documentId}`);
    },
    getScriptCache() {
      core.call('CacheService.getScriptCache');
      return createCache(context, `script\n${scriptId}`);
    },
  };
}

function createCache({ core, stores, cacheEviction, random }: ServiceContext, storeKey: string): Cache {
  function values(): Map<string, CachedValue> {
    const known = stores.caches.get(storeKey) ?? new Map<string, CachedValue>();
    stores.caches.set(storeKey, known);
    return known;
  }

  function read(key: string): string | null {
    const found = values().get(key);
    if (!found) return null;
    const lost = cacheEviction > 0 && random.next() < cacheEviction;
    if (found.expires > core.now() && !lost) return found.value;
    values().delete(key);
    return null;
  }

  function write(key: string, value: string, seconds: number): void {
    if (key.length > KEY_CHARACTERS) throw core.error('argumentTooLarge', 'key');
    if (Buffer.byteLength(value, 'utf8') > VALUE_BYTES) throw core.error('argumentTooLarge', 'value');
    const held = values();
    held.delete(key);
    if (held.size >= ITEMS) for (const oldest of [...held.keys()].slice(0, EVICTED)) held.delete(oldest);
    held.set(key, { value, expires: core.now() + Math.min(Math.max(seconds, 1), LONGEST_SECONDS) * 1000 });
  }

  const secondsOf = (method: string, args: readonly unknown[], index: number): number =>
    args[index] === undefined ? DEFAULT_SECONDS : numberArgument(core, `${METHOD}.${method}`, args, index);

  return named('Cache', {
    get(...args) {
      core.call('Cache.get');
      return read(textArgument(core, `${METHOD}.get`, args, 0));
    },
    getAll(keys) {
      core.call('Cache.getAll');
      const found = keys.map((key) => [key, read(key)] as const).filter(([, value]) => value !== null);
      return Object.fromEntries(found);
    },
    put(...args: unknown[]) {
      core.call('Cache.put');
      const key = textArgument(core, `${METHOD}.put`, args, 0);
      write(key, textArgument(core, `${METHOD}.put`, args, 1), secondsOf('put', args, 2));
    },
    putAll(given: object, ...rest: unknown[]) {
      core.call('Cache.putAll');
      const seconds = secondsOf('putAll', rest, 0);
      for (const [key, value] of Object.entries(given)) {
        write(key, textArgument(core, `${METHOD}.putAll`, [value], 0), seconds);
      }
    },
    remove(...args) {
      core.call('Cache.remove');
      values().delete(textArgument(core, `${METHOD}.remove`, args, 0));
    },
    removeAll(keys) {
      core.call('Cache.removeAll');
      for (const key of keys) values().delete(key);
    },
  });
}
