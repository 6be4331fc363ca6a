/**
 * What the emulator's thread, the page server and the page say to each other about the spreadsheet: plain JSON, types only. Rows and
 * columns count from 1, as in Sheets.
 */

/** A text is a text, whatever it looks like. */
export type WireCell =
  | null
  | string
  | number
  | boolean
  /** `shown`: the result of an array formula, whose other cells come as values. Without it the page computes the formula. */
  | { readonly formula: string; readonly shown?: string | number | boolean | null }
  | { readonly error: string };

/** How a cell looks: the emulator's style, property by property. Missing means the default. */
export interface WireStyle {
  readonly numberFormat?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
  readonly background?: string;
  readonly fontColor?: string;
  readonly fontFamily?: string;
  readonly fontSize?: number;
  readonly horizontalAlignment?: 'left' | 'center' | 'right';
  readonly verticalAlignment?: 'top' | 'middle' | 'bottom';
  readonly wrap?: 'WRAP' | 'OVERFLOW' | 'CLIP';
}

interface WireRect {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** The cells of a block, column by column. Lists stop after their last item that is not blank. */
export interface WireBlock extends WireRect {
  readonly sheetId: number;
  /** True: everything of this sheet that is not in the block is empty now. */
  readonly whole: boolean;
  readonly values: readonly (readonly WireCell[])[];
  /** Runs for each column: count, style number, count, style number … Style 0 is the default. */
  readonly styles: readonly (readonly number[])[];
}

export interface WireSheet {
  readonly id: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly tabColor: string | null;
  readonly rows: number;
  /** Pixels, one for each column. */
  readonly widths: readonly number[];
  /** Hidden columns and rows, by number. */
  readonly hiddenColumns: readonly number[];
  readonly hiddenRows: readonly number[];
  readonly frozenRows: number;
  readonly frozenColumns: number;
}

/** A chart and the numbers that it draws, computed. Labels of rows that are empty to the end are left out. */
export interface WireChart {
  readonly sheetId: number;
  readonly title: string;
  /** Along the time: a line; otherwise columns. */
  readonly isTrend: boolean;
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

interface WireToast {
  readonly message: string;
  readonly title: string;
  readonly seconds: number;
}

/** One step of the mirror. The first one a page gets holds everything; each later one, what changed. */
export interface WireUpdate {
  readonly full: boolean;
  readonly name: string;
  readonly locale: string;
  readonly timeZone: string;
  /** In the order of their tabs. Null: as before. */
  readonly sheets: readonly WireSheet[] | null;
  /** Set when another sheet came to the front. */
  readonly activeSheetId: number | null;
  /** Styles from number `stylesFrom` on; they never change afterwards. */
  readonly stylesFrom: number;
  readonly styles: readonly WireStyle[];
  /** Cells of hidden sheets are not sent. */
  readonly blocks: readonly WireBlock[];
  readonly toasts: readonly WireToast[];
  /** All of them. */
  readonly charts: readonly WireChart[];
}

/** What a person did to the grid. */
export type PersonEdit =
  /** Values, rows first; a text is read as if typed, an empty one empties the cell. */
  | {
      readonly kind: 'type';
      readonly sheetId: number;
      readonly row: number;
      readonly column: number;
      readonly values: readonly (readonly (string | number | boolean)[])[];
    }
  | ({ readonly kind: 'style'; readonly sheetId: number; readonly style: WireStylePatch } & WireRect)
  | {
      readonly kind: 'insertRows' | 'insertColumns' | 'deleteRows' | 'deleteColumns';
      readonly sheetId: number;
      readonly at: number;
      readonly count: number;
    }
  | {
      readonly kind: 'moveRows' | 'moveColumns';
      readonly sheetId: number;
      readonly from: number;
      readonly count: number;
      readonly to: number;
    }
  | {
      readonly kind: 'columnWidth';
      readonly sheetId: number;
      readonly column: number;
      readonly count: number;
      readonly pixels: number;
    }
  | {
      readonly kind: 'hideRows' | 'hideColumns';
      readonly sheetId: number;
      readonly at: number;
      readonly count: number;
      readonly hidden: boolean;
    }
  /** "Convert to table" and back; one chosen cell stands for the data around it. */
  | ({ readonly kind: 'makeTable' | 'endTable'; readonly sheetId: number } & WireRect)
  | { readonly kind: 'freeze'; readonly sheetId: number; readonly rows: number; readonly columns: number }
  | { readonly kind: 'addSheet'; readonly name: string | null }
  | { readonly kind: 'deleteSheet' | 'activateSheet' | 'copySheet'; readonly sheetId: number }
  | { readonly kind: 'renameSheet'; readonly sheetId: number; readonly name: string }
  | { readonly kind: 'hideSheet'; readonly sheetId: number; readonly hidden: boolean }
  | { readonly kind: 'moveSheet'; readonly sheetId: number; readonly position: number };

/** Properties to change; null sets one back to the default. */
export type WireStylePatch = { readonly [Property in keyof WireStyle]?: NonNullable<WireStyle[Property]> | null };
