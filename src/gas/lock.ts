import type { Lock } from '../ports/lock';

/** The document's lock: one slice at a time over all editors. Never the script's, which all users of the add-on share. */
export function documentLock(): Lock {
  const lock = LockService.getDocumentLock();
  return {
    acquire: (waitMs) => lock.tryLock(waitMs),
    release: () => lock.releaseLock(),
  };
}
