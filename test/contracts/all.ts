import { httpContract } from './http';
import { cellsContract } from './spreadsheet-cells';
import { editsContract } from './spreadsheet-edits';
import { movesContract } from './spreadsheet-moves';
import { closedContract, rulesContract } from './spreadsheet-rules';
import { sheetsContract, tagsContract } from './spreadsheet-sheets';
import { cacheContract, storeContract } from './store';
import { clockContract, heldLockContract, lockContract, logContract, schedulerContract } from './time';

/** Every port's cases. */
export const CONTRACTS = {
  store: storeContract,
  cache: cacheContract,
  lock: lockContract,
  heldLock: heldLockContract,
  clock: clockContract,
  scheduler: schedulerContract,
  log: logContract,
  http: httpContract,
  cells: cellsContract,
  edits: editsContract,
  moves: movesContract,
  sheets: sheetsContract,
  tags: tagsContract,
  rules: rulesContract,
  closed: closedContract,
} as const;

export type Contract = keyof typeof CONTRACTS;

/** What the cases of a contract are given. */
type SubjectOf<C extends Contract> = (typeof CONTRACTS)[C][number] extends { check: (subject: infer S) => void }
  ? S
  : never;
export type Subjects = { readonly [C in Contract]: () => SubjectOf<C> };

/** Runs one case. Gives what it found wrong, or null. */
export function runCase<C extends Contract>(contract: C, index: number, subjects: Pick<Subjects, C>): string | null {
  // One contract's cases and one contract's subject: only their pairing is lost on the compiler here.
  const cases = CONTRACTS[contract] as readonly { readonly check: (subject: SubjectOf<C>) => void }[];
  const found = cases[index];
  if (!found) return `no case ${index} of ${contract}`;
  try {
    found.check(subjects[contract]());
    return null;
  } catch (thrown) {
    return thrown instanceof Error ? `${thrown.message}\n${thrown.stack ?? ''}` : 'something else was thrown';
  }
}
