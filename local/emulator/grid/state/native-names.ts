import type { SpreadsheetState } from './state';

/** What a new table is called, in the language of the spreadsheet. */
export function freeTableName(state: SpreadsheetState): string {
  const word = state.locale.toLowerCase().startsWith('fr') ? 'Tableau' : 'Table';
  const taken = new Set(state.sheets.flatMap((sheet) => sheet.nativeTables.map((table) => table.name)));
  for (let number = 1; ; number++) {
    if (!taken.has(`${word}${number}`)) return `${word}${number}`;
  }
}
