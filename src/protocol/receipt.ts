/** What a finished pull proves. */

export interface LeftOut {
  /** Label of the field. */
  readonly column: string;
  /** `gone`: the field is no longer in Twenty. `not-on-sheet`: its column was deleted before an Undo could fill it. */
  readonly reason: 'forbidden' | 'to-many' | 'unknown-type' | 'inactive' | 'gone' | 'no-sheet-form' | 'not-on-sheet';
}

/** The proof of a finished pull. */
export interface Receipt {
  /** `asked` = `fetched` = `distinct` = `written`, with Twenty's count the same at the start and the end. */
  readonly complete: boolean;
  /** `totalCount` of the view when the pull was checked. */
  readonly asked: number;
  /** Records that came. */
  readonly fetched: number;
  /** Different ids among them. */
  readonly distinct: number;
  /** Rows in the sheet. */
  readonly written: number;
  readonly columns: number;
  /** Compared with the table before; null the first time. */
  readonly added: number | null;
  /** Records that stayed and differ in at least one column that the table had before. */
  readonly changed: number | null;
  readonly gone: number | null;
  /** Rows that somebody had edited by hand in the table's columns; they were set back. */
  readonly edited: number;
  /** Headers of user columns that stayed as they were, because it could not be told what fills them. */
  readonly unmoved: readonly string[];
  /** Columns with cells that Google refused, or made something else of, and the first of them: "Name (B3)", "City (C2 +4)". */
  readonly refused?: readonly string[] | undefined;
  /** How often reading began anew because the view had changed meanwhile. */
  readonly restarts: number;
  /** Set when the view never stood still: see `Walked`. */
  readonly walked: Walked | null;
  /** Requests to Twenty that count against its limit. */
  readonly requests: number;
  readonly seconds: number;
  /** ISO instants. */
  readonly started: string;
  readonly finished: string;
  readonly leftOut: readonly LeftOut[];
  /** Filters that Twenty itself ignores, by the label of their field. */
  readonly ignoredFilters: readonly string[];
  /** What this Twenty may mean otherwise: neither its version nor its API tells. */
  readonly doubts: readonly Doubt[];
  /** What the view asked for, as a sentence; empty in receipts of versions before. */
  readonly question: string;
  /** Null where the view hides no group. */
  readonly hiddenGroups: HiddenGroups | null;
  /** Of a table that is edited: cells that hold what people typed; of those, such that changed in Twenty too. */
  readonly kept?: { readonly cells: number; readonly conflicts: number } | undefined;
}

/** Records in groups that a board or a grouped table hides. */
export interface HiddenGroups {
  readonly records: number;
  /** Labels; empty text for the group of records without a value. */
  readonly groups: readonly string[];
  /** By the table's choice they were left out; else they are in the sheet. */
  readonly leftOut: boolean;
}

/** A filter or an order that two versions of Twenty read otherwise. */
export interface Doubt {
  /** Label of the field. */
  readonly field: string;
  /** Any or every word of a name; a plus before a phone number; who made a record, in free text; countries; rolling days; empty values. */
  readonly about: 'words' | 'plus' | 'actors' | 'countries' | 'dates' | 'nulls';
}

/**
 * A view that never stood still was read by id instead: the rows stand in the order of their ids, none twice, and no record that
 * was in the view all the while is missing. Twenty counted between `least` and `most` meanwhile.
 */
export interface Walked {
  readonly least: number;
  readonly most: number;
}
