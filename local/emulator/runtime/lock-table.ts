/** Who holds which lock, over all executions that run at the same time. */
export interface LockTable {
  /** True when it is held by this execution afterwards. */
  take(key: string, execution: number): boolean;
  holds(key: string, execution: number): boolean;
  release(key: string, execution: number): void;
  /** At the end of an execution, and when a dialog suspends it. */
  releaseAll(execution: number): void;
}

export function createLockTable(): LockTable {
  const holders = new Map<string, number>();
  return {
    take(key, execution) {
      if (!holders.has(key)) holders.set(key, execution);
      return holders.get(key) === execution;
    },
    holds: (key, execution) => holders.get(key) === execution,
    release(key, execution) {
      if (holders.get(key) === execution) holders.delete(key);
    },
    releaseAll(execution) {
      for (const [key, holder] of holders) if (holder === execution) holders.delete(key);
    },
  };
}
