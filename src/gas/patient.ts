/**
 * Google's services fail now and then for a moment (“Service Spreadsheets timed out”, “Service error”), in the language of the
 * person, so a passing failure looks like any other. What is safe to repeat is repeated; a call that moves cells first looks
 * whether it was done although it failed (google.md §6.8).
 */

import { SyncError } from '../errors';

/** Libraries try four to five times within half a minute; a refusal for good costs these seconds too. */
const WAITS_MS: readonly number[] = [1_000, 2_000, 4_000];

/**
 * For what leaves the same, however often it is done: reading, and writing at a fixed place. `failed` is told before each new attempt.
 *
 * @throws what the last attempt threw.
 */
export function patiently<T>(work: () => T, failed: () => unknown = () => undefined): T {
  return attempt(work, () => {
    failed();
    return null;
  });
}

/** For what must be done once. `done` gives the result where the failed call did its work all the same, else null. */
export function once<T>(work: () => T, done: () => { readonly result: T } | null): T {
  return attempt(work, done);
}

function attempt<T>(work: () => T, done: () => { readonly result: T } | null): T {
  for (const wait of WAITS_MS) {
    try {
      return work();
    } catch (thrown) {
      // Our own refusals are no failures of Google.
      if (thrown instanceof SyncError) throw thrown;
      Utilities.sleep(wait);
      const found = looked(done);
      if (found) return found.result;
    }
  }
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof SyncError) throw thrown;
    const found = looked(done);
    if (found) return found.result;
    throw thrown;
  }
}

/** Looking may fail as well; then nothing is known, and the work is tried again only if looking says that it was not done. */
function looked<T>(done: () => { readonly result: T } | null): { readonly result: T } | null {
  let last: unknown;
  for (let tries = 0; tries <= WAITS_MS.length; tries += 1) {
    try {
      return done();
    } catch (thrown) {
      if (thrown instanceof SyncError) throw thrown;
      last = thrown;
      Utilities.sleep(WAITS_MS[0] ?? 0);
    }
  }
  throw last;
}
