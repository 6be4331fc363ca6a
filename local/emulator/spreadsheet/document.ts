import type { EmulatedDocument } from '../runtime/document';
import { cloneSpreadsheet, isSnapshot, replaceContent, toSnapshot } from '../grid/structure/snapshot';
import { createSpreadsheetState, type SpreadsheetOptions, type SpreadsheetState } from '../grid/state/state';
import { createSpreadsheetServices } from './services';

/**
 * A spreadsheet as the runtime knows a document, and its state for whoever shows or edits it (the page, tests). The state object
 * stays the same through `restore`; only its content is replaced.
 */
export function createSpreadsheetDocument(options: SpreadsheetOptions): {
  readonly document: EmulatedDocument;
  readonly state: SpreadsheetState;
} {
  const state = createSpreadsheetState(options);
  return { document: documentOf(state), state };
}

/** The same for a state that exists, such as a copy of a document. */
export function documentOf(state: SpreadsheetState): EmulatedDocument {
  return {
    id: state.id,
    spreadsheetApp: (execution) => createSpreadsheetServices(execution, state).SpreadsheetApp,
    snapshot: () => toSnapshot(cloneSpreadsheet(state)),
    restore(saved) {
      if (!isSnapshot(saved)) throw new Error('This is no snapshot of a spreadsheet.');
      replaceContent(state, saved);
    },
  };
}
