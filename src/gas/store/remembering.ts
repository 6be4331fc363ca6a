import type { Store } from '../../ports/store';

/** A store whose values are asked for once an execution: only for what no other execution changes meanwhile. */
export function remembering(store: Store, isShared: (key: string) => boolean): Store {
  const known = new Map<string, string | null>();
  return {
    get(key) {
      if (isShared(key)) return store.get(key);
      const found = known.has(key) ? (known.get(key) ?? null) : store.get(key);
      known.set(key, found);
      return found;
    },
    set(key, value) {
      if (!isShared(key) && known.get(key) === value) return;
      store.set(key, value);
      known.set(key, value);
    },
    delete(key) {
      store.delete(key);
      known.set(key, null);
    },
    keys: store.keys,
    bytes: store.bytes,
  };
}
