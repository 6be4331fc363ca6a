import { cellsCost, FETCH_MS } from '../emulator/runtime/costs';

/** What no pull can do without. */
export interface Needed {
  readonly records: number;
  /** Characters of one record in Twenty's answer. */
  readonly charactersEach: number;
  /** Cells whose present content has to be known. */
  readonly read: number;
  /** Cells that hold something else afterwards and are not moved there by Google. */
  readonly written: number;
}

/** The largest page: what a server of Twenty answers within its ten seconds, and what a script can hold four of at once. */
const MOST_RECORDS = 5_000;
const MOST_CHARACTERS = 4_000_000;
/** Pages under way at once in one `fetchAll`. */
const AT_ONCE = 4;

/** Pages that so many records need at least. */
export function fewestPages({ records, charactersEach }: Pick<Needed, 'records' | 'charactersEach'>): number {
  const size = Math.min(MOST_RECORDS, Math.max(1, Math.floor(MOST_CHARACTERS / Math.max(1, charactersEach))));
  return Math.max(1, Math.ceil(records / size));
}

/** The floor in milliseconds: the fewest fetches, and the cells that must travel. No other call is counted, and no waiting. */
export function floorMs(needed: Needed): number {
  const fetches = Math.ceil(fewestPages(needed) / AT_ONCE);
  return fetches * FETCH_MS + cellsCost({ read: needed.read, written: needed.written, copied: 0 });
}
