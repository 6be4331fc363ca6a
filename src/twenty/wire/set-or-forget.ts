import { SyncError } from '../../errors';
import type { Store } from '../../ports/store';

/** For what is not needed to end a job: where the store is full the value is none rather than an old one. Deleting always works. */
export function setOrForget(store: Store, key: string, value: string): void {
  try {
    store.set(key, value);
  } catch (thrown) {
    if (!isFull(thrown)) throw thrown;
    store.delete(key);
  }
}

export const isFull = (thrown: unknown): boolean =>
  thrown instanceof SyncError && (thrown.kind === 'storage-full' || thrown.kind === 'own-storage-full');
