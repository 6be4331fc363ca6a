/** Where a table's columns stand, and where those that are new shall stand. */
import type { OwnedColumn, TableColumn } from '../../own/columns/column-tags';
import type { TableSheet } from '../../own/columns/table-sheet';

export interface Places {
  /** For each wanted column, in order: its column on the sheet, once new ones are inserted. */
  readonly columns: readonly number[];
  /** Wanted columns that are not there yet. */
  readonly added: readonly number[];
  /** Columns to insert, so that user columns at the right move along; null when there is room. */
  readonly insert: { readonly after: number; readonly count: number } | null;
  /** Columns of the table that the view has no more. */
  readonly vanished: readonly OwnedColumn[];
}

/** Known columns stay where people put them; new ones go to the right end of the owned block. */
export function placesOf(wanted: readonly TableColumn[], { owned, used }: Pick<TableSheet, 'owned' | 'used'>): Places {
  const at = new Map<number, number>();
  for (const { index, column } of owned) if (index !== null) at.set(index, column);
  const lastOwned = Math.max(0, ...owned.map(({ column }) => column));
  const added = wanted.flatMap((_, index) => (at.has(index) ? [] : [index]));
  const mustInsert = added.length > 0 && lastOwned > 0 && used.columns > lastOwned;
  added.forEach((index, number) => at.set(index, lastOwned + 1 + number));
  return {
    columns: wanted.map((_, index) => at.get(index) ?? 0),
    added,
    insert: mustInsert ? { after: lastOwned, count: added.length } : null,
    vanished: owned.filter(({ index }) => index === null),
  };
}
