/** What people keep in a column beside a table: one formula for all, formulas of many kinds, or values that follow their record. */
import type { Scalar } from '../cells/scalar';

/** A column of the region that is not the table's, row by row of the table as it stands. */
export interface UserColumn {
  readonly column: number;
  readonly values: readonly Scalar[];
  /** R1C1; '' where there is none. */
  readonly formulas: readonly string[];
}

/**
 * The formula that more than half of the records share; null when there is none. Rows that had it before something stretched theirs
 * count for the formula that most of the others share.
 */
export function sharedFormula(
  formulas: readonly string[],
  isRecord: (row: number) => boolean,
  stretched: readonly number[] = [],
): string | null {
  const counts = new Map<string, number>();
  let [records, apart] = [0, 0];
  const count = (formula: string): void => {
    if (formula !== '') counts.set(formula, (counts.get(formula) ?? 0) + 1);
  };
  formulas.forEach((formula, row) => {
    if (!isRecord(row)) return;
    records += 1;
    if (stretched.includes(row)) apart += 1;
    else count(formula);
  });
  // Where all records were stretched one of them was not: what points up is stretched in the lower row, what points down in the upper.
  if (counts.size === 0) for (const row of stretched) if (isRecord(row)) count(formulas[row] ?? '');
  for (const [formula, shares] of counts) if ((shares + apart) * 2 > records) return formula;
  return null;
}

/** Every record holds a formula, each its own. */
export function isAllFormulas({ formulas, values }: UserColumn, isRecord: (row: number) => boolean): boolean {
  let records = 0;
  const holds = formulas.every((formula, row) => {
    if (isRecord(row)) records += 1;
    return formula !== '' || (!isRecord(row) && (values[row] ?? null) === null);
  });
  return holds && records > 0;
}
