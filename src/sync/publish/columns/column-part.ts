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

/** As few stretches as hold these rows, ascending, and between them none but those of `between`. */
export function cellsAcross(column: number, rows: readonly number[], between: ReadonlySet<number>): readonly Cells[] {
  const stretches: { column: number; row: number; count: number }[] = [];
  let end = Number.NaN;
  for (const row of rows) {
    while (end < row && between.has(end)) end += 1;
    const last = stretches.at(-1);
    if (last && end === row) last.count = row - last.row + 1;
    else stretches.push({ column, row, count: 1 });
    end = row + 1;
  }
  return stretches;
}
