import type { TypedValue } from '../cells/typed-value';
import type { SheetEdit } from '../ports/spreadsheet';
import { rangeOf, tagColumn, untagColumn } from './spreadsheet';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;
type GoogleRange = GoogleAppsScript.Spreadsheet.Range;

/** Performs one edit. Each is one to three calls, whatever the number of cells. */
export function applyEdit(edit: SheetEdit, sheetOf: (sheetId: number) => GoogleSheet): void {
  switch (edit.kind) {
    case 'grow':
      return grow(sheetOf(edit.sheetId), edit.rows, edit.columns);
    case 'write':
      return write(sheetOf(edit.sheetId), edit);
    case 'copy': {
      const target = sheetOf(edit.sheetId).getRange(edit.row, edit.column, edit.from.rows, edit.from.columns);
      return rangeOf(sheetOf(edit.from.sheetId), edit.from).copyTo(target, { contentsOnly: true });
    }
    case 'clear':
      rangeOf(sheetOf(edit.block.sheetId), edit.block).clearContent();
      return;
    case 'fillFormula':
      rangeOf(sheetOf(edit.block.sheetId), edit.block).setFormulaR1C1(edit.formula);
      return;
    case 'writeNotes': {
      const width = edit.notes[0]?.length ?? 0;
      const range = sheetOf(edit.sheetId).getRange(edit.row, edit.column, edit.notes.length, width);
      range.setNotes(edit.notes.map((row) => [...row]));
      return;
    }
    case 'insertRows':
      sheetOf(edit.sheetId).insertRowsBefore(edit.before, edit.count);
      return;
    case 'deleteRows':
      sheetOf(edit.sheetId).deleteRows(edit.row, edit.count);
      return;
    case 'insertColumns':
      sheetOf(edit.sheetId).insertColumnsAfter(edit.after, edit.count);
      return;
    case 'deleteColumns':
      sheetOf(edit.sheetId).deleteColumns(edit.column, edit.count);
      return;
    case 'tagColumn':
      return tagColumn(sheetOf(edit.sheetId), edit.column, edit.tag);
    case 'untagColumn':
      return untagColumn(sheetOf(edit.sheetId), edit.column, edit.key);
    case 'numberFormat':
      rangeOf(sheetOf(edit.block.sheetId), edit.block).setNumberFormat(edit.format);
      return;
    case 'numberFormats': {
      const width = edit.formats[0]?.length ?? 0;
      const range = sheetOf(edit.sheetId).getRange(edit.row, edit.column, edit.formats.length, width);
      range.setNumberFormats(
        edit.formats.map((row) => row.map((format) => (format === READ_AUTOMATIC ? 'general' : format))),
      );
      return;
    }
    case 'copyRules': {
      const { from, sheetId, row, column } = edit;
      return copyRules(
        rangeOf(sheetOf(from.sheetId), from),
        sheetOf(sheetId).getRange(row, column, from.rows, from.columns),
      );
    }
    case 'clearRules':
      rangeOf(sheetOf(edit.block.sheetId), edit.block).clearDataValidations();
      return;
    case 'headerStyle':
      rangeOf(sheetOf(edit.block.sheetId), edit.block).setFontWeight('bold');
      return;
    case 'columnWidth':
      sheetOf(edit.sheetId).setColumnWidths(edit.column, edit.count, edit.pixels);
      return;
    case 'freezeRows':
      sheetOf(edit.sheetId).setFrozenRows(edit.rows);
  }
}

function grow(sheet: GoogleSheet, rows: number, columns: number): void {
  const [oldRows, oldColumns] = [sheet.getMaxRows(), sheet.getMaxColumns()];
  if (rows > oldRows) sheet.insertRowsAfter(oldRows, rows - oldRows);
  if (columns > oldColumns) sheet.insertColumnsAfter(oldColumns, columns - oldColumns);
}

function write(sheet: GoogleSheet, { row, column, rows, own }: Extract<SheetEdit, { kind: 'write' }>): void {
  const width = rows[0]?.length ?? 0;
  if (width === 0) return;
  const range = sheet.getRange(row, column, rows.length, width);
  const formats = own ? range.getNumberFormats() : [];
  range.setValues(rows.map((cells, y) => cells.map((value, x) => plainValue(value, formats[y]?.[x] === TEXT_FORMAT))));
}

/**
 * Copied by Google, rules go on pointing at what they point at. From under a filter it may leave rows out; there they are read
 * and set (platform page, §7.5).
 */
function copyRules(from: GoogleRange, to: GoogleRange): void {
  if (from.getFilter()) to.setDataValidations(from.getDataValidations());
  else from.copyTo(to, SpreadsheetApp.CopyPasteType.PASTE_DATA_VALIDATION, false);
}

const TEXT_FORMAT = '@';

/** What Google answers for a cell of automatic format; set as it is, it would be a format like any other. */
const READ_AUTOMATIC = '0.###############';

/**
 * What `setValues` is given. It reads texts as if a person typed them: `=…` becomes a formula, `00123` a number. One leading
 * apostrophe, in a cell of automatic format, says "this is text" and is not part of the value. A cell that the person
 * formatted as text keeps texts anyway and would show the sign; only what begins a formula needs it there too. A web address
 * is read as nothing else, and goes in as it is: then Google makes it a link that can be clicked.
 */
function plainValue(value: TypedValue, isTextCell: boolean): string | number | boolean {
  if (value === null) return '';
  if (!('text' in value)) return 'number' in value ? value.number : value.boolean;
  const { text } = value;
  const staysText = text === '' || WEB_ADDRESS.test(text) || (isTextCell && !/^[=+]/.test(text));
  return staysText ? text : `'${text}`;
}

const WEB_ADDRESS = /^https?:\/\/\S+$/i;
