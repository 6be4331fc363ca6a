/**
 * Google may batch what is written: what it refuses or fails to do is then thrown by a later call, which is not to blame (google.md §6.3).
 * So edits are kept until a call that shows cells has succeeded. When any call fails they are made anew, and from then on every write is
 * made final at once: whoever tries again tries what failed.
 */
import { patiently } from '../patient';

export interface Settling {
  /** A question; where it `showsCells`, what was written before is done once it is answered. @throws what the last attempt threw. */
  readonly ask: <T>(question: () => T, showsCells?: boolean) => T;
  /** A write at a fixed place. @throws what the last attempt threw, or a later call in its stead. */
  readonly write: (work: () => void) => void;
  /** Behind a call within a write whose refusal is awaited: it is thrown here, if not before. */
  readonly expect: () => void;
  /** Who awaited a failure and goes on without throwing it says so: it may have been another write's. */
  readonly suspect: () => void;
  /** An edit that was performed. Performed again it leaves the same, or throws a `SyncError`. */
  readonly keep: (perform: () => void) => void;
  /** Before what moves cells: all that was written until now is done. */
  readonly settle: () => void;
}

export function createSettling(flush: () => void): Settling {
  let isWary = false;
  let kept: (() => void)[] = [];
  const suspect = (): void => {
    isWary = true;
    const again = kept;
    kept = [];
    for (const perform of again) perform();
  };
  const ask: Settling['ask'] = (question, showsCells = false) => {
    const answer = patiently(question, suspect);
    if (showsCells) kept = [];
    return answer;
  };
  const expect = (): void => {
    if (isWary) flush();
  };
  return {
    ask,
    write(work) {
      patiently(() => {
        work();
        expect();
      }, suspect);
    },
    expect,
    suspect,
    keep(perform) {
      if (!isWary) kept.push(perform);
    },
    settle() {
      if (kept.length > 0) ask(flush, true);
    },
  };
}
