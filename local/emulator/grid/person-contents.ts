/** What a person puts into cells that is no text: for tests and demonstrations, as in `person.ts`. */
import { patchStyles } from './edit/styles';
import { fillValidation } from './edit/validations';
import { requireSheet } from './state/bounds';
import { readContents, writeContents } from './edit/contents';
import type { Rect } from './base/rect';
import type { SpreadsheetState } from './state/state';

/** "Insert checkbox": blank cells become FALSE, the others keep what they hold. */
export function personAddCheckboxes(state: SpreadsheetState, sheetId: number, rect: Rect): void {
  const sheet = requireSheet(state, sheetId);
  const rule = { criteria: 'CHECKBOX', values: [], allowInvalid: false, helpText: null, showDropdown: false };
  fillValidation(state, sheet, rect, rule, null);
  const contents = readContents(sheet, rect).map((row) => row.map((content) => content ?? false));
  writeContents(state, sheet, rect, contents, null);
}

/** "Insert drop-down" with a colour for each of its values, "#rrggbb". */
export function personColorDropdown(
  state: SpreadsheetState,
  sheetId: number,
  rect: Rect,
  colors: Readonly<Record<string, string>>,
): void {
  const rule = {
    criteria: 'VALUE_IN_LIST',
    values: Object.keys(colors),
    allowInvalid: true,
    helpText: null,
    showDropdown: true,
    colors,
  };
  fillValidation(state, requireSheet(state, sheetId), rect, rule, null);
}

export function personFillColor(state: SpreadsheetState, sheetId: number, rect: Rect, background: string): void {
  patchStyles(state, requireSheet(state, sheetId), rect, { background }, null);
}
