import type { Cache, Store } from '../ports/store';
import { patiently } from './patient';

/** Of one UTF-16 unit in UTF-8. */
const MOST_BYTES = 3;

/** Google: a property holds 9 KB; what is longer stands in several. */
const MAX_PROPERTY_BYTES = 8_500;
/** Such a value: how many parts stand under the key with a number. */
const IN_PARTS = /^\u0001(\d+)$/;
const partKey = (key: string, part: number): string => `${key}\u0001${part}`;

/** A property store behind the port. Reads are one call a key, or one a part; keys are few. */
export function propertyStore(properties: GoogleAppsScript.Properties.Properties): Store {
  const read = (key: string) => patiently(() => properties.getProperty(key));
  const partsOf = (value: string | null): number => Number(IN_PARTS.exec(value ?? '')?.[1] ?? 0);
  const remove = (key: string) => patiently(() => properties.deleteProperty(key));
  return {
    get(key) {
      const value = read(key);
      const count = partsOf(value);
      if (count === 0) return value;
      const parts = Array.from({ length: count }, (_, part) => read(partKey(key, part)));
      return parts.every((part) => part !== null) ? parts.join('') : null;
    },
    set(key, value) {
      const parts = value.length * MOST_BYTES <= MAX_PROPERTY_BYTES ? [value] : split(value);
      if (parts.length > 1)
        parts.forEach((text, part) => patiently(() => properties.setProperty(partKey(key, part), text)));
      patiently(() => properties.setProperty(key, parts.length > 1 ? `\u0001${parts.length}` : value));
    },
    delete(key) {
      // Parts are looked for only where the value says that there are any.
      const count = partsOf(read(key));
      for (let part = 0; part < count; part += 1) remove(partKey(key, part));
      remove(key);
    },
    keys: (prefix) =>
      patiently(() => properties.getKeys()).filter((key) => key.startsWith(prefix) && !key.includes('\u0001')),
  };
}

/** Pieces of whole characters, each small enough. */
function split(text: string): readonly string[] {
  const parts: string[] = [];
  let [part, bytes] = ['', 0];
  for (const sign of text) {
    const size = sign.length === 1 ? (sign < '\u0080' ? 1 : MOST_BYTES) : 4;
    if (bytes + size > MAX_PROPERTY_BYTES) {
      parts.push(part);
      [part, bytes] = ['', 0];
    }
    part += sign;
    bytes += size;
  }
  return [...parts, part];
}

/** Google: a cached value is at most 100 KB. */
const MAX_VALUE_BYTES = 100 * 1024;

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
