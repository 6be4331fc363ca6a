import { boundingRect, type Rect } from './rect';
import type { SheetState, SpreadsheetState } from './state';

/**
 * The change feed. Every write raises `state.version` and notes the rectangle it touched, so that a page can mirror the
 * grid: it remembers a version, asks `changesSince`, and reads the windows that changed. When a log grows long its oldest
 * entries are joined: an answer may then name more cells than changed, never fewer.
 */
interface ChangeEntry {
  readonly version: number;
  readonly rect: Rect;
}

export interface ChangeLog {
  entries: ChangeEntry[];
  /** Version of the last change of rows, columns, widths, hiding, freezing, filter: the whole sheet is to be read again. */
  reshaped: number;
}

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

const LOG_LENGTH = 128;

export function emptyLog(): ChangeLog {
  return { entries: [], reshaped: 0 };
}

export function changesSince(state: SpreadsheetState, version: number): Changes {
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

export function noteCells(state: SpreadsheetState, sheet: SheetState, rect: Rect): void {
  const version = advance(state);
  const { entries } = sheet.changes;
  const last = entries[entries.length - 1];
  if (last && sameRect(last.rect, rect)) entries[entries.length - 1] = { version, rect };
  else entries.push({ version, rect });
  const [first, second] = entries;
  if (entries.length > LOG_LENGTH && first && second) {
    entries.splice(0, 2, { version: second.version, rect: boundingRect(first.rect, second.rect) });
  }
  notify(state);
}

export function noteShape(state: SpreadsheetState, sheet: SheetState): void {
  sheet.changes = { entries: [], reshaped: advance(state) };
  notify(state);
}

export function noteSheetList(state: SpreadsheetState): void {
  state.sheetListVersion = advance(state);
  notify(state);
}

function advance(state: SpreadsheetState): number {
  state.memo.computed.clear();
  state.version += 1;
  return state.version;
}

function notify(state: SpreadsheetState): void {
  for (const listener of state.memo.listeners) listener();
}

function sameRect(a: Rect, b: Rect): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}
