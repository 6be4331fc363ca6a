/** Which of several things Twenty refuses, where its refusal of them all names none. */
import { type ErrorKind, SyncError } from '../../errors';

/** So many requests are worth a sentence that says what is wrong. */
const MOST_QUESTIONS = 40;

/** What kinds of refusals are looked for; others are thrown on. */
export type Kinds = readonly ErrorKind[];

export const FORBIDDING: Kinds = ['object-forbidden', 'field-forbidden'];
export const REFUSING: Kinds = ['query-refused', 'option-gone'];

/** Whether Twenty refuses it, by default for want of permission. @throws SyncError of any other kind. */
export function isRefused(ask: () => unknown, kinds: Kinds = FORBIDDING): boolean {
  try {
    ask();
    return false;
  } catch (thrown) {
    if (thrown instanceof SyncError && kinds.includes(thrown.kind)) return true;
    throw thrown;
  }
}

/**
 * Asked all together, then in halves: some ten questions for one among hundreds. Where the limit of Twenty, or ours, ends the search,
 * those that were found.
 *
 * @throws SyncError `rate-limited` before anything was found, and what asking throws.
 */
export function culpritsAmong<T>(
  suspects: readonly T[],
  ask: (some: readonly T[]) => unknown,
  kinds: Kinds = FORBIDDING,
): readonly T[] {
  const found: T[] = [];
  let questions = 0;
  const search = (some: readonly T[], knownGuilty: boolean): void => {
    if (some.length === 0 || questions >= MOST_QUESTIONS) return;
    if (!knownGuilty) {
      questions += 1;
      if (!isRefused(() => ask(some), kinds)) return;
    }
    if (some.length === 1) {
      found.push(...some);
      return;
    }
    const before = found.length;
    const half = Math.ceil(some.length / 2);
    search(some.slice(0, half), false);
    search(some.slice(half), found.length === before && questions < MOST_QUESTIONS);
  };
  try {
    search(suspects, false);
  } catch (thrown) {
    const isLimit = thrown instanceof SyncError && thrown.kind === 'rate-limited';
    if (!isLimit || found.length === 0) throw thrown;
  }
  return found;
}
