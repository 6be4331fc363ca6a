/** The rows of dated copies, by the runs that they are of. */
import type { Spreadsheet } from '../../../ports/spreadsheet';
import type { SnapshotPlan } from '../../../protocol/schedule';

/** Rows of old copies that stand apart are taken away piece by piece; more pieces stay until the next time. */
const MOST_PIECES = 50;

const DAY_MS = 86_400_000;

/** The run of each row under the header, down to the last that has one; 0 where there is none. */
export function runsOf(sheetId: number, column: number, spreadsheet: Spreadsheet): readonly number[] {
  const rows = spreadsheet.usedSize(sheetId).rows - 1;
  if (rows < 1) return [];
  const block = { sheetId, row: 2, column, rows, columns: 1 };
  const runs = spreadsheet.scalars(block).map(([run]) => Number(run ?? 0) || 0);
  while (runs.at(-1) === 0) runs.pop();
  return runs;
}

/** Before the new copy needs its room. Rows that people wrote themselves stay. */
export function removeOld(
  sheetId: number,
  { plan: { keep }, run }: { readonly plan: SnapshotPlan; readonly run: number },
  column: number,
  spreadsheet: Spreadsheet,
): void {
  if (keep.kind === 'all') return;
  const runs = runsOf(sheetId, column, spreadsheet);
  const others = [...new Set(runs)].filter((one) => one !== 0 && one !== run).sort((one, other) => other - one);
  const isOld = (one: number): boolean =>
    keep.kind === 'days' ? one < run - keep.days * DAY_MS : others.indexOf(one) >= keep.number - 1;
  const old = new Set(others.filter(isOld));
  if (old.size === 0) return;
  const pieces: { row: number; count: number }[] = [];
  runs.forEach((one, index) => {
    const last = pieces.at(-1);
    if (!old.has(one)) return;
    if (last && last.row + last.count === index + 2) last.count += 1;
    else pieces.push({ row: index + 2, count: 1 });
  });
  // A sheet keeps one row under its frozen header.
  spreadsheet.apply([{ kind: 'grow', sheetId, rows: runs.length + 2, columns: 1 }]);
  for (const { row, count } of pieces.slice(-MOST_PIECES).reverse())
    spreadsheet.apply([{ kind: 'deleteRows', sheetId, row, count }]);
}
