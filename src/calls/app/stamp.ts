import type { Store } from '../../ports/store';
import { fingerprintOf } from '../../sync/own/hidden/fingerprint';
import { setOrForget } from '../../twenty/wire/set-or-forget';

/** Tells by two properties whether the state of a spreadsheet may have changed. */
export interface Stamp {
  readonly read: () => string;
  /** Something changed that is no run. */
  readonly change: () => void;
}

/** The newest piece of the run log: another one after each run. */
const RUNS = 'runs';
const OWN = 'stamp';

export const stampOf = (store: Store, newId: () => string): Stamp => ({
  read: () => fingerprintOf([store.get(RUNS), store.get(OWN)]),
  change: () => setOrForget(store, OWN, newId()),
});
