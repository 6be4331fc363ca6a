/**
 * What Google lets the script of a spreadsheet do, and a published add-on not (google.md §2.1). One bundle is both, and which of
 * them it is cannot be asked: it is tried, and a refusal is remembered for a day.
 */
import type { Store } from '../ports/store';

/** `one-off-trigger`: beside the hourly one, called once after some time. `fine-trigger`: more often than once an hour. */
type Capability = 'one-off-trigger' | 'fine-trigger';

interface Capabilities {
  /** Does it, unless it was refused within the last day. @returns whether it was done */
  readonly attempt: (capability: Capability, work: () => void) => boolean;
}

const REMEMBERED_MS = 24 * 3_600_000;

/** @param user the person's store: another may have it from the Marketplace beside one's own copy. @param now milliseconds since the epoch */
export function capabilities(user: Store, spreadsheetId: string, now: () => number): Capabilities {
  return {
    attempt(capability, work) {
      const key = `${spreadsheetId}/refused/${capability}`;
      const refused = user.get(key);
      if (refused !== null && Math.abs(now() - Number(refused)) < REMEMBERED_MS) return false;
      try {
        work();
      } catch {
        user.set(key, String(now()));
        return false;
      }
      return true;
    },
  };
}
