import { acting, reading, type SpreadsheetContext } from './context';

/** How methods of a spreadsheet look and act, each as one call. */
export interface SpreadsheetScope {
  readonly context: SpreadsheetContext;
  readonly get: <T>(method: string, body: () => T) => T;
  readonly act: <T>(method: string, body: () => T, cells?: number) => T;
}

export const spreadsheetScope = (context: SpreadsheetContext): SpreadsheetScope => ({
  context,
  get: (method, body) => reading(context, `Spreadsheet.${method}`, body),
  act: (method, body, cells = 0) => acting(context, `Spreadsheet.${method}`, body, { cells }),
});
