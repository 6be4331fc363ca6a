import type { Store } from '../ports/store';

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

export function removeTriggers(handler: string): void {
  for (const trigger of triggersOf(handler)) ScriptApp.deleteTrigger(trigger);
}
