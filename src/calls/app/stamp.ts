import type { Store } from '../../ports/store';
import { fingerprintOf } from '../../sync/own/hidden/fingerprint';
import { setOrForget } from '../../twenty/wire/set-or-forget';

/** Tells by two properties whether the state of a spreadsheet may have changed. */
export interface Stamp {
  readonly read: () => string;
  /** As it was last read here, with what was changed here since; nothing is asked. */
  readonly known: () => string;
  /** Something changed that is no run. */
  readonly change: () => void;
}

/** The newest piece of the run log: another one after each run. */
const RUNS = 'runs';
const OWN = 'stamp';

export const stampOf = (
  store: Store & { readonly lastKnown: (key: string) => string | null },
  newId: () => string,
): Stamp => ({
  read: () => fingerprintOf([store.get(RUNS), store.get(OWN)]),
  known: () => fingerprintOf([store.lastKnown(RUNS), store.lastKnown(OWN)]),
  change: () => setOrForget(store, OWN, newId()),
});
