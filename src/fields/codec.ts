import type { Cell } from '../cells/cell';
import type { CsvValue } from '../cells/csv-value';
import type { FieldMetadata, FieldType, Schema } from '../twenty/model';
import type { JsonObject } from '../wire';

/** `minutes`: a date-time of whose values none has seconds. How a column is formatted when the sheet is made; afterwards the person's formats win. */
export type ColumnFormat = 'automatic' | 'date' | 'dateTime' | 'minutes' | 'percentage' | 'amount';

/** One column of the sheet. Header, query and value come from the same object (style, rule 5). */
export interface Column {
  /** Stable across pulls and label changes: "companyId", "company", "annualRevenue.amount". Unique within a table. */
  readonly key: string;
  /** In the person's words: the field's label, for parts of a composite with the part's. */
  readonly header: string;
  readonly format: ColumnFormat;
  /** The key of the record that `read` is given: "companyId" or "company". */
  readonly source: string;
  /**
   * Total: any JSON value gives a cell. A morph relation, whose value stands under one key for each possible target,
   * looks at the record too: read a column through `cellOf`, which hands over both.
   */
  readonly read: (value: unknown, record?: JsonObject) => Cell;
}

/** A value of Twenty's own CSV before it is written. */
export type ExportValue = CsvValue;

/** One column of Twenty's own CSV. */
export interface ExportColumn {
  /** Label of the field, as the person sees it, with " Id" for a relation to one. */
  readonly label: string;
  /** English label of the part, for composites. */
  readonly subLabel?: string;
  /** Twenty's name of the part, for composites: "primaryLinkUrl". */
  readonly part?: string;
  readonly source: string;
  /** Total, as `Column.read` is; read a column through `exportValueOf`. */
  readonly read: (value: unknown, record?: JsonObject) => ExportValue;
}

/** Which of the two tables of Twenty's CSV rules holds (order of sub-fields, morph relations). Data, not a version check. */
export interface ExportRules {
  /** LINKS and ACTOR sub-fields: in the order of the web app's selection, or of the table of labels. */
  readonly subFieldOrder: 'selection' | 'labels';
  /** A morph relation to one: an always empty column, or the id. */
  readonly morphToOne: 'empty' | 'id';
  /** A morph relation to many, or a relation of a kind that is not known: an always empty column, or none. */
  readonly morphToMany: 'empty' | 'none';
  /** `id` as a column of the view, where people see it at all: after the first `Id` once more, or not. */
  readonly visibleId: 'repeated' | 'once';
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

/** The cell of a record in that column. */
export function cellOf(column: Column, record: JsonObject): Cell {
  return column.read(record[column.source], record);
}

/** The value of a record in that column of the CSV. */
export function exportValueOf(column: ExportColumn, record: JsonObject): ExportValue {
  return column.read(record[column.source], record);
}
