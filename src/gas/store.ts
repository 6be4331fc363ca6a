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

/** Google: a cached value is at most 100 KB. */
const MAX_VALUE_BYTES = 100 * 1024;
/** Of one UTF-16 unit in UTF-8. */
const MOST_BYTES = 3;

export function scriptCache(cache: GoogleAppsScript.Cache.Cache): Cache {
  return {
    get: (key) => cache.get(key),
    set(key, value, seconds) {
      // Counting bytes makes an array of them: only where the length alone does not tell.
      const fits =
        value.length * MOST_BYTES <= MAX_VALUE_BYTES || Utilities.newBlob(value).getBytes().length <= MAX_VALUE_BYTES;
      if (fits) cache.put(key, value, seconds);
    },
    delete: (key) => cache.remove(key),
  };
}
