/** What was typed into a table that is edited. */

/** Why an edited cell cannot go back to Twenty in a file. The words are the sidebar's. */
type NotSent =
  | 'not-imported'
  | 'last-update'
  | 'rich-text'
  | 'joined'
  | 'rounded'
  | 'cut'
  | 'bad-sign'
  | 'error-value'
  | 'number-in-text'
  | 'not-a-number'
  | 'not-whole'
  | 'not-a-date'
  | 'no-such-time'
  | 'not-yes-no'
  | 'no-such-option'
  | 'not-a-currency'
  | 'not-an-email'
  | 'not-an-address'
  | 'not-json'
  | 'not-an-id'
  | 'calling-code'
  | 'rest-would-change'
  | 'no-such-record'
  | 'name-twice'
  | 'by-id-only'
  | 'id-and-name'
  | 'taken'
  | 'twice'
  | 'label-twice'
  | 'no-column'
  | 'required';

/** An edited cell: what Twenty has now, and what was typed. */
export interface EditedCell {
  readonly tag: string;
  readonly header: string;
  readonly theirs: string;
  readonly mine: string;
  /** `clear`: emptied, which no file can do there. */
  readonly is: 'goes' | 'clear' | 'refused';
  readonly why: NotSent | null;
  /** It changed in Twenty too. */
  readonly isConflict: boolean;
}

export interface EditedRecord {
  readonly id: string;
  readonly name: string;
  /** Opens the record in Twenty; '' where it is not there. */
  readonly link: string;
  /** `deleted`, `gone`: nothing of it goes into a file. */
  readonly state: 'there' | 'deleted' | 'gone';
  readonly cells: readonly EditedCell[];
}

/** A row typed under the table: a new record. */
interface TypedRowInfo {
  /** Of the sheet, from 1. */
  readonly row: number;
  readonly name: string;
  /** Empty where it can be made. */
  readonly refused: readonly { readonly header: string; readonly why: NotSent }[];
}

/** What was typed into a table that is edited, as Twenty stands now. */
export interface EditsInfo {
  /** How many stand before this page. */
  readonly from: number;
  /** Of the page; conflicts come first. */
  readonly records: readonly EditedRecord[];
  /** Of all. `goes` are cells, conflicts not among them. */
  readonly total: {
    readonly records: number;
    readonly goes: number;
    readonly conflicts: number;
    readonly clears: number;
    readonly refused: number;
    /** Rows that were typed and have not come back; of those, such that can be made. */
    readonly typed: number;
    readonly made: number;
  };
  /** All cells that somebody has to choose for, `id/tag`. */
  readonly conflicts: readonly string[];
  /** Of the page. */
  readonly typed: readonly TypedRowInfo[];
  /** Rows of the sheet that were typed and have come back as records. */
  readonly back: readonly { readonly row: number; readonly name: string }[];
}

export interface SavedEdits {
  readonly files: readonly {
    readonly name: string;
    readonly text: string;
    readonly rows: number;
    readonly isNew: boolean;
  }[];
  /** Edited records that are not in Twenty, or deleted there. */
  readonly leftOut: readonly { readonly name: string; readonly state: 'deleted' | 'gone' }[];
}
