/**
 * What Google lets the script of a spreadsheet do, and a published add-on not (google.md §2.1). One bundle is both, and which of
 * them it is cannot be asked: it is tried, and a refusal is remembered for a day.
 */
import type { Store } from '../ports/store';

/** `one-off-trigger`: beside the hourly one, called once after some time. `fine-trigger`: more often than once an hour. */
type Capability = 'one-off-trigger' | 'fine-trigger';

interface Capabilities {
  readonly mayTry: (capability: Capability) => boolean;
  /**
   * Does it, unless it was refused within the last day. A failure that passes looks like a refusal: it is tried once more, a second later.
   *
   * @param isDone whether an attempt that failed did it all the same. @returns whether it was done
   */
  readonly attempt: (capability: Capability, work: () => void, isDone: () => boolean) => boolean;
}

const REMEMBERED_MS = 24 * 3_600_000;
/** An add-on waits so long for nothing, once a day. */
const PAUSE_MS = 1_000;

/** @param user the person's store: another may have it from the Marketplace beside one's own copy. @param now milliseconds since the epoch */
export function capabilities(user: Store, spreadsheetId: string, now: () => number): Capabilities {
  const keyOf = (capability: Capability): string => `${spreadsheetId}/refused/${capability}`;
  const mayTry = (capability: Capability): boolean => {
    const refused = user.get(keyOf(capability));
    return refused === null || Math.abs(now() - Number(refused)) >= REMEMBERED_MS;
  };
  return {
    mayTry,
    attempt(capability, work, isDone) {
      if (!mayTry(capability)) return false;
      try {
        twice(work, isDone);
      } catch {
        user.set(keyOf(capability), String(now()));
        return false;
      }
      return true;
    },
  };
}

/** @throws what the second attempt threw, where neither did it. */
function twice(work: () => void, isDone: () => boolean): void {
  try {
    work();
    return;
  } catch {
    Utilities.sleep(PAUSE_MS);
  }
  if (isDone()) return;
  try {
    work();
  } catch (thrown) {
    if (!isDone()) throw thrown;
  }
}
