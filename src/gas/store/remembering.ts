import type { Store } from '../../ports/store';

export interface Remembering extends Store {
  /** What was last read or written here, without a call; null where that is nothing. */
  readonly lastKnown: (key: string) => string | null;
}

/** A store whose values are asked for once an execution: only for what no other execution changes meanwhile. */
export function remembering(store: Store, isShared: (key: string) => boolean): Remembering {
  const known = new Map<string, string | null>();
  return {
    get(key) {
      const found = known.has(key) && !isShared(key) ? (known.get(key) ?? null) : store.get(key);
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
    lastKnown: (key) => known.get(key) ?? null,
    keys: store.keys,
    bytes: store.bytes,
  };
}
