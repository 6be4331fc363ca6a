/** What a document consists of beside its cells, as it is kept. */
import type { Rect } from './rect';

export type MetadataVisibility = 'DOCUMENT' | 'PROJECT';

/** `index` is the row or column, counted from 1; it moves with its row or column (`structure.ts`). */
export type MetadataLocation =
  | { readonly type: 'SPREADSHEET' }
  | { readonly type: 'SHEET'; readonly sheetId: number }
  | { readonly type: 'ROW' | 'COLUMN'; readonly sheetId: number; readonly index: number };

export interface MetadataState {
  readonly id: number;
  key: string;
  value: string | null;
  visibility: MetadataVisibility;
  /** Script project that made it; with visibility PROJECT only that one sees it. */
  readonly projectId: string;
  location: MetadataLocation;
}

export interface NamedRangeState {
  name: string;
  sheetId: number;
  rect: Rect;
}

export interface ProtectionState {
  readonly id: number;
  readonly type: 'RANGE' | 'SHEET';
  sheetId: number;
  /** The protected block; null for a whole sheet. */
  rect: Rect | null;
  /** Blocks of a protected sheet that stay open. */
  unprotected: Rect[];
  description: string;
  warningOnly: boolean;
  rangeName: string | null;
  /** Users who may edit beside the owner; null: whoever may edit the spreadsheet, which is what a new protection says. */
  editors: string[] | null;
}

/**
 * A data validation rule. `values` are the arguments of the criteria: numbers, texts, or serial days for dates. The criteria
 * are Google's names (`DataValidationCriteria`).
 */
export interface ValidationRule {
  readonly criteria: string;
  readonly values: readonly (string | number | boolean)[];
  readonly allowInvalid: boolean;
  readonly helpText: string | null;
  /** For VALUE_IN_LIST: whether the cell shows a drop-down. */
  readonly showDropdown: boolean;
  /**
   * Colours of the values of a drop-down, "#rrggbb". Only people give them: a script neither sees nor sets them, so that setting the
   * same rule again loses them (google.md §6.7).
   */
  readonly colors?: Readonly<Record<string, string>>;
}
