import { requireRoom, requireSheet } from '../state/bounds';
import { emptyLog } from '../base/change-log';
import { noteShape, noteSheetList } from '../compute/note-changes';
import type { Writer } from '../edit/contents';
import { pointsAt, rewriteReferences } from './follow';
import { GridError } from '../base/grid-error';
import { DEFAULT_COLUMNS, DEFAULT_ROWS, MAX_SHEET_NAME } from '../base/limits';
import type { MetadataState } from '../base/parts';
import { freeTableName } from '../state/native-names';
import { requireEditable } from '../state/protection';
import { newSheet, nextId, type SheetState, sheetWord, type SpreadsheetState, wholeSheet } from '../state/state';
import { cloneTrack } from '../base/track';

/** Adds an empty sheet of 1000 × 26 at the tab position (from 0; default: after the active one) and makes it active. */
export function insertSheet(state: SpreadsheetState, name?: string, position?: number): SheetState {
  const given = name ?? freeName(state);
  requireFreeName(state, given, null);
  requireRoom(state, DEFAULT_ROWS * DEFAULT_COLUMNS);
  const sheet = newSheet(nextId(state), given, DEFAULT_ROWS, DEFAULT_COLUMNS);
  addSheet(state, sheet, position);
  return sheet;
}

/** "Copy of …" in the spreadsheet's language, with a number where that name is taken. */
export function copyName(state: SpreadsheetState, sheet: SheetState): string {
  const first = `${state.locale.startsWith('fr') ? 'Copie de ' : 'Copy of '}${sheet.name}`;
  let name = first;
  for (let number = 2; sheetByName(state, name); number++) name = `${first} ${number}`;
  return name;
}

/** A copy of everything on the sheet, metadata and protection of ranges included; hidden stays hidden. */
export function duplicateSheet(
  state: SpreadsheetState,
  source: SheetState,
  name: string,
  position?: number,
): SheetState {
  requireFreeName(state, name, null);
  requireRoom(state, source.rows * source.columns.length);
  const sheet: SheetState = { ...cloneSheet(source), id: nextId(state), name, changes: emptyLog(), nativeTables: [] };
  const metadata = state.metadata.flatMap((entry): MetadataState[] => {
    if (entry.location.type === 'SPREADSHEET' || entry.location.sheetId !== source.id) return [];
    return [{ ...entry, id: nextId(state), location: { ...entry.location, sheetId: sheet.id } }];
  });
  state.metadata.push(...metadata);
  const protections = state.protections.filter((protection) => protection.sheetId === source.id);
  state.protections.push(...protections.map((protection) => ({ ...protection, id: nextId(state), sheetId: sheet.id })));
  addSheet(state, sheet, position);
  for (const table of source.nativeTables) sheet.nativeTables.push({ ...table, name: freeTableName(state) });
  return sheet;
}

export function deleteSheet(state: SpreadsheetState, sheetId: number, writer: Writer): void {
  const sheet = requireSheet(state, sheetId);
  if (state.sheets.length === 1) throw new GridError('cannotDeleteAllSheets');
  if (!sheet.hidden && visibleSheets(state).length === 1) throw new GridError('cannotDeleteAllVisibleSheets');
  requireEditable(state, sheet, wholeSheet(sheet), writer);
  rewriteReferences(state, (reference, home) =>
    reference.sheetName !== null && pointsAt(reference, home, sheet) ? null : reference,
  );
  const position = state.sheets.indexOf(sheet);
  state.sheets.splice(position, 1);
  state.metadata = state.metadata.filter(
    ({ location }) => location.type === 'SPREADSHEET' || location.sheetId !== sheetId,
  );
  state.namedRanges = state.namedRanges.filter((range) => range.sheetId !== sheetId);
  state.protections = state.protections.filter((protection) => protection.sheetId !== sheetId);
  if (state.activeSheetId === sheetId) {
    const next = state.sheets.slice(position).find(isVisible) ?? visibleSheets(state).at(-1);
    state.activeSheetId = next?.id ?? state.activeSheetId;
  }
  noteSheetList(state);
}

export function renameSheet(state: SpreadsheetState, sheetId: number, name: string, writer: Writer): void {
  const sheet = requireSheet(state, sheetId);
  if (sheet.name === name) return;
  requireFreeName(state, name, sheet);
  requireEditable(state, sheet, wholeSheet(sheet), writer);
  const renamed = { sheetName: name };
  rewriteReferences(state, (reference, home) =>
    reference.sheetName !== null && pointsAt(reference, home, sheet) ? { ...reference, ...renamed } : reference,
  );
  sheet.name = name;
  noteSheetList(state);
}

