/** What people keep in a column beside a table: one formula for all, formulas of many kinds, or values that follow their record. */
import type { Scalar } from '../cells/scalar';
import type { OldRow } from './target-rows';

/** A column of the region that is not the table's, row by row of the table as it stands. */
export interface UserColumn {
  readonly column: number;
  readonly values: readonly Scalar[];
  /** R1C1; '' where there is none. */
  readonly formulas: readonly string[];
}

/**
 * Rows that tell which formula a column has: those of records. Where there is none, those that hold one: the rows that an emptied table
 * keeps have what its records had.
 */
export function rowsThatTell(formulas: readonly string[], rows: readonly OldRow[]): readonly number[] {
  const ofRecords = rows.flatMap(({ kind }, row) => (kind === 'record' ? [row] : []));
  if (ofRecords.length > 0) return ofRecords;
  return rows.flatMap(({ kind }, row) => (kind === 'free' && (formulas[row] ?? '') !== '' ? [row] : []));
}

/** The formula that more than half of the records share; null when there is none. */
export function sharedFormula(formulas: readonly string[], rows: readonly OldRow[]): string | null {
  const counts = new Map<string, number>();
  const telling = rowsThatTell(formulas, rows);
  for (const row of telling) {
    const formula = formulas[row] ?? '';
    if (formula !== '') counts.set(formula, (counts.get(formula) ?? 0) + 1);
  }
  for (const [formula, count] of counts) if (count * 2 > telling.length) return formula;
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
