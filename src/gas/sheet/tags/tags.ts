/** Developer metadata on sheets and whole columns. */
import { columnLetters } from '../../../cells/column-letters';
import type { Tag } from '../../../ports/spreadsheet';
import { once } from '../../patient';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;

type Metadata = GoogleAppsScript.Spreadsheet.DeveloperMetadata;

/** @param known the tag, where it was found before. @returns it, where it was there. */
export function tagSheet(sheet: GoogleSheet, tag: Tag, known?: Metadata): Metadata | undefined {
  const present = known ?? sheet.getDeveloperMetadata().find((candidate) => candidate.getKey() === tag.key);
  if (present) present.setValue(tag.value);
  else sheet.addDeveloperMetadata(tag.key, tag.value, SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT);
  return present;
}

/** To a sheet that has none of that key: nothing is looked for, unless the call fails. */
export function addSheetTag(sheet: GoogleSheet, tag: Tag): void {
  once(
    () => void sheet.addDeveloperMetadata(tag.key, tag.value, SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT),
    () => (sheet.getDeveloperMetadata().some((one) => one.getKey() === tag.key) ? { result: undefined } : null),
  );
}

export function untagSheet(sheet: GoogleSheet, key: string): void {
  for (const tag of sheet.getDeveloperMetadata()) if (tag.getKey() === key) tag.remove();
}

export function sheetTags(
  google: GoogleAppsScript.Spreadsheet.Spreadsheet,
  key: string,
): readonly {
  readonly sheetId: number;
  readonly sheet: GoogleSheet;
  readonly value: string;
  readonly tag: Metadata;
}[] {
  return google
    .createDeveloperMetadataFinder()
    .withKey(key)
    .find()
    .flatMap((tag) => {
      const sheet = tag.getLocation().getSheet();
      return sheet ? [{ sheetId: sheet.getSheetId(), sheet, value: tag.getValue() ?? '', tag }] : [];
    });
}

/** Of the sheet and all its columns and rows: keys and values both count. */
export function metadataSize(sheet: GoogleSheet): number {
  return sheet
    .createDeveloperMetadataFinder()
    .find()
    .reduce((sum, tag) => sum + (tag.getKey() ?? '').length + (tag.getValue() ?? '').length, 0);
}

/** How many columns carry it: four calls, however many they are. */
export function countColumnTags(sheet: GoogleSheet, key: string): number {
  return sheet.createDeveloperMetadataFinder().withKey(key).find().length;
}

export function columnTags(
  sheet: GoogleSheet,
  key: string,
): readonly { readonly column: number; readonly value: string }[] {
  return sheet
    .createDeveloperMetadataFinder()
    .withKey(key)
    .find()
    .flatMap((tag) => {
      const column = tag.getLocation().getColumn()?.getColumn();
      return column === undefined ? [] : [{ column, value: tag.getValue() ?? '' }];
    })
    .sort((a, b) => a.column - b.column);
}

/** Sets the tag of that key on one column. */
export function tagColumn(sheet: GoogleSheet, column: number, tag: Tag, isNew: boolean): void {
  const range = wholeColumn(sheet, column);
  const [present] = isNew ? [] : range.getDeveloperMetadata().filter((candidate) => candidate.getKey() === tag.key);
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
