import { csvFile } from '../../src/cells/csv';
import { type CsvDialect, PURE_DIALECTS } from '../../src/cells/csv-dialect';
import { type ExportColumn, type ExportRules, exportValueOf } from '../../src/fields/codec';
import { planExport } from '../../src/fields/export';
import { PURE_EXPORT_RULES } from '../../src/fields/export-rules';
import type { Dialect, ObjectMetadata, View } from '../../src/twenty/model';
import { isRecord, type JsonObject } from '../../src/wire';
import { context, schemaOf } from './builders';

/** A view, its object, and the records that it shows. */
interface Shown {
  readonly view: View;
  readonly object: ObjectMetadata;
  readonly records: readonly JsonObject[];
}

/**
 * The file that Twenty itself makes, byte for byte as UTF-8; null where it makes none.
 *
 * 2.21 takes the parts of a composite, and their order, from the first record, and makes no file where that record has none
 * (csv/README.md). Our own download asks for the parts itself, so it knows them without a record.
 */
export function twentyFile(shown: Shown, rules: Dialect['rules']): string | null {
  const [first] = shown.records;
  if (first === undefined) return null;
  const columns = columnsOf(shown, PURE_EXPORT_RULES[rules]);
  if (rules === 'newer') return fileOf(columns, shown.records, PURE_DIALECTS[rules]);
  const isWhole = columns.every(({ part, source }) => part === undefined || isRecord(first[source]));
  return isWhole ? fileOf(asInFirst(first, columns), shown.records, PURE_DIALECTS[rules]) : null;
}

/** The parts of each composite as the first record has them. */
function asInFirst(first: JsonObject, columns: readonly ExportColumn[]): readonly ExportColumn[] {
  return columns.flatMap((column, place) => {
    if (column.part === undefined) return [column];
    if (columns[place - 1]?.source === column.source) return [];
    const keys = Object.keys(first[column.source] ?? {});
    return keys.flatMap((key) => columns.find(({ source, part }) => source === column.source && part === key) ?? []);
  });
}

/** Our file for that view and those records; null where there are none. */
export function exportText(shown: Shown, rules: ExportRules, dialect: CsvDialect): string | null {
  return fileOf(columnsOf(shown, rules), shown.records, dialect);
}

function columnsOf({ view, object }: Shown, rules: ExportRules): readonly ExportColumn[] {
  return planExport(view, object, context({ schema: schemaOf([object]) }), rules).columns;
}

function fileOf(columns: readonly ExportColumn[], records: readonly JsonObject[], dialect: CsvDialect): string | null {
  return csvFile(
    columns,
    records.map((record) => columns.map((column) => exportValueOf(column, record))),
    dialect,
  );
}
