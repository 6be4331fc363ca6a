import { GridError } from '../base/grid-error';
import type { Rect } from '../base/rect';
import type { SheetState, SpreadsheetState } from './state';
import { trackGet } from '../base/track';
import type { HiddenRows } from '../values/variants';

/** What writing does at one row: rows that are shown, and hidden ones that are treated like them, are `allRows`. */
function treatment({ variants }: SpreadsheetState, sheet: SheetState, row: number): HiddenRows {
  const byFilter = trackGet(sheet.rowsHiddenByFilter, row) ? variants.rowsHiddenByFilter : 'allRows';
  return byFilter === 'allRows' && trackGet(sheet.rowsHiddenByUser, row) ? variants.rowsHiddenByHand : byFilter;
}

/**
 * The parts of a block that clearing it, filling it with one value or formatting it reaches.
 *
 * @throws GridError where hidden rows are refused
 */
export function reachedParts(state: SpreadsheetState, sheet: SheetState, rect: Rect): Rect[] {
  if (sheet.rowsHiddenByFilter.items.length === 0 && sheet.rowsHiddenByUser.items.length === 0) return [rect];
  const parts: Rect[] = [];
  let start = rect.row;
  const endAt = (row: number): void => {
    if (row > start) parts.push({ ...rect, row: start, rows: row - start });
    start = row + 1;
  };
  const end = rect.row + rect.rows;
  for (let row = rect.row; row < end; row++) {
    const how = treatment(state, sheet, row);
    if (how === 'refused') throw new GridError('serviceError', SERVICE);
    if (how !== 'allRows') endAt(row);
  }
  endAt(end);
  return parts;
}

/** Pasted rows, `from` … `from + count − 1` counted from 0, and the first of the rows of the target where they go. */
export interface PastedRun {
  readonly from: number;
  readonly count: number;
  readonly row: number;
}

/**
 * Where `count` pasted rows go; those in no run go nowhere. Pouring passes over hidden rows, so that it may end beyond the block, or,
 * when it `staysWithin` (a block that is filled with copies), run out of room.
 *
 * @throws GridError where hidden rows are refused
 */
export function pastedRuns(
  state: SpreadsheetState,
  sheet: SheetState,
  first: number,
  count: number,
  staysWithin: boolean,
): PastedRun[] {
  const runs: PastedRun[] = [];
  const end = staysWithin ? first + count : Number.POSITIVE_INFINITY;
  let from = 0;
  for (let row = first; from < count && row < end; row++) {
    const how = treatment(state, sheet, row);
    if (how === 'refused') throw new GridError('serviceError', SERVICE);
    if (how === 'allRows') {
      const last = runs.at(-1);
      const joins = last && last.from + last.count === from && last.row + last.count === row;
      if (joins) runs[runs.length - 1] = { ...last, count: last.count + 1 };
      else runs.push({ from, count: 1, row });
    }
    if (how !== 'pouredIntoVisibleRows') from += 1;
  }
  return runs;
}

const SERVICE = 'Spreadsheets';
