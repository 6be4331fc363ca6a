import type { Cache, Store } from '../../src/ports/store';

/** Values over Google's 9 KB a property are refused, as they would be there. */
const MAX_VALUE = 9 * 1024;

export function fakeStore(): Store {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => {
      if (value.length > MAX_VALUE) throw new Error(`${key} holds ${value.length} characters`);
      values.set(key, value);
    },
    delete: (key) => {
      values.delete(key);
    },
    keys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),
  };
}

export function fakeCache(): Cache {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => {
      if (value.length <= 100 * 1024) values.set(key, value);
    },
    delete: (key) => {
      values.delete(key);
    },
  };
}
