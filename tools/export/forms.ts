import { csvHeader, csvRows } from '../../src/cells/csv';
import { DOWNLOAD_DIALECTS } from '../../src/cells/csv-dialect';
import { jsonText } from '../../src/cells/json-text';
import { exportValueOf, type ExportColumn, type FieldContext } from '../../src/fields/codec';
import { planExport, shownFields } from '../../src/fields/export';
import { DOWNLOAD_EXPORT_RULES } from '../../src/fields/export-rules';
import { codecOf } from '../../src/fields/index';
import type { SyncPlan } from '../../src/sync/plan/plan';
import type { Dialect, FieldMetadata, Page, Schema, View } from '../../src/twenty/model';
import { isRecord } from '../../src/wire';
import { type BigQueryField, columnNames, flatFields, type Kind, kindOf, nestedField } from './bigquery';
import type { Format } from './options';

/** What the file looks like. */
export interface FileForm {
  readonly selections: readonly string[];
  /** What stands before all records. */
  readonly start: string;
  readonly rows: (records: Page['records']) => string;
  readonly schema: readonly BigQueryField[];
  /** Labels of fields that the file has no column for. */
  readonly leftOut: readonly string[];
}

interface Forming {
  readonly plan: SyncPlan;
  readonly schema: Schema;
  readonly dialect: Dialect;
  readonly forbidden: readonly string[];
}

export function formOf(format: Format, forming: Forming): FileForm {
  return format === 'csv' ? csvForm(forming) : ndjsonForm(forming);
}

/** As Twenty itself would export it, and as it imports it. */
function csvForm({ plan, schema, dialect, forbidden }: Forming): FileForm {
  const view = readable(plan, forbidden);
  const { columns, selection, leftOut } = planExport(
    view,
    plan.object,
    contextOf(schema),
    DOWNLOAD_EXPORT_RULES[dialect.rules],
  );
  const written = DOWNLOAD_DIALECTS[dialect.rules];
  const fieldOf = ({ source }: ExportColumn): FieldMetadata | undefined =>
    plan.object.fields.find(({ name }) => name === source) ??
    plan.object.fields.find(
      ({ name, type }) => source === `${name}Id` || (type === 'MORPH_RELATION' && source.startsWith(name)),
    );
  return {
    selections: [selection],
    start: csvHeader(columns, written),
    rows: (records) =>
      csvRows(
        records.map((record) => columns.map((column) => exportValueOf(column, record))),
        written,
      ),
    schema: flatFields(columns, fieldOf),
    leftOut: leftOut.map(({ label }) => label),
  };
}

/** One object a record: API names, JSON types, as the API gave them; a list of texts is a list, empty where there is none. */
function ndjsonForm({ plan, schema, forbidden }: Forming): FileForm {
  const shown = shownFields(readable(plan, forbidden), plan.object).filter(({ name }) => name !== 'id');
  const selected = shown.map((field) => ({
    field,
    selection: codecOf(field)?.exportSelection(field, contextOf(schema)) ?? '',
  }));
  const used = selected.filter(({ selection }) => selection !== '');
  const values = [
    { key: 'id', label: 'Id', kind: 'STRING' as Kind },
    ...used.flatMap(({ field, selection }) =>
      topKeys(selection).map((key) => ({ key, label: field.label, kind: kindOf(field) })),
    ),
  ].filter(({ key }, at, all) => all.findIndex((other) => other.key === key) === at);
  const names = columnNames(values.map(({ key }) => key));
  const lineOf = (record: Page['records'][number]): string =>
    jsonText(Object.fromEntries(values.map(({ key, kind }, at) => [names[at], shaped(record[key], kind)])));
  return {
    selections: ['id', ...used.map(({ selection }) => selection)],
    start: '',
    rows: (records) => records.map((record) => `${lineOf(record)}\n`).join(''),
    schema: values.map(({ label, kind }, at) => nestedField(names[at] ?? '', label, kind)),
    leftOut: selected.filter(({ selection }) => selection === '').map(({ field }) => field.label),
  };
}

/** `companyId` and `name { firstName }` give `companyId` and `name`. */
function topKeys(selection: string): readonly string[] {
  let rest = selection;
  for (let before = ''; before !== rest; ) [before, rest] = [rest, rest.replace(/\{[^{}]*\}/g, ' ')];
  return rest.split(/\s+/).filter((key) => key !== '');
}

function shaped(value: unknown, kind: Kind): unknown {
  if (kind === 'texts') {
    if (value === null || value === undefined) return [];
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return items.map((item) => (typeof item === 'string' ? item : jsonText(item)));
  }
  if (typeof kind === 'string' || !isRecord(value)) return value ?? null;
  return Object.fromEntries(Object.entries(kind).map(([part, own]) => [part, shaped(value[part], own)]));
}

const contextOf = (schema: Schema): FieldContext => ({ schema, codecOf, selectAs: 'value', relationLabels: false });

/** The view without the fields that the key may not read, and without what only its type shows. */
function readable({ view, object }: SyncPlan, forbidden: readonly string[]): View {
  const names = new Map(object.fields.map(({ id, name }) => [id, `${object.nameSingular}.${name}`]));
  const fields = view.fields.filter(
    ({ fieldId, addedByType }) => !addedByType && !forbidden.includes(names.get(fieldId) ?? ''),
  );
  return { ...view, fields };
}