export function setSheetHidden(state: SpreadsheetState, sheetId: number, hidden: boolean): void {
  const sheet = requireSheet(state, sheetId);
  if (sheet.hidden === hidden) return;
  if (hidden && visibleSheets(state).length === 1) throw new GridError('cannotHideAllSheets');
  const position = state.sheets.indexOf(sheet);
  sheet.hidden = hidden;
  if (hidden && state.activeSheetId === sheetId) {
    const next = state.sheets.slice(position).find(isVisible) ?? visibleSheets(state).at(-1);
    state.activeSheetId = next?.id ?? sheetId;
  }
  noteSheetList(state);
}

/** Makes the sheet active; a hidden one becomes visible, as in Sheets. */
export function activateSheet(state: SpreadsheetState, sheetId: number): void {
  requireSheet(state, sheetId).hidden = false;
  state.activeSheetId = sheetId;
  noteSheetList(state);
}

/** `position` counts from 1. */
export function moveSheet(state: SpreadsheetState, sheetId: number, position: number): void {
  const sheet = requireSheet(state, sheetId);
  if (!Number.isInteger(position) || position < 1 || position > state.sheets.length) {
    throw new GridError('sheetPosition', position);
  }
  state.sheets.splice(state.sheets.indexOf(sheet), 1);
  state.sheets.splice(position - 1, 0, sheet);
  noteSheetList(state);
}

/** All but the last row, or all but the last column, may be frozen. */
export function setFrozen(state: SpreadsheetState, sheet: SheetState, axis: 'row' | 'column', count: number): void {
  const size = axis === 'row' ? sheet.rows : sheet.columns.length;
  if (!Number.isInteger(count) || count < 0) throw new GridError('invalidArgument', count);
  if (count >= size) throw new GridError(axis === 'row' ? 'cannotFreezeAllRows' : 'cannotFreezeAllColumns');
  if (axis === 'row') sheet.frozenRows = count;
  else sheet.frozenColumns = count;
  noteShape(state, sheet);
}

export function sheetByName(state: SpreadsheetState, name: string): SheetState | undefined {
  return state.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
}

export function cloneSheet(sheet: SheetState): SheetState {
  return {
    ...sheet,
    columns: sheet.columns.map((column) => ({
      contents: cloneTrack(column.contents),
      styles: cloneTrack(column.styles),
      notes: cloneTrack(column.notes),
      validations: cloneTrack(column.validations),
      width: column.width,
      hidden: column.hidden,
    })),
    rowHeights: cloneTrack(sheet.rowHeights),
    rowsHiddenByUser: cloneTrack(sheet.rowsHiddenByUser),
    rowsHiddenByFilter: cloneTrack(sheet.rowsHiddenByFilter),
    filter: sheet.filter && { ...sheet.filter, criteria: { ...sheet.filter.criteria } },
    conditionalFormats: [...sheet.conditionalFormats],
    bandings: sheet.bandings.map((banding) => ({ ...banding })),
    charts: sheet.charts.map((chart) => ({ ...chart })),
    merges: [...sheet.merges],
    nativeTables: [...sheet.nativeTables],
    changes: { entries: [...sheet.changes.entries], reshaped: sheet.changes.reshaped },
  };
}

function addSheet(state: SpreadsheetState, sheet: SheetState, position: number | undefined): void {
  const active = state.sheets.findIndex((one) => one.id === state.activeSheetId);
  const at = position ?? active + 1;
  if (!Number.isInteger(at) || at < 0 || at > state.sheets.length) throw new GridError('sheetPosition', at);
  state.sheets.splice(at, 0, sheet);
  state.activeSheetId = sheet.id;
  noteSheetList(state);
  noteShape(state, sheet);
}

function requireFreeName(state: SpreadsheetState, name: string, own: SheetState | null): void {
  // The set of characters is partly unconfirmed; the strict reading is taken (google.md §6.3).
  const bad =
    /[\\/?*:[\]]/.test(name) || name.startsWith("'") || name.endsWith("'") || name.toLowerCase() === 'history';
  if (name.trim() === '' || name.length > MAX_SHEET_NAME || bad) throw new GridError('sheetNameInvalid', name);
  const other = sheetByName(state, name);
  if (other && other !== own) throw new GridError('sheetNameTaken', name);
}

function freeName(state: SpreadsheetState): string {
  for (let number = state.sheets.length + 1; ; number++) {
    const name = `${sheetWord(state.locale)}${number}`;
    if (!sheetByName(state, name)) return name;
  }
}

const isVisible = (sheet: SheetState): boolean => !sheet.hidden;
const visibleSheets = (state: SpreadsheetState): SheetState[] => state.sheets.filter(isVisible);
