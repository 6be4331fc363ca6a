/** A run of columns that stand side by side in the order of the table: one copy serves them all. */
export interface ColumnRun {
  /** Index of the first in the table's order, from 0. */
  readonly index: number;
  /** Its column on the sheet, from 1. */
  readonly column: number;
  readonly count: number;
}

/** The columns of a layout as runs: as few copies as the person's own columns between them allow. */
export function columnRuns(columns: readonly number[]): readonly ColumnRun[] {
  const runs: { index: number; column: number; count: number }[] = [];
  columns.forEach((column, index) => {
    const last = runs[runs.length - 1];
    if (last && last.column + last.count === column) last.count += 1;
    else runs.push({ index, column, count: 1 });
  });
  return runs;
}
