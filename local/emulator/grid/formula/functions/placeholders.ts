import { readA1 } from '../../base/read-a1';
import type { Literals } from './family';
import { gridOf, type Scope, type Size } from '../scope';
import { failure, FormulaError, type Grid, type Value } from '../values';

/**
 * Functions that reach outside or have a language of their own are not computed. A block of texts such as "QUERY 2,1" (row and
 * column in the block) stands for their result, so that it spills and can be in the way as theirs would. Its size is what the test
 * sets (`setPlaceholder`); otherwise QUERY gives as many rows as its range has with something in them, and IMPORTRANGE as many
 * cells as the range it names.
 */
export function standIn(name: string, args: readonly Value[], scope: Scope): Grid {
  const broken = args.find(failure);
  if (broken) throw new FormulaError(broken.error);
  const size = scope.placeholder(name) ?? ownSize(name, args, scope);
  if (!size) throw new FormulaError('#NAME?');
  const cells = Array.from({ length: size.rows }, (_row, down) =>
    Array.from({ length: size.columns }, (_cell, across) => `${name} ${down + 1},${across + 1}`),
  );
  return { ...size, cells };
}

/** At most how large the block is, by what can be said without computing; null: there is no such function. */
export function standInSize(name: string, set: Size | null, sizes: readonly Size[], literals: Literals): Size | null {
  if (set) return set;
  if (name === 'QUERY') return sizes[0] ?? null;
  if (name !== 'IMPORTRANGE') return null;
  const [, range] = literals;
  return typeof range === 'string' ? importedSize(range) : ENDLESS;
}

const ENDLESS: Size = { rows: Number.POSITIVE_INFINITY, columns: Number.POSITIVE_INFINITY };

function ownSize(name: string, args: readonly Value[], scope: Scope): Size | null {
  const [first = null, second = null] = args;
  if (name === 'IMPORTRANGE') return typeof second === 'string' ? importedSize(second) : null;
  if (name !== 'QUERY' || args.length === 0) return null;
  const { cells, columns } = gridOf(first, scope);
  const rows = cells.filter((line) => line.some((value) => value !== null && value !== '')).length;
  return { rows: Math.max(1, rows), columns };
}

/** Of "Deals!A1:C10"; a range that is open, which ends where the other file's content does, counts as one row or column. */
function importedSize(text: string): Size {
  const area = readA1(text.slice(text.lastIndexOf('!') + 1));
  if (!area) return { rows: 1, columns: 1 };
  return { rows: spanOf(area.row, area.lastRow), columns: spanOf(area.column, area.lastColumn) };
}

function spanOf(first: number | null, last: number | null): number {
  return first === null || last === null ? 1 : Math.abs(last - first) + 1;
}
