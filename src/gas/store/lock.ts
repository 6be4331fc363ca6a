import { SyncError } from '../../errors';
import type { Lock } from '../../ports/lock';

/**
 * The document's lock: one slice at a time over all editors. Never the script's, which all users of the add-on share.
 *
 * @param acquired called whenever it was acquired
 * @param released called whenever it is about to be released
 * @throws SyncError `no-spreadsheet`.
 */
export function documentLock(acquired: () => void = () => undefined, released: () => void = () => undefined): Lock {
  // Null in a script that belongs to no document, whatever Google's types say.
  const lock: GoogleAppsScript.Lock.Lock | null = LockService.getDocumentLock();
  if (!lock) throw new SyncError('no-spreadsheet');
  return {
    acquire(waitMs) {
      const isOurs = lock.tryLock(waitMs);
      if (isOurs) acquired();
      return isOurs;
    },
    release() {
      try {
        released();
      } finally {
        lock.releaseLock();
      }
    },
  };
}
