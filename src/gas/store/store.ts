import { SyncError } from '../../errors';
import type { Cache, Store } from '../../ports/store';
import { patiently } from '../patient';

/** Of one UTF-16 unit in UTF-8. */
const MOST_BYTES = 3;

/** Google: a property holds 9 KB; what is longer stands in several. */
const MAX_PROPERTY_BYTES = 8_500;
/** Begins a value that stands in parts, and divides a key from the name of a part. */
const SIGN = '\u0001';
/** Such a value: which of two sets of parts is the valid one, and how many they are. */
const IN_PARTS = /^([01])\.(\d+)$/;

interface Parts {
  readonly set: number;
  readonly count: number;
}

function partsIn(value: string | null): Parts | null {
  const [, set, count] = (value?.startsWith(SIGN) && IN_PARTS.exec(value.slice(SIGN.length))) || [];
  return set === undefined ? null : { set: Number(set), count: Number(count) };
}

const partKey = (key: string, set: number, part: number): string => `${key}${SIGN}${set}.${part}`;

/** Google: a store holds 500 KB, keys and values together; measured were 512 (google.md §1.2). */
export const MOST_STORED_KB = 500;
/** What refuses a value with so much in it is full. A value is 9 KB at the most. */
const FULL_BYTES = (MOST_STORED_KB - 15) * 1024;

export interface StoreOptions {
  /** What is said when it is full. @default 'storage-full' */
  readonly full?: 'storage-full' | 'own-storage-full';
  /** What can be found again at some cost goes before anything is refused. */
  readonly mayGo?: (key: string) => boolean;
}

/** A property store behind the port. Reads are one call a key, or one a part; keys are few. */
export function propertyStore(
  properties: Properties,
  { full = 'storage-full', mayGo = () => false }: StoreOptions = {},
): Store {
  const read = (key: string) => patiently(() => properties.getProperty(key));
  const keys = () => patiently(() => properties.getKeys());
  const bytes = () =>
    Object.entries(patiently(() => properties.getProperties())).reduce(
      (sum, [key, value]) => sum + bytesOf(key) + bytesOf(value),
      0,
    );
  const write = (key: string, value: string) =>
    patiently(() => {
      try {
        properties.setProperty(key, value);
      } catch (thrown) {
        // Google's texts are in the person's language: only what is stored tells. Trying again would not help.
        if (bytes() >= FULL_BYTES) throw new SyncError(full, { most: MOST_STORED_KB }, thrown);
        throw thrown;
      }
    });
  const makeRoom = (key: string): boolean => {
    const spare = keys().filter((one) => mayGo(one) && one !== key && !one.startsWith(key + SIGN));
    for (const one of spare) patiently(() => properties.deleteProperty(one));
    return spare.length > 0;
  };
  const writeRoomily = (key: string, work: () => void): void => {
    try {
      work();
    } catch (thrown) {
      if (!(thrown instanceof SyncError) || !makeRoom(key)) throw thrown;
      work();
    }
  };
  const writeParts = (key: string, parts: readonly string[]): void => {
    // Beside the parts that are valid until now: killed on the way, the value is the old one.
    const set = partsIn(read(key))?.set === 0 ? 1 : 0;
    try {
      parts.forEach((text, part) => write(partKey(key, set, part), text));
      write(key, `${SIGN}${set}.${parts.length}`);
    } catch (thrown) {
      if (thrown instanceof SyncError) {
        parts.forEach((_, part) => patiently(() => properties.deleteProperty(partKey(key, set, part))));
      }
      throw thrown;
    }
  };
  return {
    get(key) {
      const value = read(key);
      const found = partsIn(value);
      if (found === null) return value;
      const parts = Array.from({ length: found.count }, (_, part) => read(partKey(key, found.set, part)));
      return parts.every((part) => part !== null) ? parts.join('') : null;
    },
    set(key, value) {
      const isShort = value.length * MOST_BYTES <= MAX_PROPERTY_BYTES;
      const parts = isShort ? [value] : split(value);
      const isPlain = parts.length === 1 && !value.startsWith(SIGN);
      writeRoomily(key, () => (isPlain ? write(key, value) : writeParts(key, parts)));
    },
    delete(key) {
      // The value goes last: as long as it is there somebody comes to delete it.
      const parts = keys().filter((one) => one.startsWith(key + SIGN));
      for (const one of [...parts, key]) patiently(() => properties.deleteProperty(one));
    },
    keys: (prefix) => keys().filter((key) => key.startsWith(prefix) && !key.includes(SIGN)),
    bytes,
  };
}

/** What is used of Google's property stores. */
export interface Properties {
  readonly getProperty: (key: string) => string | null;
  readonly getKeys: () => string[];
  readonly getProperties: () => { [key: string]: string };
  readonly setProperty: (key: string, value: string) => unknown;
  readonly deleteProperty: (key: string) => unknown;
}

/** Of UTF-8. */
function bytesOf(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // Half of a pair counts two, both together four.
    if (unit > 0x7f) bytes += unit <= 0x7ff || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
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

/** What Google cannot give or keep at the moment is as if it had vanished: no work ends for that. */
export function scriptCache(cache: GoogleAppsScript.Cache.Cache): Cache {
  return {
    get: (key) => orNull(() => cache.get(key)),
    set(key, value, seconds) {
      // Counting bytes makes an array of them: only where the length alone does not tell.
      const fits =
        value.length * MOST_BYTES <= MAX_VALUE_BYTES || Utilities.newBlob(value).getBytes().length <= MAX_VALUE_BYTES;
      if (fits) orNull(() => cache.put(key, value, seconds));
    },
    setAll: (values, seconds) => void orNull(() => cache.putAll({ ...values }, seconds)),
  };
}

function orNull<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
