import { isError, type CellValue } from '../values/cell';
import type { ChangeLog } from '../base/change-log';
import { spillBlocks } from './compute';
import type { SpillBlock } from '../state/derived';
import { boundingRect, type Rect } from '../base/rect';
import type { SheetState, SpreadsheetState } from '../state/state';

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

const LOG_LENGTH = 128;

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

export function noteCells(state: SpreadsheetState, sheet: SheetState, rect: Rect): void {
  logCells(sheet.changes, rect, advance(state));
  notify(state);
}

function logCells({ entries }: ChangeLog, rect: Rect, version: number): void {
  const last = entries[entries.length - 1];
  if (last && sameRect(last.rect, rect)) entries[entries.length - 1] = { version, rect };
  else entries.push({ version, rect });
  const [first, second] = entries;
  if (entries.length > LOG_LENGTH && first && second) {
    entries.splice(0, 2, { version: second.version, rect: boundingRect(first.rect, second.rect) });
  }
}

/** Cells that show the result of an array formula change without being written: they are compared when someone asks. */
function noteSpills(state: SpreadsheetState): void {
  const { spillsTold } = state.memo;
  if (spillsTold.version === state.version) return;
  const blocks = new Map<string, SpillBlock>();
  for (const sheet of state.sheets) {
    for (const block of spillBlocks(state, sheet)) {
      const key = `${sheet.id}/${block.rect.row}/${block.rect.column}`;
      const before = spillsTold.blocks.get(key);
      blocks.set(key, block);
      if (before && sameBlock(before, block)) continue;
      logCells(sheet.changes, before ? boundingRect(before.rect, block.rect) : block.rect, state.version);
    }
    for (const [key, { rect }] of spillsTold.blocks) {
      if (key.startsWith(`${sheet.id}/`) && !blocks.has(key)) logCells(sheet.changes, rect, state.version);
    }
  }
  spillsTold.version = state.version;
  spillsTold.blocks = blocks;
}

function sameBlock(a: SpillBlock, b: SpillBlock): boolean {
  if (!sameRect(a.rect, b.rect)) return false;
  return a.values.every((values, column) =>
    values.every((one, row) => sameValue(one, b.values[column]?.[row] ?? null)),
  );
}

function sameValue(a: CellValue, b: CellValue): boolean {
  return a === b || (isError(a) && isError(b) && a.error === b.error);
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
  state.version += 1;
  return state.version;
}

function notify(state: SpreadsheetState): void {
  for (const listener of state.memo.listeners) listener();
}

function sameRect(a: Rect, b: Rect): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}
