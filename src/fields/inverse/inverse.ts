import type { CsvValue } from '../../cells/csv-value';
import type { Scalar } from '../../cells/scalar';
import type { FieldMetadata } from '../../twenty/model';

/** Why what stands in a cell cannot go back to Twenty in a file (csv.md §3 has the rules that it would meet there). */
export type Refusal =
  /** Twenty's import does not take the field, or this part of it. */
  | 'not-imported'
  /** The time of the last update is Twenty's own. */
  | 'last-update'
  /** Import makes another text of it. */
  | 'rich-text'
  /** Several values stand in the cell, and not all that Twenty has of them. */
  | 'joined'
  /** More digits than a number in a sheet can tell. */
  | 'rounded'
  /** The sheet has not all of the text. */
  | 'cut'
  /** A sign that no file carries. */
  | 'bad-sign'
  /** A formula that shows an error. */
  | 'error-value'
  /** Google made a number or a date of what was typed. */
  | 'number-in-text'
  | 'not-a-number'
  | 'not-whole'
  | 'not-a-date'
  /** On that day the clocks leave this time out, or have it twice. */
  | 'no-such-time'
  | 'not-yes-no'
  | 'no-such-option'
  | 'not-a-currency'
  | 'not-an-email'
  | 'not-an-address'
  | 'not-json'
  | 'not-an-id'
  /** Another calling code than the record has, or none: the country, and further phones, would be lost. */
  | 'calling-code'
  /** The import takes the field only whole, and would alter what nobody edited. */
  | 'rest-would-change';

/** What Twenty holds of a field, part by part; a value without parts stands under ''. */
export type Parts = Readonly<Record<string, unknown>>;

export interface InverseContext {
  readonly field: FieldMetadata;
  /** What Twenty holds of the field; empty for a new record. */
  readonly present: Parts;
  readonly isNew: boolean;
  readonly mayBeNull: boolean;
  /** What a cell that holds a number shows. */
  readonly shown?: string | undefined;
  /** The instant (ms) of a wall clock of the spreadsheet (ms, as if it were UTC); null where that time is skipped or comes twice. */
  readonly instantAt: (wallClock: number) => number | null;
}

/** An edited cell → the parts that it says, as Twenty holds them. An empty cell never comes here: see `clears`. */
export type PartInverse = (cell: Exclude<Scalar, null>, context: InverseContext) => Parts | Refusal;

/** The way back of a field type: its columns in the sheet → columns of a file that Twenty imports. */
export interface FieldInverse {
  /** By what stands in a column's key behind the field's name: '', '.amount', 'Id'. A column that is not here is not imported. */
  readonly columns: Readonly<Record<string, PartInverse | Refusal>>;
  /** By the same keys: what Twenty holds once that cell is emptied. Null, or no entry, where no file empties it for certain (csv.md §4). */
  readonly clears?: Readonly<Record<string, (context: InverseContext) => Parts | null>>;
  /** Labels of the field's columns in the file, in their order. */
  readonly parts: readonly (string | undefined)[];
  /** All of a field's cells, edited or not, as `parts` names them. `given` is what Twenty shall hold. */
  readonly write: (given: Parts, context: InverseContext) => readonly CsvValue[] | Refusal;
}

export const isRefusal = (answer: Parts | readonly CsvValue[] | Refusal): answer is Refusal =>
  typeof answer === 'string';
