/**
 * Files by which Twenty's own import brings edits into its records, and does nothing else (csv.md §7): everything quoted, exact labels, `Id` to
 * find the record, only edited records and columns, empty where nothing was edited.
 */
import { type CsvValue, EMPTY } from '../cells/csv-value';
import { jsonText } from '../cells/json-text';
import { plainFileName } from '../gate';
import { importedParts, inverseOf } from '../fields/inverse/index';
import type { FieldMetadata, ObjectMetadata, Schema } from '../twenty/model';
import type { JsonObject } from '../wire';
import type { EditedField } from './edited-record';

/** Rows that the import takes of one file. */
export const IMPORT_ROWS = 10_000;

export interface FileRow {
  /** Null for a record that is to be made. */
  readonly id: string | null;
  /** As Twenty has it; null for a new one. */
  readonly record: JsonObject | null;
  readonly fields: ReadonlyMap<string, EditedField>;
}

export interface UpdateFile {
  readonly name: string;
  readonly text: string;
  readonly rows: number;
}

/** In the language of whoever imports: the import knows its columns by what its user's pages call the fields. */
export interface ImportLabels {
  readonly object: ObjectMetadata;
  readonly schema: Schema;
}

const BYTE_ORDER_MARK = '\uFEFF';

/** `kind` tells files of new records by their names. */
export function updateFiles(
  rows: readonly FileRow[],
  labels: ImportLabels,
  kind: 'changes' | 'new',
): readonly UpdateFile[] {
  const { object } = labels;
  const used = object.fields.filter(({ name }) => rows.some(({ fields }) => fields.has(name)));
  const yesNo = used.filter(({ type }) => type === 'BOOLEAN');
  // An empty cell of a BOOLEAN is `false` to the import: a record whose own is unknown goes into a file without that column.
  const groups = new Map<string, FileRow[]>();
  for (const row of rows) {
    const without = yesNo.filter((field) => cellsOf(field, row)[0] === EMPTY).map(({ name }) => name);
    const group = groups.get(without.join(' '));
    if (group) group.push(row);
    else groups.set(without.join(' '), [row]);
  }
  const files = [...groups.values()].flatMap((group) => {
    const fields = used.filter(({ name }) => group.some((row) => row.fields.has(name)));
    const parts: (readonly FileRow[])[] = [];
    for (let from = 0; from < group.length; from += IMPORT_ROWS) parts.push(group.slice(from, from + IMPORT_ROWS));
    return parts.map((part) => ({ rows: part.length, text: fileText(part, fields, labels, kind) }));
  });
  const base = `${plainFileName(object.nameSingular)}-${kind}`;
  return files.map((file, at) => ({ ...file, name: files.length === 1 ? `${base}.csv` : `${base}-${at + 1}.csv` }));
}

function fileText(
  rows: readonly FileRow[],
  fields: readonly FieldMetadata[],
  labels: ImportLabels,
  kind: 'changes' | 'new',
): string {
  const hasId = kind === 'changes';
  const header = [...(hasId ? [idLabel(labels.object)] : []), ...fields.flatMap((field) => headersOf(field, labels))];
  const lines = rows.map((row) => [
    ...(hasId ? [quoted((row.id ?? '').toLowerCase())] : []),
    ...fields.flatMap((field) => cellsOf(field, row).map((value) => quoted(textOf(value)))),
  ]);
  return (
    BYTE_ORDER_MARK +
    [header.map((label) => quoted(guarded(label))), ...lines].map((cells) => `${cells.join(',')}\n`).join('')
  );
}

/** Nothing where nothing was edited, but what Twenty has of a BOOLEAN. */
function cellsOf(field: FieldMetadata, { record, fields }: FileRow): readonly CsvValue[] {
  const edited = fields.get(field.name);
  if (edited !== undefined) return edited.cells;
  const value = record?.[field.name];
  if (field.type === 'BOOLEAN' && typeof value === 'boolean') return [{ kind: 'plain', text: String(value) }];
  return (inverseOf(field)?.parts ?? []).map(() => EMPTY);
}

const idLabel = ({ fields }: ObjectMetadata): string => fields.find(({ name }) => name === 'id')?.label ?? 'Id';

/** The labels of the columns that a file of ours has of a field. */
const headersOf = (field: FieldMetadata, labels: Pick<ImportLabels, 'schema'>): readonly string[] =>
  labelled(field, inverseOf(field)?.parts ?? [], labels);

/** A relation to many has none. */
function labelled(
  field: FieldMetadata,
  parts: readonly (string | undefined)[],
  { schema }: Pick<ImportLabels, 'schema'>,
) {
  const { label, relation } = field;
  if (field.type !== 'RELATION') return parts.map((part) => (part === undefined ? label : `${label} / ${part}`));
  const target = schema.objectById(relation?.targetObjectId ?? '');
  return relation?.type === 'MANY_TO_ONE' ? [`${label} / ${target ? idLabel(target) : 'Id'}`] : [];
}

/** Fields whose column in the import another one's label means too: the import knows no difference of case. */
export function ambiguousFields({ object, schema }: ImportLabels): ReadonlySet<string> {
  const all = object.fields
    .filter(({ isActive }) => isActive)
    .flatMap((field) =>
      labelled(field, importedParts(field), { schema }).map((header) => [header.toLowerCase(), field.name] as const),
    );
  const count = new Map<string, number>();
  for (const [header] of all) count.set(header, (count.get(header) ?? 0) + 1);
  return new Set(all.flatMap(([header, name]) => ((count.get(header) ?? 0) > 1 ? [name] : [])));
}

function textOf(value: CsvValue): string {
  switch (value.kind) {
    case 'text':
      return guarded(value.text);
    case 'plain':
      return value.text;
    case 'json':
      return jsonText(value.value);
    case 'empty':
    case 'missingAmount':
      return '';
  }
}

/** The import takes exactly one U+200D away from the start of a cell; spreadsheets read no formula behind it. */
const guarded = (text: string): string => (/^[=+\-@\t\r\u200D]/.test(text) ? `\u200D${text}` : text);

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
