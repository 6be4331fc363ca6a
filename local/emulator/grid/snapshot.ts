import { newMemo, type SpreadsheetState } from './state';
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
    memo: newMemo(state.styles, state.validations),
  };
}

/** What "Make a copy" gives: the same document under another id and name. Metadata travels with it (platform page, §7.5). */
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
