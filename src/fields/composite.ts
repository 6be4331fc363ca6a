import { BLANK, type Cell, textCell, unexpectedCell } from '../cells/cell';
import { type CsvValue, csvValueOf } from '../cells/csv-value';
import type { FieldMetadata } from '../twenty/model';
import { isRecord } from '../wire';
import type { Column, ColumnFormat, ExportColumn, FieldCodec } from './codec';
import type { SubFields } from './sub-fields';

/** One column of a composite in the sheet. */
export interface Part {
  /** Last piece of the column's key; without it the key is the field's name. */
  readonly key?: string;
  /** Twenty's label of the part; without it the header is the field's label. */
  readonly label?: string;
  readonly format?: ColumnFormat;
  /** Given the composite's own parts; null and shapes that are no composite are seen to before. */
  readonly read: (parts: { readonly [name: string]: unknown }) => Cell;
}

/** How a composite leaves for the CSV where that differs from its plain parts. */
interface CompositeExport {
  /** Order of the parts by the table of labels, where that is not the order of selection. */
  readonly labelsOrder?: readonly string[];
  readonly read?: Readonly<Record<string, (part: unknown) => CsvValue>>;
}

/** `x { a b }` */
export function partsSelection(field: FieldMetadata, names: readonly string[]): string {
  return `${field.name} { ${names.join(' ')} }`;
}

export function partColumn(field: FieldMetadata, { key, label, format = 'automatic', read }: Part): Column {
  return {
    key: key === undefined ? field.name : `${field.name}.${key}`,
    header: label === undefined ? field.label : `${field.label} / ${label}`,
    format,
    source: field.name,
    read: (value) => {
      if (value === null || value === undefined) return BLANK;
      return isRecord(value) ? read(value) : unexpectedCell(value);
    },
  };
}

/** The CSV side of a composite: every part has a column, whatever the field's settings enable. */
export function compositeExport(
  parts: SubFields,
  { labelsOrder = Object.keys(parts), read = {} }: CompositeExport = {},
): Pick<FieldCodec, 'exportSelection' | 'exportColumns'> {
  const names = Object.keys(parts);
  const column = (field: FieldMetadata, name: string): ExportColumn => {
    const readPart = read[name] ?? csvValueOf;
    return {
      label: field.label,
      subLabel: parts[name] ?? name,
      part: name,
      source: field.name,
      read: (value) => readPart(isRecord(value) ? value[name] : undefined),
    };
  };
  return {
    exportSelection: (field) => partsSelection(field, names),
    exportColumns: (field, _context, { subFieldOrder }) =>
      (subFieldOrder === 'labels' ? labelsOrder : names).map((name) => column(field, name)),
  };
}

/** The text of a part as it is. */
export function partText(value: unknown): Cell {
  return typeof value === 'string' ? textCell(value) : unexpectedCell(value);
}

/** More than one value may stand in an EMAILS, PHONES or LINKS field unless its settings say 1. */
export function hasAdditionalValues(field: FieldMetadata): boolean {
  return field.settings['maxNumberOfValues'] !== 1;
}
