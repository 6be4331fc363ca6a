import { type NamedRangeState } from '../base/parts';
import { readA1 } from '../base/read-a1';
import { requireInside, requireSheet } from './bounds';
import { GridError } from '../base/grid-error';
import type { Rect } from '../base/rect';
import type { SpreadsheetState } from './state';

/** Adds the name, or moves it if it exists; names are the same whatever their case. */
export function setNamedRange(state: SpreadsheetState, name: string, sheetId: number, rect: Rect): NamedRangeState {
  requireRangeName(name);
  requireInside(requireSheet(state, sheetId), rect);
  let range = findNamedRange(state, name);
  if (range) Object.assign(range, { sheetId, rect });
  else {
    range = { name, sheetId, rect };
    state.namedRanges.push(range);
  }
  changed(state);
  return range;
}

export function renameNamedRange(state: SpreadsheetState, from: string, to: string): void {
  requireRangeName(to);
  const range = requireNamedRange(state, from);
  const other = findNamedRange(state, to);
  if (other && other !== range) throw new GridError('rangeNameTaken', to);
  range.name = to;
  changed(state);
}

export function removeNamedRange(state: SpreadsheetState, name: string): void {
  const range = requireNamedRange(state, name);
  state.namedRanges = state.namedRanges.filter((candidate) => candidate !== range);
  changed(state);
}

export function requireNamedRange(state: SpreadsheetState, name: string): NamedRangeState {
  const range = findNamedRange(state, name);
  if (!range) throw new GridError('rangeNameMissing', name);
  return range;
}

export function findNamedRange(state: SpreadsheetState, name: string): NamedRangeState | undefined {
  return state.namedRanges.find((range) => range.name.toLowerCase() === name.toLowerCase());
}

/** Letters, digits and "_", not like a cell, not a truth value, at most 250 characters. */
function requireRangeName(name: string): void {
  const legal = /^[\p{L}_][\p{L}\p{N}_]{0,249}$/u.test(name) && !/^(true|false|r|c|r\d*c\d*)$/i.test(name);
  if (!legal || readA1(name) !== null) throw new GridError('rangeNameInvalid', name);
}

function changed(state: SpreadsheetState): void {
  state.version += 1;
}
