import type { Rect } from './rect';

interface ChangeEntry {
  readonly version: number;
  readonly rect: Rect;
}

export interface ChangeLog {
  entries: ChangeEntry[];
  /** Version of the last change of rows, columns, widths, hiding, freezing, filter: the whole sheet is to be read again. */
  reshaped: number;
}

export function emptyLog(): ChangeLog {
  return { entries: [], reshaped: 0 };
}
