/**
 * Tags of sheets and columns, asked once: Google charges several calls for each of them. What this execution changes is kept up to date;
 * another one's changes are held off by the lock, and what was asked before that is asked again.
 */
import { patiently } from '../../patient';
import type { Tag } from '../../../ports/spreadsheet';
import { addSheetTag, columnTags, sheetTags, tagSheet, untagSheet } from './tags';

type Google = GoogleAppsScript.Spreadsheet.Spreadsheet;
type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;

interface SheetTag {
  readonly sheetId: number;
  readonly value: string;
}

interface ColumnTag {
  readonly column: number;
  readonly value: string;
}

export interface TagMemo {
  readonly sheetTags: (key: string) => readonly SheetTag[];
  readonly tagSheet: (sheet: GoogleSheet, sheetId: number, tag: Tag) => void;
  readonly untagSheet: (sheet: GoogleSheet, sheetId: number, key: string) => void;
  readonly columnTags: (sheet: GoogleSheet, sheetId: number, key: string) => readonly ColumnTag[];
  /** Nobody has tagged anything on a sheet that was just made. */
  readonly isNew: (sheetId: number) => void;
  /** Columns came, went or got other tags. */
  readonly forgetColumns: (sheetId: number) => void;
  readonly forgetSheet: (sheetId: number) => void;
  readonly forgetAll: () => void;
}

/** @param keep is told each sheet that is met, which need not be looked for then */
export function createTagMemo(google: Google, keep: (sheetId: number, sheet: GoogleSheet) => unknown): TagMemo {
  const sheets = new Map<string, SheetTag[]>();
  /** Google's own, by key and sheet, where they were found: to look for one again takes three calls. */
  const found = new Map<string, ReturnType<typeof tagSheet>>();
  const columns = new Map<string, readonly ColumnTag[]>();
  const untouched = new Set<number>();
  const forgetColumns = (sheetId: number): void => {
    untouched.delete(sheetId);
    for (const key of columns.keys()) if (key.startsWith(`${sheetId}/`)) columns.delete(key);
  };
  return {
    sheetTags(key) {
      const known = sheets.get(key);
      if (known) return known;
      const asked = patiently(() => sheetTags(google, key)).map(({ sheetId, sheet, value, tag }) => {
        keep(sheetId, sheet);
        found.set(`${key}/${sheetId}`, tag);
        return { sheetId, value };
      });
      sheets.set(key, asked);
      return asked;
    },
    tagSheet(sheet, sheetId, tag) {
      const known = sheets.get(tag.key);
      const index = known?.findIndex((one) => one.sheetId === sheetId) ?? -1;
      if (known?.[index]?.value === tag.value) return;
      const name = `${tag.key}/${sheetId}`;
      if (known && index < 0) addSheetTag(sheet, tag);
      else {
        const there = patiently(
          () => tagSheet(sheet, tag, found.get(name)),
          () => found.delete(name),
        );
        found.set(name, there);
      }
      const now = { sheetId, value: tag.value };
      if (index >= 0) known?.splice(index, 1, now);
      else known?.push(now);
    },
    untagSheet(sheet, sheetId, key) {
      patiently(() => untagSheet(sheet, key));
      found.delete(`${key}/${sheetId}`);
      const known = sheets.get(key);
      if (known)
        sheets.set(
          key,
          known.filter((one) => one.sheetId !== sheetId),
        );
    },
    columnTags(sheet, sheetId, key) {
      const name = `${sheetId}/${key}`;
      const known = columns.get(name) ?? (untouched.has(sheetId) ? [] : patiently(() => columnTags(sheet, key)));
      columns.set(name, known);
      return known;
    },
    isNew: (sheetId) => untouched.add(sheetId),
    forgetColumns,
    forgetSheet(sheetId) {
      forgetColumns(sheetId);
      for (const name of found.keys()) if (name.endsWith(`/${sheetId}`)) found.delete(name);
      for (const [key, known] of sheets)
        sheets.set(
          key,
          known.filter((one) => one.sheetId !== sheetId),
        );
    },
    forgetAll() {
      for (const known of [sheets, found, columns, untouched]) known.clear();
    },
  };
}
