import { noteShape, noteSheetList } from '../compute/note-changes';
import { newMemo, type SpreadsheetState } from '../state/state';
import { cloneSheet } from './sheets';

/** A state without what is derived: plain JSON. */
export type SpreadsheetSnapshot = Omit<SpreadsheetState, 'memo'>;

/** An independent copy. Cells are shared until one side writes them (contents are never changed in place). */
export function cloneSpreadsheet(state: SpreadsheetState): SpreadsheetState {
  return {
    ...state,
    sheets: state.sheets.map(cloneSheet),
    styles: [...state.styles],
    validations: [...state.validations],
    metadata: state.metadata.map((entry) => ({ ...entry })),
    namedRanges: state.namedRanges.map((range) => ({ ...range })),
    protections: state.protections.map((protection) => ({ ...protection })),
    toasts: [...state.toasts],
    placeholders: { ...state.placeholders },
    memo: newMemo(state.styles, state.validations),
  };
}

/** What "Make a copy" gives: the same document under another id and name. Metadata travels with it (google.md §6.6). */
export function copySpreadsheet(state: SpreadsheetState, id: string, name: string): SpreadsheetState {
  return { ...cloneSpreadsheet(state), id, name, toasts: [] };
}

/** For `JSON.stringify`. Shares data with the state: write it out before the state changes, or clone first. */
export function toSnapshot(state: SpreadsheetState): SpreadsheetSnapshot {
  const { memo: _, ...saved } = state;
  return saved;
}

/** A state from a snapshot that `toSnapshot` made, possibly after a round trip through JSON. */
export function fromSnapshot(snapshot: SpreadsheetSnapshot): SpreadsheetState {
  return cloneSpreadsheet({ ...snapshot, memo: newMemo(snapshot.styles, snapshot.validations) });
}

/** Tells a snapshot from anything else that may have been saved; its inside is taken as `toSnapshot` made it. */
export function isSnapshot(saved: unknown): saved is SpreadsheetSnapshot {
  if (typeof saved !== 'object' || saved === null) return false;
  return 'sheets' in saved && Array.isArray(saved.sheets) && 'styles' in saved && 'idsGiven' in saved;
}

/** Puts the content of a snapshot into a state that others hold; to the change feed everything has changed. */
export function replaceContent(state: SpreadsheetState, snapshot: SpreadsheetSnapshot): void {
  const { memo, version } = state;
  const { memo: fresh, ...content } = fromSnapshot(snapshot);
  Object.assign(state, content);
  for (const [known, saved] of [
    [memo.styleNumbers, fresh.styleNumbers],
    [memo.validationNumbers, fresh.validationNumbers],
  ] as const) {
    known.clear();
    for (const [key, number] of saved) known.set(key, number);
  }
  // Versions only grow: whoever follows the feed asks from the one it has seen.
  state.version = Math.max(version, content.version);
  for (const sheet of state.sheets) noteShape(state, sheet);
  noteSheetList(state);
}
