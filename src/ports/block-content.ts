import type { TypedValue } from '../cells/typed-value';

/** What stands in a block. A cell with a formula has it in `formulas` (R1C1) and its result in `values`. */
export interface BlockContent {
  readonly values: readonly (readonly TypedValue[])[];
  readonly formulas: readonly (readonly string[])[];
  readonly notes: readonly (readonly string[])[];
  /** As the sheet shows the cells: numbers and dates in their formats. */
  readonly shown: readonly (readonly string[])[];
  /** Google's number formats: they tell a date from the number that it is. */
  readonly formats: readonly (readonly string[])[];
}

/** What to read beside the values; each costs a call of its own. */
export interface BlockParts {
  /** Unless it is false, there are values. */
  readonly values?: boolean;
  readonly formulas?: boolean;
  readonly notes?: boolean;
  readonly shown?: boolean;
  readonly formats?: boolean;
}
