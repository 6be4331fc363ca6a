import type { SheetState } from '../../grid/state/state';
import type { SpreadsheetContext } from '../context';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** What the methods of one Sheet object work with. */
export interface SheetScope {
  readonly context: SpreadsheetContext;
  readonly sheetId: number;
  readonly writer: string;
  readonly self: () => Sheet;
  readonly read: <T>(method: string, body: (sheet: SheetState) => T, cells?: number) => T;
  /** A counted write that returns the Sheet. */
  readonly write: (method: string, body: (sheet: SheetState) => void, cells?: number) => Sheet;
}
