/** Files of whole objects. */

/**
 * What Twenty's import does with a value otherwise than it is: `altered` (lower case, another form), `dropped` (it knows no such value),
 * `partly` (a part of it is dropped), `made-false` (a yes-no field without a value), `filled` (an empty one gets the field's default),
 * `left-out` (no field of that type is imported).
 */
export type ImportNote = 'altered' | 'dropped' | 'partly' | 'made-false' | 'filled' | 'left-out';

/** A column of a migration kit's file. A `relation` holds the id of a record of `target`; a `member` is to be named by e-mail. */
export interface KitColumn {
  readonly header: string;
  readonly kind: 'id' | 'value' | 'relation' | 'member';
  /** `nameSingular`; '' where it is no relation. */
  readonly target: string;
  /** No two records may have the same value, whatever its case. */
  readonly isUnique: boolean;
}

export interface KitNote {
  /** Label of the field. */
  readonly field: string;
  readonly note: ImportNote;
  /** Values. */
  readonly count: number;
}

/** A part of an object's records, as cells. */
export interface ObjectPart {
  readonly nameSingular: string;
  readonly label: string;
  readonly columns: readonly KitColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly totalCount: number;
  readonly next: string | null;
  readonly waitMs: number;
  readonly notes: readonly KitNote[];
  /** Lines of the manifest about the object's fields, headers first. */
  readonly fields: readonly (readonly string[])[];
}
