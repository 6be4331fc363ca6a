import type { Lock } from '../../src/ports/lock';

/** One document's lock, as several executions see it. */
export interface FakeLocks {
  /** The lock as one execution sees it; waiting ends at once, because nobody else runs meanwhile. */
  readonly execution: () => Lock;
}

export function fakeLocks(): FakeLocks {
  let holder: object | null = null;
  return {
    execution() {
      const me = {};
      return {
        acquire: () => {
          holder ??= me;
          return holder === me;
        },
        release: () => {
          if (holder === me) holder = null;
        },
      };
    },
  };
}
