import type { Cache, Store } from '../ports/store';

/** A property store behind the port. Reads are one call a key; keys are few. */
export function propertyStore(properties: GoogleAppsScript.Properties.Properties): Store {
  return {
    get: (key) => properties.getProperty(key),
    set: (key, value) => {
      properties.setProperty(key, value);
    },
    delete: (key) => {
      properties.deleteProperty(key);
    },
    keys: (prefix) => properties.getKeys().filter((key) => key.startsWith(prefix)),
  };
}

/** Google: a cached value is at most 100 KB; counted in characters, four bytes each at the worst. */
const MAX_VALUE_LENGTH = 100 * 1024;

export function scriptCache(cache: GoogleAppsScript.Cache.Cache): Cache {
  return {
    get: (key) => cache.get(key),
    set(key, value, seconds) {
      if (Utilities.newBlob(value).getBytes().length <= MAX_VALUE_LENGTH) cache.put(key, value, seconds);
    },
    delete: (key) => cache.remove(key),
  };
}
