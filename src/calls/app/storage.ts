import type { Store } from '../../ports/store';
import type { StorageInfo } from '../../protocol/state';

/** What the add-on keeps in the document's properties, over all its tables. */
export interface Storage {
  readonly info: () => StorageInfo;
  /** Where half of it is used: forgets what is kept of tables that are not there any more. */
  readonly sweep: (isThere: (tableId: string) => boolean) => void;
}

/** Each is followed by the id of a table. */
const OF_TABLES: readonly string[] = [
  'job/',
  'receipt/',
  'cancel/',
  'trust/',
  'columns/',
  'schedule/',
  'names/',
  'extras/',
];

/** @param mostKb what Google lets a document keep */
export function storage(store: Store, mostKb: number): Storage {
  const usedKb = (): number => Math.ceil(store.bytes() / 1024);
  return {
    info: () => ({ usedKb: usedKb(), mostKb }),
    sweep(isThere) {
      // Until then a sheet that was deleted by mistake comes back with all that belongs to it.
      if (usedKb() <= mostKb / 2) return;
      for (const prefix of OF_TABLES) {
        for (const key of store.keys(prefix)) if (!isThere(key.slice(prefix.length))) store.delete(key);
      }
    },
  };
}
