import { cachedOffsets } from '../cells/zone';
import type { ZoneOffset } from '../cells/typed-value';
import { SyncError } from '../errors';
import type { Clock } from '../ports/clock';
import type { Block, SheetInfo, Spreadsheet, Tag } from '../ports/spreadsheet';
import { applyEdit } from './edits';
import { readBlock, readNotes } from './read-block';
import { closedBlocks, rejectingColumns } from './rules';

type GoogleSpreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The open spreadsheet behind the port. */
export function openSpreadsheet(google: GoogleSpreadsheet, clock: Clock): Spreadsheet {
  const zone = google.getSpreadsheetTimeZone();
  const offset: ZoneOffset = cachedOffsets((instant) => clock.offsetMinutes(instant, zone));
  // Looking a sheet up costs a call for each sheet; an execution asks for the same few again and again.
  const known = new Map<number, GoogleSheet>();
  const find = (sheetId: number): GoogleSheet | undefined => {
    if (!known.has(sheetId)) for (const sheet of google.getSheets()) known.set(sheet.getSheetId(), sheet);
    return known.get(sheetId);
  };
  const sheetOf = (sheetId: number): GoogleSheet => {
    const sheet = find(sheetId);
    if (!sheet) throw new SyncError('sheet-gone', { view: '' });
    return sheet;
  };
  return {
    info: () => ({ id: google.getId(), timeZone: zone, locale: google.getSpreadsheetLocale() }),
    sheets: () => google.getSheets().map(infoOf),
    sheet(sheetId) {
      const sheet = find(sheetId);
      return sheet ? infoOf(sheet) : null;
    },
    sheetNamed(name) {
      const sheet = google.getSheetByName(name);
      // Google's own search may not mind capitals.
      return sheet?.getName() === name ? sheet.getSheetId() : null;
    },
    insertSheet(name, { hidden, rows, columns }) {
      const active = google.getActiveSheet();
      const sheet = google.insertSheet(name);
      // A new sheet comes to the front: the person stays where they were.
      google.setActiveSheet(active);
      if (hidden) sheet.hideSheet();
      resize(sheet, Math.max(rows, 2), columns);
      return infoOf(sheet);
    },
    deleteSheet(sheetId) {
      const sheet = find(sheetId);
      if (sheet) google.deleteSheet(sheet);
      known.delete(sheetId);
    },
    renameSheet(sheetId, name) {
      sheetOf(sheetId).setName(name);
    },
    isFiltered: (sheetId) => sheetOf(sheetId).getFilter() !== null,
    showSheet(sheetId, name) {
      sheetOf(sheetId).setName(name).showSheet();
    },
    usedSize(sheetId) {
      const sheet = sheetOf(sheetId);
      return { rows: sheet.getLastRow(), columns: sheet.getLastColumn() };
    },
    tagSheet(sheetId, tag) {
      const sheet = sheetOf(sheetId);
      const [present] = sheet.getDeveloperMetadata().filter((candidate) => candidate.getKey() === tag.key);
      if (present) present.setValue(tag.value);
      else sheet.addDeveloperMetadata(tag.key, tag.value, SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT);
    },
    untagSheet(sheetId, key) {
      for (const tag of sheetOf(sheetId).getDeveloperMetadata()) if (tag.getKey() === key) tag.remove();
    },
    sheetTags: (key) =>
      google
        .createDeveloperMetadataFinder()
        .withKey(key)
        .find()
        .filter(onSheet)
        .flatMap((tag) => {
          const sheet = tag.getLocation().getSheet();
          return sheet ? [{ sheetId: sheet.getSheetId(), value: tag.getValue() ?? '' }] : [];
        }),
    columnTags: (sheetId, key) => columnTags(sheetOf(sheetId), key),
    read: (block, parts) => readBlock(rangeOf(sheetOf(block.sheetId), block), parts ?? {}, offset),
    notes: (block) => readNotes(rangeOf(sheetOf(block.sheetId), block)),
    closedBlocks: (sheetId) => closedBlocks(sheetOf(sheetId)),
    rejectingColumns: (block) => rejectingColumns(rangeOf(sheetOf(block.sheetId), block)),
    apply(edits) {
      for (const edit of edits) {
        try {
          applyEdit(edit, sheetOf);
        } catch (thrown) {
          if (thrown instanceof SyncError) throw thrown;
          const sheetId = 'sheetId' in edit ? edit.sheetId : edit.block.sheetId;
          throw new SyncError('sheet-refused', { sheet: sheetOf(sheetId).getName() }, thrown);
        }
      }
    },
    flush: () => SpreadsheetApp.flush(),
    activate(sheetId) {
      google.setActiveSheet(sheetOf(sheetId));
    },
  };
}

export function rangeOf(sheet: GoogleSheet, { row, column, rows, columns }: Block): GoogleAppsScript.Spreadsheet.Range {
  return sheet.getRange(row, column, rows, columns);
}

function infoOf(sheet: GoogleSheet): SheetInfo {
  return {
    id: sheet.getSheetId(),
    name: sheet.getName(),
    hidden: sheet.isSheetHidden(),
    maxRows: sheet.getMaxRows(),
    maxColumns: sheet.getMaxColumns(),
  };
}

function resize(sheet: GoogleSheet, rows: number, columns: number): void {
  const [oldRows, oldColumns] = [sheet.getMaxRows(), sheet.getMaxColumns()];
  // Columns go first: every one of them counts once for each row.
  if (columns < oldColumns) sheet.deleteColumns(columns + 1, oldColumns - columns);
  if (rows < oldRows) sheet.deleteRows(rows + 1, oldRows - rows);
  if (rows > oldRows) sheet.insertRowsAfter(oldRows, rows - oldRows);
  if (columns > oldColumns) sheet.insertColumnsAfter(oldColumns, columns - oldColumns);
}

function onSheet(tag: GoogleAppsScript.Spreadsheet.DeveloperMetadata): boolean {
  return tag.getLocation().getLocationType() === SpreadsheetApp.DeveloperMetadataLocationType.SHEET;
}

function columnTags(sheet: GoogleSheet, key: string): readonly { readonly column: number; readonly value: string }[] {
  return sheet
    .createDeveloperMetadataFinder()
    .withKey(key)
    .withLocationType(SpreadsheetApp.DeveloperMetadataLocationType.COLUMN)
    .find()
    .flatMap((tag) => {
      const column = tag.getLocation().getColumn()?.getColumn();
      return column === undefined ? [] : [{ column, value: tag.getValue() ?? '' }];
    })
    .sort((a, b) => a.column - b.column);
}

/** Sets the tag of that key on one column. */
export function tagColumn(sheet: GoogleSheet, column: number, tag: Tag): void {
  const range = wholeColumn(sheet, column);
  const [present] = range.getDeveloperMetadata().filter((candidate) => candidate.getKey() === tag.key);
  if (present) present.setValue(tag.value);
  else range.addDeveloperMetadata(tag.key, tag.value, SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT);
}

export function untagColumn(sheet: GoogleSheet, column: number, key: string): void {
  for (const tag of wholeColumn(sheet, column).getDeveloperMetadata()) if (tag.getKey() === key) tag.remove();
}

/** Metadata sits on whole columns only: "C:C", not "C1:C1000". */
function wholeColumn(sheet: GoogleSheet, column: number): GoogleAppsScript.Spreadsheet.Range {
  const letters = columnLetters(column);
  return sheet.getRange(`${letters}:${letters}`);
}

function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
