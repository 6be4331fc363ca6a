import { numberArgument } from './arguments';
import type { ServiceContext } from './context';
import { named } from './named';

type Lock = Pick<GoogleAppsScript.Lock.Lock, 'hasLock' | 'releaseLock' | 'tryLock' | 'waitLock'>;

/**
 * LockService. Executions run one inside the other here, so whoever holds a lock cannot let go of it while another waits: waiting
 * passes virtual time and then gives up. Locks end with their execution, and when a dialog suspends it.
 */
export function createLockService(context: ServiceContext): {
  getScriptLock(): Lock;
  getUserLock(): Lock;
  getDocumentLock(): Lock | null;
} {
  const { core, scriptId, documentId, user } = context;
  return {
    getScriptLock() {
      core.call('LockService.getScriptLock');
      return createLock(context, `script\n${scriptId}`);
    },
    getUserLock() {
      core.call('LockService.getUserLock');
      return createLock(context, `user\n${scriptId}\n${user.id}`);
    },
    getDocumentLock() {
      core.call('LockService.getDocumentLock');
      return documentId === null ? null : createLock(context, `document\n${scriptId}\n${documentId}`);
    },
  };
}

function createLock({ core, locks, executionId }: ServiceContext, key: string): Lock {
  function acquire(method: string, args: readonly unknown[]): boolean {
    core.call(`Lock.${method}`);
    const patience = numberArgument(core, `LockService.Lock.${method}`, args, 0);
    // Out of patience before it began: not even a free lock is taken.
    if (patience < 0) return false;
    if (locks.take(key, executionId)) return true;
    core.sleep(patience);
    return locks.take(key, executionId);
  }
  return named('Lock', {
    tryLock: (...args) => acquire('tryLock', args),
    waitLock(...args) {
      if (!acquire('waitLock', args)) throw core.error('lockTimeout');
    },
    hasLock() {
      core.call('Lock.hasLock');
      return locks.holds(key, executionId);
    },
    releaseLock() {
      core.call('Lock.releaseLock');
      locks.release(key, executionId);
    },
  });
}
