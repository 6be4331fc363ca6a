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

export function styleKey(style: CellStyle): string {
  const entries = Object.entries(style);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(entries);
}
