/** Which cells to write together: a call costs as much as some hundred cells, so a small gap is written along. */

/**
 * A call takes some 50 ms, a written cell 36 µs (google.md §6.4): a gap of up to so many cells is cheaper written than left out.
 * Cells in a gap are read first, which costs a quarter.
 */
export const CHEAP_GAP = 1_000;

export interface CellRun {
  readonly first: number;
  readonly count: number;
}

/** Rows, ascending, as runs. */
export function cellRuns(rows: readonly number[], gap: number): readonly CellRun[] {
  const runs: { first: number; count: number }[] = [];
  for (const row of rows) {
    const last = runs[runs.length - 1];
    if (last && row - (last.first + last.count) <= gap) last.count = row - last.first + 1;
    else runs.push({ first: row, count: 1 });
  }
  return runs;
}
