import { patchStyles } from '../../emulator/grid/edit/styles';
import { requireSheet } from '../../emulator/grid/state/bounds';
import { noteShape } from '../../emulator/grid/compute/note-changes';
import { enterValues } from '../../emulator/grid/edit/contents';
import { GridError } from '../../emulator/grid/base/grid-error';
import { intersection } from '../../emulator/grid/base/rect';
import * as sheets from '../../emulator/grid/structure/sheets';
import { type SpreadsheetState, wholeSheet } from '../../emulator/grid/state/state';
import * as structure from '../../emulator/grid/structure/structure';
import type { StylePatch } from '../../emulator/grid/values/cell-style';
import { trackFill } from '../../emulator/grid/base/track';
import { formatServiceError } from '../../emulator/service-error';
import { DeskError } from './desk-calls';
import { convertToCells, convertToTable } from './edit-tables';
import type { PersonEdit, WireStylePatch } from './wire';

/** Who edits, and in which language a refusal is worded. */
export interface Editor {
  readonly userId: string;
  readonly locale: string;
  readonly now: number;
}

/** Does to the spreadsheet what a person did on the page. @throws DeskError when the grid refuses it */
export function editGrid(state: SpreadsheetState, edit: PersonEdit, editor: Editor): void {
  try {
    perform(state, edit, editor);
  } catch (error) {
    if (error instanceof GridError) throw new DeskError(formatServiceError(editor.locale, error.key, ...error.details));
    throw error;
  }
}

function perform(state: SpreadsheetState, edit: PersonEdit, { userId, now }: Editor): void {
  if (edit.kind === 'addSheet') return void sheets.insertSheet(state, edit.name ?? undefined);
  const sheet = requireSheet(state, edit.sheetId);
  switch (edit.kind) {
    case 'type': {
      const columns = Math.max(0, ...edit.values.map((row) => row.length));
      const rect = { row: edit.row, column: edit.column, rows: edit.values.length, columns };
      return enterValues(state, sheet, rect, edit.values, userId, now);
    }
    case 'style': {
      // A person may have chosen whole columns of a sheet that is shorter by now.
      const rect = intersection(edit, wholeSheet(sheet));
      if (rect) patchStyles(state, sheet, rect, stylePatch(edit.style), userId);
      return;
    }
    case 'insertRows':
      return structure.insertRows(state, sheet, edit.at, edit.count, edit.at > 1 ? 'before' : 'after', userId);
    case 'insertColumns':
      return structure.insertColumns(state, sheet, edit.at, edit.count, edit.at > 1 ? 'before' : 'after', userId);
    case 'deleteRows':
      return structure.deleteRows(state, sheet, edit.at, edit.count, userId);
    case 'deleteColumns':
      return structure.deleteColumns(state, sheet, edit.at, edit.count, userId);
    case 'moveRows':
      return structure.moveRows(state, sheet, edit.from, edit.count, edit.to, userId);
    case 'moveColumns':
      return structure.moveColumns(state, sheet, edit.from, edit.count, edit.to, userId);
    case 'columnWidth':
      for (const column of sheet.columns.slice(edit.column - 1, edit.column - 1 + edit.count))
        column.width = edit.pixels;
      return noteShape(state, sheet);
    case 'hideColumns':
      for (const column of sheet.columns.slice(edit.at - 1, edit.at - 1 + edit.count)) column.hidden = edit.hidden;
      return noteShape(state, sheet);
    case 'hideRows':
      trackFill(sheet.rowsHiddenByUser, edit.at, Math.min(edit.count, sheet.rows + 1 - edit.at), edit.hidden);
      return noteShape(state, sheet);
    case 'makeTable':
      return convertToTable(state, sheet, edit);
    case 'endTable':
      return convertToCells(state, sheet, edit);
    case 'freeze':
      sheets.setFrozen(state, sheet, 'row', edit.rows);
      return sheets.setFrozen(state, sheet, 'column', edit.columns);
    case 'deleteSheet':
      return sheets.deleteSheet(state, sheet.id, userId);
    case 'activateSheet':
      // A hidden sheet has no tab to click: a page that says so has not heard of the hiding yet.
      if (!sheet.hidden && sheet.id !== state.activeSheetId) sheets.activateSheet(state, sheet.id);
      return;
    case 'copySheet':
      return void sheets.duplicateSheet(state, sheet, copyName(state, sheet.name), state.sheets.indexOf(sheet) + 1);
    case 'renameSheet':
      return sheets.renameSheet(state, sheet.id, edit.name, userId);
    case 'hideSheet':
      return edit.hidden ? sheets.setSheetHidden(state, sheet.id, true) : sheets.activateSheet(state, sheet.id);
    case 'moveSheet':
      return sheets.moveSheet(state, sheet.id, Math.min(edit.position, state.sheets.length));
  }
}

function stylePatch(patch: WireStylePatch): StylePatch {
  return Object.fromEntries(Object.entries(patch).map(([property, value]) => [property, value ?? undefined]));
}

function copyName(state: SpreadsheetState, name: string): string {
  const word = state.locale.toLowerCase().startsWith('fr') ? 'Copie de' : 'Copy of';
  for (let number = 1; ; number++) {
    const copy = `${word} ${name}${number === 1 ? '' : ` ${number}`}`.slice(0, 100);
    if (!sheets.sheetByName(state, copy)) return copy;
  }
}
