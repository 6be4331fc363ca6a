import type { CellContent, CellValue } from '../values/cell';
import type { Tally } from '../formula/tally';
import type { Grid } from '../formula/values';
import type { Rect } from '../base/rect';

/** What is computed from the cells of a document: good for one version of it, then forgotten. */
export interface Derived {
  version: number;
  /** The time that formulas saw, a serial number; null where none asked. */
  now: number | null;
  readonly sheets: Map<number, SheetDerived>;
  /** Cells held in `areas` of all sheets. */
  cellsKept: number;
}

export interface SheetDerived {
  /** Values of formula cells, by `cellKey`. */
  readonly values: Map<number, CellValue>;
  /** Ranges that formulas read, by their address. */
  readonly areas: Map<string, Grid>;
  /** How far down the columns have been added up, by column and first row. */
  readonly tallies: Map<string, { readonly lastRow: number; readonly tally: Tally }>;
  /** Rows of a column by what stands there, for look-ups; null: a column with formulas, whose values are not all known. */
  readonly indexes: Map<number, ReadonlyMap<string, readonly number[]> | null>;
  readonly anchors: Anchors;
}

/** Formula cells whose result may take more than their own cell. */
export interface Anchors {
  /** In reading order: row by row. */
  readonly list: readonly Anchor[];
  /** Those of the list that reach no more than `FLAT_ROWS` down, and the others: many formulas that spill along their row are usual. */
  readonly flat: readonly Anchor[];
  readonly tall: readonly Anchor[];
  readonly byCell: ReadonlyMap<number, Anchor>;
  /** How many are not computed yet. */
  pending: number;
  /** What they fill, by column (index: row − 1); undefined where nothing is spilled. Their own cells are not in it. */
  readonly spilled: Map<number, (CellValue | undefined)[]>;
}

export interface Anchor {
  readonly row: number;
  readonly column: number;
  readonly content: CellContent;
  /** The block it cannot reach beyond. */
  readonly bound: Rect;
  /** What it fills, its own cell included; null while that is not known. */
  rect: Rect | null;
  /** Blocks that its own computation read as if it did not reach there. */
  readonly takenAsFree: Rect[];
}

/** The cells that an array formula shows its result in, the cell that holds it included. */
export interface SpillBlock {
  readonly rect: Rect;
  /** Columns first. */
  readonly values: readonly (readonly CellValue[])[];
}

export function cellKey(row: number, column: number): number {
  return row * COLUMNS + column;
}

/** More than a sheet has. */
const COLUMNS = 20_000;
