import type { CsvDialect } from './csv-dialect';
import type { CsvValue } from './csv-value';
import { jsonText } from './json-text';

/** The words of one header; a part of a composite has two. */
export interface CsvHeader {
  readonly label: string;
  readonly subLabel?: string;
}

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The first part of a file: byte order mark and header line. Parts are made to be joined: `csvHeader` followed by any
 * number of `csvRows` is the file byte for byte, whichever rows went into which part.
 */
export function csvHeader(columns: readonly CsvHeader[], dialect: CsvDialect): string {
  const line = columns.map((column) => headerText(column, dialect)).join(dialect.delimiter);
  return (dialect.byteOrderMark ? BYTE_ORDER_MARK : '') + line + (dialect.endsWithLineEnd ? dialect.lineEnd : '');
}

/** A later part of a file: any number of rows. Where no line end closes the file, each row brings the one before it. */
export function csvRows(rows: readonly (readonly CsvValue[])[], dialect: CsvDialect): string {
  const { lineEnd, endsWithLineEnd } = dialect;
  return rows
    .map((row) => (endsWithLineEnd ? rowText(row, dialect) + lineEnd : lineEnd + rowText(row, dialect)))
    .join('');
}

/** A whole file; null for no rows, of which Twenty makes no file. */
export function csvFile(
  columns: readonly CsvHeader[],
  rows: readonly (readonly CsvValue[])[],
  dialect: CsvDialect,
): string | null {
  return rows.length === 0 ? null : csvHeader(columns, dialect) + csvRows(rows, dialect);
}

function rowText(row: readonly CsvValue[], dialect: CsvDialect): string {
  return row.map((value) => quoted(valueText(value, dialect), dialect)).join(dialect.delimiter);
}

function valueText(value: CsvValue, dialect: CsvDialect): string {
  switch (value.kind) {
    case 'empty':
      return '';
    case 'text':
      return guarded(value.text, dialect);
    case 'plain':
      return value.text;
    case 'json': {
      const text = jsonText(value.value);
      return dialect.jsonGuarded ? guarded(text, dialect) : text;
    }
    case 'missingAmount':
      return dialect.missingAmount;
  }
}

function headerText({ label, subLabel }: CsvHeader, dialect: CsvDialect): string {
  if (subLabel === undefined) return quoted(guarded(label, dialect), dialect);
  if (dialect.compositeHeader === 'quotedOnce') return quoted(guarded(`${label} / ${subLabel}`, dialect), dialect);
  return quoted(`${quoted(guarded(label, dialect), dialect)} / ${subLabel}`, dialect);
}

function guarded(text: string, { guard }: CsvDialect): string {
  return guard.starts.includes(text.charAt(0)) ? guard.mark + text : text;
}

function quoted(text: string, { delimiter }: CsvDialect): string {
  const needsQuotes = text.includes(delimiter) || text.includes('"') || text.includes('\n') || text.includes('\r');
  return needsQuotes ? `"${text.replace(/"/g, '""')}"` : text;
}

/** Text that a spreadsheet would run as a formula, and text that begins with the mark itself: the import takes one mark away. Numbers are neither. */
export function guardedCell(text: string): string {
  return /^[=+\-@\t\r\u200D]/.test(text) && !/^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text) ? `\u200D${text}` : text;
}

/** The text of a value, without quotes. */
export const csvText = (value: CsvValue, dialect: CsvDialect): string => valueText(value, dialect);
