/** Which columns of a sheet are a table's neighbourhood: what stands there beside a record belongs to it. */

/** What is in a column that is not the table's. */
export interface ColumnContent {
  readonly column: number;
  readonly hasHeader: boolean;
  /** Filled cells and notes in the table's rows; filled cells in all others but the header. */
  readonly inside: number;
  readonly outside: number;
}

export interface Region {
  readonly first: number;
  readonly last: number;
  /** Something stands in a column outside of it. */
  readonly hasBeyond: boolean;
}

export interface Surroundings {
  /** Columns of the table, from left to right. */
  readonly owned: readonly number[];
  /** All columns that hold anything and are not the table's. */
  readonly others: readonly ColumnContent[];
  /** Columns of another table: none of them belongs. */
  readonly foreign: readonly number[];
  readonly maxColumns: number;
  /** No row has a record: nothing can stand beside one. */
  readonly isEmptied: boolean;
}

/**
 * The unbroken stretch, both ways from the table's columns, of columns with a header or with content in the table's rows. A headed
 * column behind one empty column belongs too, if most of its content stands in the table's rows; one that holds nothing yet, if what comes
 * next behind it does; of a table without records each that holds a total at the most. The region goes on over empty columns, to the end of the grid or to the last one before something else: a column
 * that is begun while rows move goes with them.
 */
export function regionOf({ owned, others, foreign, maxColumns, isEmptied }: Surroundings): Region {
  const known = new Map(others.map((one) => [one.column, one]));
  const isForeign = (column: number) => foreign.includes(column);
  const isNear = (column: number): boolean => {
    const found = isForeign(column) ? undefined : known.get(column);
    return found !== undefined && (found.hasHeader || found.inside > 0);
  };
  const isOfRecords = (column: number, step: number): boolean => {
    const found = isForeign(column) ? undefined : known.get(column);
    if (found === undefined) return false;
    if (isEmptied && found.inside === 0 && found.outside <= 1) return true;
    // One cell beside a single record and its total below is no block.
    if (found.inside + found.outside > 0)
      return found.inside > found.outside || (found.inside === 1 && found.outside === 1);
    return isOfRecords(column + step, step) || isBehindGap(column + step, step);
  };
  const isBehindGap = (column: number, step: number): boolean => {
    const isGap = !isForeign(column) && !known.has(column);
    return isGap && known.get(column + step)?.hasHeader === true && isOfRecords(column + step, step);
  };
  const reach = (from: number, step: number): number => {
    let at = from;
    for (;;) {
      if (isNear(at + step)) at += step;
      else if (isBehindGap(at + step, step)) at += 2 * step;
      else return at;
    }
  };
  const first = reach(owned[0] ?? 1, -1);
  const last = reach(owned[owned.length - 1] ?? 1, 1);
  const held = [...others.map(({ column }) => column), ...foreign];
  const nextLeft = Math.max(0, ...held.filter((column) => column < first));
  const nextRight = Math.min(maxColumns + 1, ...held.filter((column) => column > last));
  const [leftIsFree, rightIsFree] = [nextLeft === 0, nextRight > maxColumns];
  return {
    first: leftIsFree ? 1 : Math.min(first, nextLeft + 2),
    last: rightIsFree ? Math.max(maxColumns, last) : Math.max(last, nextRight - 2),
    hasBeyond: !leftIsFree || !rightIsFree,
  };
}
