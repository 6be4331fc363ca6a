import type { EmulatedDocument } from '../emulator';
import { cloneSpreadsheet } from '../emulator/grid/snapshot';
import { createSpreadsheetState, type SpreadsheetOptions, type SpreadsheetState } from '../emulator/grid/state';
import { createSpreadsheetServices } from '../emulator/spreadsheet/services';

/** A document of the emulator and the grid that is in it, for those who look at it from outside. */
export interface OpenDocument {
  readonly document: EmulatedDocument;
  readonly state: SpreadsheetState;
}

/** A new spreadsheet with one empty sheet. */
export function createDocument(options: SpreadsheetOptions): OpenDocument {
  const state = createSpreadsheetState(options);
  const document: EmulatedDocument = {
    id: options.id,
    spreadsheetApp: (execution) => createSpreadsheetServices(execution, state).SpreadsheetApp,
    snapshot: () => cloneSpreadsheet(state),
    restore: (saved) => void Object.assign(state, cloneSpreadsheet(saved as SpreadsheetState)),
  };
  return { document, state };
}
