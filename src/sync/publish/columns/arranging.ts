/** What must be known to bring the displaced rows into their new order, and how that is done: plain values, kept with the journal. */
import type { FormatRuleRanges, PlacedNote } from '../../../ports/spreadsheet';
import type { OldRow, RowPlan } from '../../../sheet/target-rows';
import type { UserColumn } from '../../../sheet/user-columns';
import type { Role } from './roles';

/** Cells of one column; rows are those of the table, from 0. */
export interface Cells {
  readonly column: number;
  readonly row: number;
  readonly count: number;
}

export interface Piece {
  readonly column: number;
  readonly count: number;
  readonly isOwned: boolean;
}

export interface Arrangement {
  /** First and last row that changes. */
  readonly first: number;
  readonly last: number;
  /** Columns that Google copies from the hidden window to the sheet, from left to right. */
  readonly pieces: readonly Piece[];
  /** Other columns that the window holds too, because some of their cells are copied from it. */
  readonly alongside: readonly number[];
  /** Formulas to fill in, before any record moves: what overrides them is in the window by then. */
  readonly fills: readonly (Cells & { readonly formula: string })[];
  /** User cells to empty before any record moves. */
  readonly lifts: readonly Cells[];
  /** Cells to copy from the window once the records stand. */
  readonly loose: readonly Cells[];
  /** Cells of shared columns that people emptied. */
  readonly blanks: readonly Cells[];
  /** Columns whose formulas are written, row by row of the window. */
  readonly written: readonly { readonly column: number; readonly formulas: readonly string[] }[];
  /** Notes of columns that are not copied, row by row of the window. */
  readonly notes: readonly { readonly column: number; readonly notes: readonly string[] }[];
  /** Formulas to write into the window: a copy would make them point elsewhere. */
  readonly mended: readonly { readonly column: number; readonly row: number; readonly formula: string }[];
  /** Cells to empty in the window: a formula in their row fills them. */
  readonly refilled: readonly Cells[];
  /** Conditional-format rules as they were. */
  readonly rules: FormatRuleRanges;
  /** Columns that stay as they are because nobody can tell what fills them. */
  readonly left: readonly number[];
}

export interface ColumnRole {
  readonly column: UserColumn;
  readonly role: Role;
  /** Cells that a formula in their own row fills. */
  readonly refilled: ReadonlySet<number>;
}

/** Where rows were inserted, and the columns whose shared formula stood in the row above and the row below. */
export interface Cut {
  /** Rows as after the insertion; -1 where none was. */
  readonly rowAbove: number;
  readonly rowBelow: number;
  readonly above: readonly number[];
  readonly below: readonly number[];
}

export interface Arranging {
  readonly plan: RowPlan;
  readonly rows: readonly OldRow[];
  readonly sheetName: string;
  readonly owned: readonly number[];
  readonly region: { readonly first: number; readonly last: number };
  /** User columns of the region that hold anything; rows as after the insertion, formulas as before it stretched them. */
  readonly users: readonly ColumnRole[];
  readonly rules: FormatRuleRanges;
  /** Notes in columns that are not copied; rows are those of the table as after the insertion, from 0. */
  readonly notes: readonly PlacedNote[];
  readonly cut: Cut;
}
