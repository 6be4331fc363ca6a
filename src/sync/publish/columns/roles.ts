/** How each column of the region is brought into a new order of rows. */
import type { OldRow } from '../../../sheet/target-rows';
import { isOfManyRows } from '../../../sheet/r1c1';
import { isAllFormulas, rowsThatTell, sharedFormula, type UserColumn } from '../../../sheet/user-columns';
import type { Spills } from './spills';

/**
 * `moved`: cells go where their record goes. `shared`: one formula for all records; what overrides it goes with its record.
 * `formulas`: every record has a formula of its own, which is written, not copied. `array`: an array formula fills cells of it, and
 * they stay. `left`: nobody knows, so nothing moves.
 */
export type Role =
  | { readonly kind: 'moved' }
  | { readonly kind: 'shared'; readonly formula: string }
  | { readonly kind: 'formulas' }
  | { readonly kind: 'array'; readonly stays: ReadonlySet<number> }
  | { readonly kind: 'left' };

export interface ContentQuestion {
  readonly all: readonly UserColumn[];
  readonly spills: Spills;
  readonly offset: number;
  /** The table has no record. */
  readonly isEmptied: boolean;
}

/** Before spills are looked for: columns of formulas are told by themselves. Rows are those of the table, from 0. */
export function formulaRole(column: UserColumn, rows: readonly OldRow[]): Role | null {
  const telling = rowsThatTell(column.formulas, rows);
  const [only = -1] = telling;
  // Beside a single record nobody sees whether a formula is for each record or for all: one over many rows is for all, and stays.
  if (telling.length === 1 && isOfManyRows(column.formulas[only] ?? ''))
    return { kind: 'array', stays: new Set([only]) };
  const shared = sharedFormula(column.formulas, rows);
  if (shared !== null) return { kind: 'shared', formula: shared };
  return isAllFormulas(column, (row) => rows[row]?.kind === 'record') ? { kind: 'formulas' } : null;
}

/**
 * Of a column that is none of formulas. `offset` is the sheet's row of the table's first. Formulas beside a table that was emptied stay
 * where they are: they may fill it again.
 */
export function contentRole(column: UserColumn, { all, spills, offset, isEmptied }: ContentQuestion): Role {
  if (spills.unclear.has(column.column)) return { kind: 'left' };
  const stays = new Set<number>();
  column.values.forEach((_, row) => {
    const at = row + offset;
    const isFilled = isFilledAt(spills, column.column, at);
    const isAnchor = (column.formulas[row] ?? '') !== '' && (isEmptied || fillsBelow(column, row, spills, offset));
    if (isAnchor || (isFilled && !isOfOwnRow(column.column, row, all, spills, offset))) stays.add(row);
  });
  return stays.size > 0 ? { kind: 'array', stays } : { kind: 'moved' };
}

function isFilledAt(spills: Spills, column: number, row: number): boolean {
  return spills.filled.get(column)?.has(row) === true;
}

/** Filled by a formula further left in the same row, and by nothing else: such a formula moves with its record. */
export function isOfOwnRow(
  column: number,
  row: number,
  all: readonly UserColumn[],
  spills: Spills,
  offset: number,
): boolean {
  let left = column - 1;
  while (isFilledAt(spills, left, row + offset)) left -= 1;
  const found = all.find((one) => one.column === left);
  return found !== undefined && (found.formulas[row] ?? '') !== '' && !fillsBelow(found, row, spills, offset);
}

/** Whether the next cell below that shows anything is filled: results may be empty texts, which show nothing. */
function fillsBelow({ column, values, formulas }: UserColumn, row: number, spills: Spills, offset: number): boolean {
  const isFilled = (at: number): boolean => isFilledAt(spills, column, at + offset);
  const isBlank = (at: number): boolean =>
    !isFilled(at) && (values[at] ?? null) === null && (formulas[at] ?? '') === '';
  let below = row + 1;
  while (below < values.length && isBlank(below)) below += 1;
  return isFilled(below);
}
