/**
 * Where a table's columns stand on a sheet that already exists. A table owns columns, not the sheet: people move them,
 * insert their own between them, and rename headers; the tag on a column says whose it is.
 */

/** Tag of an owned column; its value is `tableId/columnKey`. */
export const COLUMN_TAG = 'twenty-sheets/column';

export function columnTag(tableId: string, key: string): string {
  return `${tableId}/${key}`;
}

/** What the sheet shows before a pull is published. Columns count from 1. */
export interface SheetColumns {
  /** Owned columns of this table. */
  readonly owned: readonly { readonly key: string; readonly column: number }[];
  /** Columns that hold anything. */
  readonly used: number;
}

export interface Layout {
  /** For each wanted key, in order: the column it goes to, after the insertion. */
  readonly columns: readonly number[];
  /** Columns to insert first, so that the person's own columns at the right move along; null when there is room. */
  readonly insert: { readonly after: number; readonly count: number } | null;
  /** Keys whose column is new: to be tagged and formatted. */
  readonly added: readonly string[];
  /** Owned columns that the view has no more: emptied and marked, never deleted, because formulas may point at them. */
  readonly vanished: readonly { readonly key: string; readonly column: number }[];
}

/** A column that a pull wants on the sheet. */
export interface WantedColumn {
  readonly key: string;
  readonly header: string;
}

/** Columns whose header stands exactly once. With any tag left, a header is not trusted: it may be the person's own. */
export function columnsByHeader(wanted: readonly WantedColumn[], headers: readonly string[]): SheetColumns['owned'] {
  return wanted.flatMap(({ key, header }) => {
    const found = headers.indexOf(header);
    return found >= 0 && headers.lastIndexOf(header) === found ? [{ key, column: found + 1 }] : [];
  });
}

/** Known columns stay where people put them; new ones go to the right end of the owned block. */
export function planLayout(wanted: readonly WantedColumn[], sheet: SheetColumns): Layout {
  const places = new Map<string, number>();
  for (const { key, column } of sheet.owned) if (!places.has(key)) places.set(key, column);
  const lastOwned = Math.max(0, ...places.values(), ...sheet.owned.map(({ column }) => column));
  const added = wanted.filter(({ key }) => !places.has(key)).map(({ key }) => key);
  const mustInsert = added.length > 0 && sheet.used > lastOwned;
  added.forEach((key, index) => places.set(key, lastOwned + 1 + index));
  const keys = new Set(wanted.map(({ key }) => key));
  return {
    columns: wanted.map(({ key }) => places.get(key) ?? 0),
    insert: mustInsert ? { after: lastOwned, count: added.length } : null,
    added,
    vanished: sheet.owned.filter(({ key }) => !keys.has(key)),
  };
}

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
