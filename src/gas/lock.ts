import type { Lock } from '../ports/lock';

/** The document's lock: one slice at a time over all editors. Never the script's, which all users of the add-on share. */
/** @param acquired called whenever it was acquired */
export function documentLock(acquired: () => void = () => undefined): Lock {
  const lock = LockService.getDocumentLock();
  return {
    acquire(waitMs) {
      const isOurs = lock.tryLock(waitMs);
      if (isOurs) acquired();
      return isOurs;
    },
    release: () => lock.releaseLock(),
  };
}
