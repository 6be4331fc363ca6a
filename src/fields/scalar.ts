import type { Cell } from '../cells/cell';
import { type CsvValue, csvValueOf } from '../cells/csv-value';
import type { FieldMetadata } from '../twenty/model';
import type { ColumnFormat, FieldCodec, FieldContext } from './codec';

/** What tells one type of a single value from another. */
export interface ScalarType {
  /** Called once a column, so that it may prepare what reading needs. */
  readonly reader: (field: FieldMetadata, context: FieldContext) => (value: unknown) => Cell;
  readonly format?: (field: FieldMetadata) => ColumnFormat;
  /** As the API gave it, when absent. */
  readonly exportRead?: (value: unknown) => CsvValue;
}

/** The codec of a type whose value is one key of the record and one column, in the sheet as in the CSV. */
export function scalarCodec({ reader, format = () => 'automatic', exportRead = csvValueOf }: ScalarType): FieldCodec {
  return {
    selection: (field) => field.name,
    columns: (field, context) => [
      {
        key: field.name,
        header: field.label,
        format: format(field),
        source: field.name,
        read: reader(field, context),
      },
    ],
    exportSelection: (field) => field.name,
    exportColumns: (field) => [{ label: field.label, source: field.name, read: (value) => exportRead(value) }],
  };
}
