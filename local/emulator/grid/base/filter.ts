import type { Rect } from './rect';

export interface FilterCriteriaState {
  /** Google's name (`BooleanCriteria`), or null when only values are hidden. */
  readonly criteria: string | null;
  readonly values: readonly (string | number)[];
  /** Display values whose rows are hidden. */
  readonly hiddenValues: readonly string[];
  /** When not null: rows with any other display value are hidden. */
  readonly visibleValues: readonly string[] | null;
}

/** The basic filter of a sheet. The first row of the block is its header and never hidden. */
export interface FilterState {
  rect: Rect;
  /** Key: the column on the sheet, counted from 1. */
  criteria: Record<string, FilterCriteriaState>;
  /** The column that the filter was last sorted by, if it was. */
  sorted?: { readonly column: number; readonly ascending: boolean };
}
