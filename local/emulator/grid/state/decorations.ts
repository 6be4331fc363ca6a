import type { Rect } from '../base/rect';
import type { CellStyle } from '../values/cell-style';

/** A conditional format, stored and given back; the emulator does not paint it. */
export interface ConditionalFormatState {
  readonly rects: readonly Rect[];
  readonly criteria: string | null;
  readonly values: readonly (string | number | boolean)[];
  readonly style: CellStyle;
}

/** Alternating colours of a block, stored and given back. Colours are "#rrggbb" or null. */
/** A chart on a sheet: what it draws, and the cell that its upper left corner lies on. */
export interface ChartState {
  readonly id: number;
  /** Name of a Charts.ChartType. */
  readonly type: string;
  rects: readonly Rect[];
  readonly headers: number;
  readonly row: number;
  readonly column: number;
  readonly title: string;
}

export interface BandingState {
  readonly id: number;
  rect: Rect;
  readonly byColumns: boolean;
  header: string | null;
  first: string | null;
  second: string | null;
  footer: string | null;
}
