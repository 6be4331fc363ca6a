import type { SpreadsheetState } from './state';

/** How a cell looks. A missing property is the default of Sheets. */
export interface CellStyle {
  /** Pattern such as "yyyy-mm-dd"; missing means automatic. */
  readonly numberFormat?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
  readonly background?: string;
  readonly fontColor?: string;
  /** Google's names (`ThemeColorType`) where the colours beside them come from the theme. */
  readonly backgroundTheme?: string;
  readonly fontTheme?: string;
  readonly fontFamily?: string;
  readonly fontSize?: number;
  readonly horizontalAlignment?: 'left' | 'center' | 'right';
  readonly verticalAlignment?: 'top' | 'middle' | 'bottom';
  readonly textDirection?: 'LEFT_TO_RIGHT' | 'RIGHT_TO_LEFT';
  /** Degrees that the text is turned by. */
  readonly rotation?: number;
  readonly isVertical?: boolean;
  readonly wrap?: 'WRAP' | 'OVERFLOW' | 'CLIP';
}

/** Properties to change; `undefined` sets one back to the default. */
export type StylePatch = { readonly [Property in keyof CellStyle]?: CellStyle[Property] | undefined };

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

export function styleKey(style: CellStyle): string {
  const entries = Object.entries(style);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(entries);
}
