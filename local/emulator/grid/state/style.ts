import { type CellStyle, type StylePatch, styleKey } from '../values/cell-style';
import type { SpreadsheetState } from './state';

/** Styles are kept once per spreadsheet; cells hold their number. Number 0 is the style without any property. */
function styleNumber(state: SpreadsheetState, style: CellStyle): number {
  const key = styleKey(style);
  const known = state.memo.styleNumbers.get(key);
  if (known !== undefined) return known;
  state.styles.push(style);
  state.memo.styleNumbers.set(key, state.styles.length - 1);
  return state.styles.length - 1;
}

export function styleOf(state: SpreadsheetState, number: number): CellStyle {
  return state.styles[number] ?? {};
}

/** Number of the style that `number` becomes with the patch. */
export function patchedStyle(state: SpreadsheetState, number: number, patch: StylePatch): number {
  const merged: Record<string, unknown> = { ...styleOf(state, number), ...patch };
  const kept = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
  return styleNumber(state, kept);
}
