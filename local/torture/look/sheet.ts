import type { CellContent } from '../../emulator/grid/values/cell';
import type { SheetState, SpreadsheetState } from '../../emulator/grid/state/state';
import { explicitFormat } from '../../emulator/grid/values/number-format';
import { styleOf } from '../../emulator/grid/state/style';
import { trackGet } from '../../emulator/grid/base/track';
import { validationRule } from '../../emulator/grid/state/validation';
import { fieldOfTag } from '../world/deals';

/** Looking at the spreadsheet from outside, past the add-on. */

/** Names of the sheets that a pull hides while it works, and of what it keeps for Undo afterwards. */
const WORKING = /^Twenty Sheets (building|staging|draft|window|probe) /;
const KEPT = /^Twenty Sheets (journal|marks|base) /;
const isOurs = ({ name }: SheetState): boolean => WORKING.test(name) || KEPT.test(name);

export const hiddenSheets = (state: SpreadsheetState): readonly SheetState[] => state.sheets.filter(isOurs);

/** What must be gone once a pull has ended. */
export const workingSheets = (state: SpreadsheetState): readonly SheetState[] =>
  state.sheets.filter(({ name }) => WORKING.test(name));

/** What the closed journal of the table's last changing refresh says it would bring back; null where nothing can be taken back. */
export function undoEntry(state: SpreadsheetState, tableId: string | null): string | null {
  const begin = `journal/${tableId}/{`;
  const tag = state.metadata.find(({ key, value }) => key === 'twenty/hidden' && value?.startsWith(begin) === true);
  return tag?.value ?? null;
}

const COLUMN_TAG = 'twenty-sheets/column';
const TABLE_TAG = 'twenty-sheets/table';

/** Owned columns of a sheet: key → column, from 1. `tableId`: of that table only. */
export function ownedColumns(
  state: SpreadsheetState,
  sheetId: number,
  tableId: string | null = null,
): ReadonlyMap<string, number> {
  const owned = new Map<string, number>();
  for (const { key, value, location } of state.metadata) {
    if (key !== COLUMN_TAG || location.type !== 'COLUMN' || location.sheetId !== sheetId) continue;
    const [table = '', name = ''] = (value ?? '').split('/');
    // Behind the sign stand marks that only the add-on reads.
    if (tableId === null || table === tableId) owned.set(fieldOfTag(name.split('~')[0] ?? ''), location.index);
  }
  return owned;
}

const tableTag = (state: SpreadsheetState, tableId: string) =>
  state.metadata.find(
    ({ key, value, location }) =>
      key === TABLE_TAG && location.type === 'SHEET' && (value ?? '').includes(`"id":"${tableId}"`),
  );

/** The table's cells are for people to edit, by its tag. */
export const isTableEdited = (state: SpreadsheetState, tableId: string): boolean =>
  tableTag(state, tableId)?.value?.includes('"editing":true') === true;

/** The sheet that carries the table's tag. */
export function sheetOfTable(state: SpreadsheetState, tableId: string): SheetState | undefined {
  const tag = tableTag(state, tableId);
  const sheetId = tag?.location.type === 'SHEET' ? tag.location.sheetId : null;
  return state.sheets.find(({ id }) => id === sheetId);
}

export function cellAt(sheet: SheetState, row: number, column: number): CellContent {
  const track = sheet.columns[column - 1]?.contents;
  return track ? trackGet(track, row) : null;
}

export function noteAt(sheet: SheetState, row: number, column: number): string {
  const track = sheet.columns[column - 1]?.notes;
  return track ? trackGet(track, row) : '';
}

/** What the cell shows numbers as; '' for automatic. */
export function formatAt(state: SpreadsheetState, sheet: SheetState, row: number, column: number): string {
  const track = sheet.columns[column - 1]?.styles;
  return explicitFormat(styleOf(state, track ? trackGet(track, row) : 0).numberFormat) ?? '';
}

/** A validation rule that rejects input is on the cell. */
export function rejectsAt(state: SpreadsheetState, sheet: SheetState, row: number, column: number): boolean {
  const track = sheet.columns[column - 1]?.validations;
  return validationRule(state, track ? trackGet(track, row) : 0)?.allowInvalid === false;
}

const ID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** The ids under the header, down to the last one; '' in a row without one. */
export function idsOn(state: SpreadsheetState, sheet: SheetState): readonly string[] {
  const column = ownedColumns(state, sheet.id).get('id');
  const contents = sheet.columns[(column ?? 0) - 1]?.contents.items.slice(1) ?? [];
  const ids = contents.map((content) => (typeof content === 'string' && ID.test(content) ? content : ''));
  while (ids.length > 0 && ids[ids.length - 1] === '') ids.pop();
  return ids;
}

/** A column that left the view, or that the key may not read any more. Where Google makes its header another, its tag says so. */
export function isEmptied(state: SpreadsheetState, sheet: SheetState, column: number, headerRow: number): boolean {
  const isTagged = state.metadata.some(({ key, value, location }) => {
    const isHere = location.type === 'COLUMN' && location.sheetId === sheet.id && location.index === column;
    return isHere && key === COLUMN_TAG && value?.endsWith('~x') === true;
  });
  if (isTagged) return true;
  const header = cellAt(sheet, headerRow, column);
  return typeof header === 'string' && /\((no longer in the view|this key may not read it)\)$/.test(header);
}

/** The column with that header, from 1; 0 when there is none. */
export function columnNamed(sheet: SheetState, header: string): number {
  return sheet.columns.findIndex(({ contents }) => contents.items[0] === header) + 1;
}

const OUR_NOTE = /\s*— Twenty Sheets —[\s\S]*/;

/** Without our note on a header: a refresh that changes nothing writes it before its receipt. */
function withoutOurNote({ changes: _changes, activeRange: _active, ...sheet }: SheetState): object {
  const columns = sheet.columns.map(({ notes, ...column }) => {
    const items = notes.items.map((note) => (typeof note === 'string' ? note.replace(OUR_NOTE, '') : note));
    while (items.length > 0 && (items[items.length - 1] ?? '') === '') items.pop();
    return { ...column, notes: { ...notes, items } };
  });
  return { ...sheet, columns };
}

/** All that a person could find in the spreadsheet, as one text; what pulls hide is left out. */
export function pictureOf(state: SpreadsheetState): string {
  const shown = state.sheets.filter((sheet) => !isOurs(sheet));
  const hidden = new Set(hiddenSheets(state).map(({ id }) => id));
  const ofHidden = ({ location }: SpreadsheetState['metadata'][number]): boolean =>
    'sheetId' in location && hidden.has(location.sheetId);
  return JSON.stringify([
    shown.map(withoutOurNote),
    state.metadata.filter((entry) => !ofHidden(entry)),
    state.namedRanges,
    state.protections,
  ]);
}

/** What cells hold, without looks, tags and sizes: what two ways to the same table must agree on. */
export function contentsOf(sheet: SheetState): string {
  return JSON.stringify(
    sheet.columns.map(({ contents, notes, validations }) => [contents.items, notes.items, validations.items]),
  );
}
