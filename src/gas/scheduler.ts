import { SyncError } from '../errors';
import type { Scheduler } from '../ports/scheduler';

/** An add-on may have one clock trigger per person and spreadsheet, at most hourly: one dispatcher serves all tables. */
export function clockScheduler(handler: string): Scheduler {
  const existing = () =>
    ScriptApp.getUserTriggers(SpreadsheetApp.getActiveSpreadsheet()).filter(
      (trigger) => trigger.getHandlerFunction() === handler,
    );
  return {
    isOn: () => existing().length > 0,
    start() {
      if (existing().length > 0) return;
      try {
        ScriptApp.newTrigger(handler).timeBased().everyHours(1).create();
      } catch (thrown) {
        throw new SyncError('schedule-refused', {}, thrown);
      }
    },
    stop() {
      for (const trigger of existing()) ScriptApp.deleteTrigger(trigger);
    },
  };
}
