import type { Rect } from '../base/rect';
import type { SpreadsheetState } from '../state/state';
import { noteSpills } from './note-spills';

/**
 * The change feed. Every write raises `state.version` and notes the rectangle it touched, so that a page can mirror the
 * grid: it remembers a version, asks `changesSince`, and reads the windows that changed. When a log grows long its oldest
 * entries are joined: an answer may then name more cells than changed, never fewer.
 */
interface SheetChanges {
  readonly sheetId: number;
  readonly reshaped: boolean;
  /** Rectangles whose cells (value, format, style or note) may have changed, oldest first. */
  readonly rects: readonly Rect[];
}

export interface Changes {
  /** Ask from here next time. */
  readonly version: number;
  /** Sheets were added, removed, renamed, moved, hidden, coloured, or another one became active. */
  readonly sheetList: boolean;
  /** Sheets that exist now and changed. */
  readonly sheets: readonly SheetChanges[];
}

export function changesSince(state: SpreadsheetState, version: number): Changes {
  noteSpills(state);
  const sheets: SheetChanges[] = [];
  for (const sheet of state.sheets) {
    const reshaped = sheet.changes.reshaped > version;
    const rects = sheet.changes.entries.filter((entry) => entry.version > version).map((entry) => entry.rect);
    if (reshaped || rects.length > 0) sheets.push({ sheetId: sheet.id, reshaped, rects });
  }
  return { version: state.version, sheetList: state.sheetListVersion > version, sheets };
}

/** Calls the listener after every change. Returns the function that ends it. Listeners do not travel with clones or snapshots. */
export function onChange(state: SpreadsheetState, listener: () => void): () => void {
  state.memo.listeners.add(listener);
  return () => void state.memo.listeners.delete(listener);
}
