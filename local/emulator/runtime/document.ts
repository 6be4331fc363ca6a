import type { Execution } from '../execution';

/** A document as the runtime knows it: it can serve an execution, and be saved and put back. */
export interface EmulatedDocument {
  readonly id: string;
  /** `SpreadsheetApp` for one execution, without `getUi`. */
  spreadsheetApp(execution: Execution): object;
  /** The whole content as plain data. */
  snapshot(): unknown;
  /** Puts content from `snapshot` back. */
  restore(saved: unknown): void;
}

/** `SpreadsheetApp` where a script has no document: the active spreadsheet is null. */
export function withoutDocument(execution: Execution): object {
  const none = (name: string) => (): null => {
    execution.call(`SpreadsheetApp.${name}`);
    return null;
  };
  return {
    getActive: none('getActive'),
    getActiveSpreadsheet: none('getActiveSpreadsheet'),
    getActiveSheet: none('getActiveSheet'),
    getActiveRange: none('getActiveRange'),
    flush(): void {
      execution.call('SpreadsheetApp.flush');
    },
  };
}
