import type { Rect } from './rect';
import type { CellStyle } from './style';

/** A conditional format, stored and given back; the emulator does not paint it. */
export interface ConditionalFormatState {
  readonly rects: readonly Rect[];
  readonly criteria: string | null;
  readonly values: readonly (string | number | boolean)[];
  readonly style: CellStyle;
}

/** Alternating colours of a block, stored and given back. Colours are "#rrggbb" or null. */
export interface BandingState {
  readonly id: number;
  rect: Rect;
  readonly byColumns: boolean;
  header: string | null;
  first: string | null;
  second: string | null;
  footer: string | null;
}
