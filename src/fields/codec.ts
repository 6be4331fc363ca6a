import type { Cell } from '../cells/cell';
import type { FieldMetadata, FieldType, Schema } from '../twenty/model';

/** How a column is formatted when the sheet is made; afterwards the person's formats win. */
export type ColumnFormat = 'automatic' | 'date' | 'dateTime' | 'percentage' | 'amount';

/** One column of the sheet. Header, query and value come from the same object (style, rule 5). */
export interface Column {
  /** Stable across pulls and label changes: "companyId", "company", "annualRevenue.amount". Unique within a table. */
  readonly key: string;
  /** In the person's words: the field's label, for parts of a composite with the part's. */
  readonly header: string;
  readonly format: ColumnFormat;
  /** The key of the record that `read` is given: "companyId" or "company". */
  readonly source: string;
  /** Total: any JSON value gives a cell. */
  readonly read: (value: unknown) => Cell;
}

/** A value of Twenty's own CSV before it is written: what is guarded against formulas and what is not differs. */
export type ExportValue =
  | { readonly kind: 'empty' }
  /** Guarded against formulas. */
  | { readonly kind: 'text'; readonly text: string }
  /** A number, a boolean, or other text that is written as it is, never guarded. */
  | { readonly kind: 'plain'; readonly text: string }
  /** The value of a JSON field: JSON text, guarded or not by the dialect. */
  | { readonly kind: 'json'; readonly value: unknown }
  /** A missing amount: `0` or empty, by the dialect and by the download's own choice. */
  | { readonly kind: 'missingAmount' };

/** One column of Twenty's own CSV. */
export interface ExportColumn {
  /** Label of the field, as the person sees it, with " Id" for a relation to one. */
  readonly label: string;
  /** English label of the part, for composites. */
  readonly subLabel?: string;
  readonly source: string;
  readonly read: (value: unknown) => ExportValue;
}

/** Which of the two tables of Twenty's CSV rules holds (order of sub-fields, morph relations). Data, not a version check. */
export interface ExportRules {
  /** LINKS and ACTOR sub-fields: in the order of the web app's selection, or of the table of labels. */
  readonly subFieldOrder: 'selection' | 'labels';
  /** A morph relation to one: an always empty column, or the id. */
  readonly morphToOne: 'empty' | 'id';
  /** A morph relation to many: an always empty column, or none. */
  readonly morphToMany: 'empty' | 'none';
}

/** What a codec may know of the rest. */
export interface FieldContext {
  readonly schema: Schema;
  readonly codecOf: (field: FieldMetadata) => FieldCodec | undefined;
  /** Select and multi-select as labels (what people read) or as values (what the API says). */
  readonly selectAs: 'label' | 'value';
  /** A second column with the label of the related record. */
  readonly relationLabels: boolean;
}

/** One field type, both ways out: to the sheet and to Twenty's own CSV. One file each; `index.ts` is the registry. */
export interface FieldCodec {
  /** What the sheet's columns need, as GraphQL: "name { firstName lastName }", "companyId company { id name }". */
  readonly selection: (field: FieldMetadata, context: FieldContext) => string;
  /** Empty when the field has no place in a sheet (a relation to many). */
  readonly columns: (field: FieldMetadata, context: FieldContext) => readonly Column[];
  /** What the CSV's columns need, as GraphQL. */
  readonly exportSelection: (field: FieldMetadata, context: FieldContext) => string;
  readonly exportColumns: (field: FieldMetadata, context: FieldContext, rules: ExportRules) => readonly ExportColumn[];
}

/** The registry's type: a new field type does not compile until its codec is written. */
export type Codecs = Readonly<Record<FieldType, FieldCodec>>;
