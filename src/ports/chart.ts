import type { Block } from './block';

/** A chart of the columns of a block: labels in the first, headers in its first row, empty rows at its end. */
export interface NewChart {
  readonly block: Block;
  /** The cell that its upper left corner lies on. */
  readonly at: { readonly row: number; readonly column: number };
  readonly title: string;
  /** Along the time: a line; otherwise columns. */
  readonly isTrend: boolean;
}
