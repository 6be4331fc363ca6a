import { SyncError } from '../errors';
import type { Scheduler } from '../ports/scheduler';
import { capabilities } from './capabilities';
import { once } from './patient';
import { removeTriggers, type TriggerSetup, triggersOf } from './triggers';

/** Google lets a script of its own tick every 1, 5, 10, 15 or 30 minutes, an add-on once an hour (google.md §2.1). */
const FINE_MINUTES = 15;
const HOUR_MINUTES = 60;

/** An add-on may have one clock trigger per person and spreadsheet, at most hourly: one dispatcher serves all tables. */
export function clockScheduler({ handler, user, spreadsheetId, now }: TriggerSetup): Scheduler {
  const mayBe = capabilities(user, spreadsheetId, now);
  /** Google does not say how often a trigger ticks. There where it is not every hour. */
  const key = `${spreadsheetId}/fine`;
  return {
    isOn: () => triggersOf(handler).length > 0,
    everyMinutes: () => (user.get(key) === null ? HOUR_MINUTES : FINE_MINUTES),
    start() {
      const before = triggersOf(handler);
      const isThere = before.length > 0;
      // An hourly one gives way where a finer one was not refused within the last day.
      if (isThere && (user.get(key) !== null || !mayBe.mayTry('fine-trigger'))) return;
      const builder = () => ScriptApp.newTrigger(handler).timeBased();
      const isMade = (): boolean => triggersOf(handler).length > before.length;
      if (mayBe.attempt('fine-trigger', () => void builder().everyMinutes(FINE_MINUTES).create(), isMade)) {
        removeTriggers(handler, before);
        user.set(key, '1');
        return;
      }
      if (isThere) return;
      try {
        once(
          () => void builder().everyHours(1).create(),
          () => (isMade() ? { result: undefined } : null),
        );
      } catch (thrown) {
        throw new SyncError('schedule-refused', {}, thrown);
      }
    },
    stop() {
      removeTriggers(handler);
      if (user.get(key) !== null) user.delete(key);
    },
  };
}
