import type { Cache, Store } from '../../src/ports/store';

/** Google documents 9 KB a property and was seen to take more: who relies on that fails here. */
const MAX_VALUE = 9 * 1024;

export function fakeStore(): Store {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => {
      if (Buffer.byteLength(value) > MAX_VALUE) throw new Error(`${key} holds ${Buffer.byteLength(value)} bytes`);
      values.set(key, value);
    },
    delete: (key) => {
      values.delete(key);
    },
    keys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),
    bytes: () => Buffer.byteLength([...values].flat().join('')),
  };
}

/** `lose`: as Google does at any time. */
export function fakeCache(): Cache & { readonly lose: (key: string) => void } {
  const values = new Map<string, string>();
  const set = (key: string, value: string): void => {
    if (Buffer.byteLength(value) <= 100 * 1024) values.set(key, value);
  };
  return {
    get: (key) => values.get(key) ?? null,
    set,
    setAll: (given) => Object.entries(given).forEach(([key, value]) => set(key, value)),
    lose: (key) => void values.delete(key),
  };
}
