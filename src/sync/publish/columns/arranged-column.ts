/** How the cells of one column come into the new order, by its role. */
import { isMovedByCopy, movedFormula } from '../../../sheet/r1c1';
import { placeAfterInsertion } from '../../../sheet/target-rows';
import type { Arrangement, Arranging, ColumnRole } from './arranging';
import { cellsOf, NOTHING, type Part } from './column-part';
import { sharedPart } from './shared-column';

export function arrangeColumn(user: ColumnRole, arranging: Arranging, window: { first: number; last: number }): Part {
  switch (user.role.kind) {
    case 'moved':
      return { ...NOTHING, ...mending(user, arranging, window) };
    case 'shared':
      return sharedPart(user, user.role.formula, arranging, window);
    case 'formulas':
      return writtenPart(user, arranging, window);
    case 'array':
      return arrayPart(user, user.role.stays, arranging, window);
    case 'left':
      return NOTHING;
  }
}

/** Where each row of the window comes from, after the insertion; null for rows from nowhere. */
function sourcesOf(
  { plan, rows }: Arranging,
  { first, last }: { first: number; last: number },
): readonly (number | null)[] {
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const from = plan.rows[first + index]?.from ?? null;
    return from === null ? null : placeAfterInsertion(from, rows.length, plan.insert);
  });
}

/** A note goes with its record, whatever becomes of the formula in its cell. */
export function notesOf(arranging: Arranging, window: { first: number; last: number }): Arrangement['notes'] {
  const found = new Map<number, Map<number, string>>();
  for (const { column, row, text } of arranging.notes) {
    const known = found.get(column);
    if (known) known.set(row, text);
    else found.set(column, new Map([[row, text]]));
  }
  const sources = sourcesOf(arranging, window);
  return [...found].map(([column, notes]) => ({
    column,
    notes: sources.map((source) => (source === null ? '' : (notes.get(source) ?? ''))),
  }));
}

function mending(
  { column, refilled }: Pick<ColumnRole, 'column' | 'refilled'>,
  arranging: Arranging,
  window: { first: number; last: number },
): Pick<Part, 'mended' | 'refilled'> {
  const mended: { column: number; row: number; formula: string }[] = [];
  const again: number[] = [];
  sourcesOf(arranging, window).forEach((source, index) => {
    if (source === null) return;
    const row = window.first + index;
    const formula = column.formulas[source] ?? '';
    if (formula !== '' && row !== source && !isMovedByCopy(formula, arranging.sheetName)) {
      mended.push({ column: column.column, row, formula: movedFormula(formula, row - source, arranging.sheetName) });
    }
    if (refilled.has(source)) again.push(row);
  });
  return { mended, refilled: cellsOf(column.column, again) };
}

function writtenPart({ column }: ColumnRole, arranging: Arranging, window: { first: number; last: number }): Part {
  const formulas = sourcesOf(arranging, window).map((source, index) => {
    const formula = source === null ? '' : (column.formulas[source] ?? '');
    return formula === '' ? '' : movedFormula(formula, window.first + index - (source ?? 0), arranging.sheetName);
  });
  const { first: row, last } = window;
  return {
    ...NOTHING,
    lifts: [{ column: column.column, row, count: last - row + 1 }],
    written: [{ column: column.column, formulas }],
  };
}

/** Filled cells and their formula stay; constants go with their record, unless their new place is filled. */
function arrayPart(
  { column, refilled }: ColumnRole,
  stays: ReadonlySet<number>,
  arranging: Arranging,
  window: { first: number; last: number },
): Part {
  const { plan, rows } = arranging;
  const holdsSomething = (row: number): boolean =>
    !stays.has(row) &&
    !refilled.has(row) &&
    ((column.values[row] ?? null) !== null || (column.formulas[row] ?? '') !== '');
  const isFilled = filledBetween(stays);
  // Rows under the window stay, but for those that are left over at the end.
  const lifted: number[] = [];
  for (let row = window.first; row < rows.length + plan.insert; row += 1) {
    // Also where nothing was seen: somebody may have typed there since.
    const isLeft = row <= window.last || row >= plan.rows.length;
    if (isLeft && !stays.has(row) && !refilled.has(row)) lifted.push(row);
  }
  const [loose, displaced]: [number[], number[]] = [[], []];
  sourcesOf(arranging, window).forEach((source, index) => {
    const row = window.first + index;
    if (source === null || !holdsSomething(source)) return;
    // Where something else stands nothing is filled in.
    if (holdsSomething(row) || !isFilled(row)) loose.push(row);
    else displaced.push(source);
  });
  const isLoose = new Set(loose);
  const { mended } = mending({ column, refilled }, arranging, window);
  return {
    ...NOTHING,
    lifts: cellsOf(column.column, lifted),
    loose: cellsOf(column.column, loose),
    mended: mended.filter(({ row }) => isLoose.has(row)),
    isAlongside: loose.length > 0,
    displaced,
  };
}

/** Between the first and the last cell that is filled: an empty one there is filled with nothing, and must stay empty. */
function filledBetween(stays: ReadonlySet<number>): (row: number) => boolean {
  let [first, last] = [Number.POSITIVE_INFINITY, -1];
  for (const row of stays) {
    if (row < first) first = row;
    if (row > last) last = row;
  }
  return (row) => row >= first && row <= last;
}
