/**
 * Which rows a table has after a refresh, and where each comes from. References of people are positional, so rows come and go at
 * one place only: between the last two when the table grows, at its end when it shrinks.
 */

/** A row of the table as the sheet shows it, between the header and the last id. */
export interface OldRow {
  /** '' in a row of no record. */
  readonly id: string;
  /**
   * `record`; `double`: the record stands further up already; `user`: a row that somebody put between the records; `free`: an
   * empty row of the table's own.
   */
  readonly kind: 'record' | 'double' | 'user' | 'free';
}

export interface TargetRow {
  /** '' in a row of no record. */
  readonly id: string;
  /** Index of the old row that comes here; null for a new record and for an empty row. */
  readonly from: number | null;
}

/** Indexes count from 0 at the first row under the header. */
export interface RowPlan {
  readonly rows: readonly TargetRow[];
  /** Rows to insert before the last old one (behind it, where the table has one row or none). */
  readonly insert: number;
  /** Rows left over at the end once the others are placed. */
  readonly remove: number;
  /** Old rows of records that left, and second rows of others. */
  readonly gone: readonly number[];
  /** Target rows that hold another row than before, from the first to the last; null when all stand where they stood. */
  readonly window: { readonly first: number; readonly last: number } | null;
}

/** A table keeps as many rows, empty ones if need be: a range over two rows grows when rows come between them. */
export const FEWEST_ROWS = 2;

export function planTargetRows(old: readonly OldRow[], wanted: readonly string[]): RowPlan {
  const rows = targetRows(old, wanted);
  const keeps = Math.min(FEWEST_ROWS, old.length);
  while (rows.length < keeps) rows.push({ id: '', from: null });
  const kept = new Set(rows.map(({ from }) => from));
  const gone = old.flatMap(({ kind }, index) => (kind === 'free' || kept.has(index) ? [] : [index]));
  const insert = Math.max(0, rows.length - old.length);
  const plan = { rows, insert, remove: Math.max(0, old.length - rows.length), gone };
  return { ...plan, window: windowOf(old, plan) };
}

/** A row of no record stays under its upper neighbour, or under the nearest one above that remains. */
function targetRows(old: readonly OldRow[], wanted: readonly string[]): TargetRow[] {
  const wantedSet = new Set(wanted);
  const from = new Map<string, number>();
  const followers = new Map<string, number[]>();
  let anchor = '';
  old.forEach(({ id, kind }, index) => {
    if (kind === 'record') {
      from.set(id, index);
      if (wantedSet.has(id)) anchor = id;
    } else if (kind === 'user') {
      const known = followers.get(anchor);
      if (known) known.push(index);
      else followers.set(anchor, [index]);
    }
  });
  const following = (id: string): TargetRow[] =>
    (followers.get(id) ?? []).map((index): TargetRow => ({ id: '', from: index }));
  const rows = following('');
  for (const id of wanted) {
    rows.push({ id, from: from.get(id) ?? null });
    if (followers.has(id)) rows.push(...following(id));
  }
  return rows;
}

/** Where an old row stands once the new ones are inserted. */
export function placeAfterInsertion(index: number, oldRows: number, insert: number): number {
  return oldRows >= FEWEST_ROWS && index === oldRows - 1 ? index + insert : index;
}

function windowOf(old: readonly OldRow[], plan: Omit<RowPlan, 'window'>): RowPlan['window'] {
  const { rows } = plan;
  // The rows of an emptied table hold its formulas.
  const isFilledAgain = !old.some(({ kind }) => kind === 'record') && rows.some(({ id }) => id !== '');
  const isAtRest = ({ id, from }: TargetRow, at: number): boolean => {
    if (from !== null) return placeAfterInsertion(from, old.length, plan.insert) === at;
    if (id !== '' || isFilledAgain) return false;
    // An empty row where one is already.
    return old[at]?.kind === 'free' && placeAfterInsertion(at, old.length, plan.insert) === at;
  };
  const first = rows.findIndex((row, at) => !isAtRest(row, at));
  if (first < 0) return null;
  let last = rows.length - 1;
  while (isAtRest(rows[last] ?? { id: '', from: null }, last)) last -= 1;
  return { first, last };
}

/** Neighbouring rows that stay neighbours. */
export interface RowRun {
  /** Where its first row stands after the insertion; null for rows that come from nowhere. */
  readonly from: number | null;
  readonly to: number;
  readonly count: number;
}

/** The rows of the window as runs, from above to below. */
export function rowRuns({ rows, insert, window }: RowPlan, oldRows: number): readonly RowRun[] {
  if (window === null) return [];
  const runs: { from: number | null; to: number; count: number }[] = [];
  for (let to = window.first; to <= window.last; to += 1) {
    const source = rows[to]?.from ?? null;
    const from = source === null ? null : placeAfterInsertion(source, oldRows, insert);
    const last = runs[runs.length - 1];
    const continues =
      last && (from === null ? last.from === null : last.from !== null && last.from + last.count === from);
    if (last && continues) last.count += 1;
    else runs.push({ from, to, count: 1 });
  }
  return runs;
}
