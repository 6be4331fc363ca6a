import type { Continuation } from '../ports/continuation';
import { capabilities } from './capabilities';
import { removeTriggers, type TriggerSetup } from './triggers';

/** The least that Google takes is not documented, nor how late it comes: a minute is little beside an hour. */
const SOON_MS = 60_000;

const DAY_MS = 24 * 3_600_000;

/**
 * A consumer has 90 minutes of triggers a day, over all their scripts; hourly runs leave little of it (google.md §1.1). What
 * is left when one of these begins is asked then; so many are made at the most.
 */
const MOST_A_DAY = 5;

export function oneOffContinuation({ handler, user, spreadsheetId, now }: TriggerSetup): Continuation {
  const mayBe = capabilities(user, spreadsheetId, now);
  /** When they were made, within the last day; kept as long as one may be in Google's list. */
  const key = `${spreadsheetId}/continued`;
  const made = (): readonly number[] =>
    (user.get(key) ?? '')
      .split(' ')
      .map(Number)
      .filter((at) => Math.abs(now() - at) < DAY_MS);
  // One that was called stays in Google's list, and counts among the twenty that a person may have.
  const cancel = (): void => removeTriggers(handler);
  return {
    soon() {
      const before = made();
      if (before.length >= MOST_A_DAY) return false;
      const isMade = mayBe.attempt(
        'one-off-trigger',
        () => {
          cancel();
          ScriptApp.newTrigger(handler).timeBased().after(SOON_MS).create();
        },
        () => false,
      );
      if (isMade) user.set(key, [...before, now()].join(' '));
      return isMade;
    },
    over() {
      if (user.get(key) === null) return;
      cancel();
      if (made().length === 0) user.delete(key);
    },
    cancel,
  };
}
