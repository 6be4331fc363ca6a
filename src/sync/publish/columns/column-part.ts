/** What one column adds to an arrangement. */
import { cellRuns } from '../../../sheet/cell-runs';
import type { Arrangement, Cells } from './arranging';

export type Part = Pick<Arrangement, 'fills' | 'lifts' | 'loose' | 'blanks' | 'written' | 'mended' | 'refilled'> & {
  readonly isAlongside: boolean;
  /** Rows, as after the insertion, whose own content finds no place where its record goes. */
  readonly displaced: readonly number[];
};

export const NOTHING: Part = {
  fills: [],
  lifts: [],
  loose: [],
  blanks: [],
  written: [],
  mended: [],
  refilled: [],
  isAlongside: false,
  displaced: [],
};

export function cellsOf(column: number, rows: readonly number[]): readonly Cells[] {
  return cellRuns(rows, 0).map(({ first, count }) => ({ column, row: first, count }));
}
