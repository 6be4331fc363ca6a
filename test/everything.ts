import type { SpreadsheetState } from '../local/emulator/grid/state/state';

/** The note on a table's first header says when it was read: it may change although nothing else does. */
const OURS = /— Twenty Sheets —(?:\\.|[^"\\])*/gs;

/** A text, or a note, without it. */
export const withoutOurNote = (text: string): string => text.replace(OURS, '');

/** Counters and what is derived from the rest: they may move although nothing changed. */
const NOT_CONTENT: readonly string[] = ['memo', 'version', 'sheetListVersion', 'idsGiven', 'styles', 'changes'];

/** Everything that a person could find in the spreadsheet, hidden sheets and metadata included, as one text; without that note. */
export function everythingIn(state: SpreadsheetState): string {
  const text = JSON.stringify(state, (key, value: unknown) => (NOT_CONTENT.includes(key) ? undefined : value), 1);
  return withoutOurNote(text);
}
