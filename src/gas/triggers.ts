import type { Store } from '../ports/store';
import { patiently } from './patient';

/** Whose triggers, where, and for which function. */
export interface TriggerSetup {
  /** Name of the function that is called. */
  readonly handler: string;
  /** The person's store. */
  readonly user: Store;
  readonly spreadsheetId: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** This person's in this spreadsheet that call the function. */
export const triggersOf = (handler: string): readonly GoogleAppsScript.Script.Trigger[] =>
  ScriptApp.getUserTriggers(SpreadsheetApp.getActiveSpreadsheet()).filter(
    (trigger) => trigger.getHandlerFunction() === handler,
  );

/** @param some those alone */
export function removeTriggers(handler: string, some?: readonly GoogleAppsScript.Script.Trigger[]): void {
  const ids = some?.map((trigger) => trigger.getUniqueId());
  patiently(() => {
    for (const trigger of triggersOf(handler))
      if (ids?.includes(trigger.getUniqueId()) !== false) ScriptApp.deleteTrigger(trigger);
  });
}
