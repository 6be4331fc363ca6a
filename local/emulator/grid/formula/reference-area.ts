import { rectFromCorners } from '../base/rect';
import type { Reference } from './references';
import { type Area, FormulaError } from './values';

/** Finds the sheets that references name. */
export interface AreaScope {
  /** Null name: the sheet that holds the formula. Undefined: there is no such sheet. */
  sheet(name: string | null): { readonly id: number; readonly rows: number; readonly columns: number } | undefined;
}

/** The cells that a reference names, as far as the grid reaches. @throws FormulaError */
export function areaOf({ sheetName, start, end }: Reference, scope: AreaScope): Area {
  const sheet = scope.sheet(sheetName);
  if (!sheet) throw new FormulaError('#REF!');
  const last = end ?? start;
  const rows = span(start.row, last.row, sheet.rows);
  const columns = span(start.column, last.column, sheet.columns);
  if (rows[0] > sheet.rows || columns[0] > sheet.columns) throw new FormulaError('#REF!');
  const rect = rectFromCorners(rows[0], columns[0], Math.min(rows[1], sheet.rows), Math.min(columns[1], sheet.columns));
  return { sheetId: sheet.id, rect };
}

/** An open side reaches the edge of the grid. */
function span(first: number | null, last: number | null, size: number): readonly [number, number] {
  if (first === null && last === null) return [1, size];
  if (first === null || last === null) return [first ?? last ?? 1, size];
  return [Math.min(first, last), Math.max(first, last)];
}
