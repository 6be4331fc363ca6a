import { csvValueOf } from '../cells/csv-value';
import type { FieldMetadata, ObjectMetadata, View } from '../twenty/model';
import type { ExportColumn, ExportRules, FieldContext } from './codec';

/** What a view's CSV is made of. */
export interface ExportPlan {
  /** What to select of a record, as GraphQL: "id name { firstName lastName } companyId". */
  readonly selection: string;
  readonly columns: readonly ExportColumn[];
  /** Visible fields that have no column: relations to many, types that we do not know. */
  readonly leftOut: readonly FieldMetadata[];
}

/** System fields that Twenty never shows (twenty.md §2.2). */
const HIDDEN_SYSTEM_FIELDS: readonly string[] = ['id', 'position', 'searchVector'];

/** In English in every language of the workspace, and written whether or not the view shows the id. */
const ID_COLUMN: ExportColumn = { label: 'Id', source: 'id', read: (value) => csvValueOf(value) };

/** The columns of Twenty's own CSV: always `Id` first, then what the view shows, in the view's order. */
export function planExport(view: View, object: ObjectMetadata, context: FieldContext, rules: ExportRules): ExportPlan {
  const shown = shownFields(view, object).filter((field) => field.name !== 'id' || rules.visibleId === 'repeated');
  const planned = shown.map((field) => ({ field, ...exportOf(field, context, rules) }));
  const used = planned.filter(({ columns }) => columns.length > 0);
  return {
    selection: [...new Set(['id', ...used.map(({ selection }) => selection).filter((text) => text !== '')])].join(' '),
    columns: [ID_COLUMN, ...used.flatMap(({ columns }) => columns)],
    leftOut: planned.filter(({ columns }) => columns.length === 0).map(({ field }) => field),
  };
}

/**
 * The fields that Twenty's table shows as columns, in their order: visible in the view, listed, and either the label
 * identifier or active and no hidden system field (twenty.md §4.8).
 */
export function shownFields(view: View, object: ObjectMetadata): readonly FieldMetadata[] {
  const byId = new Map(
    object.fields.flatMap((field) => [field.id, ...(field.twinIds ?? [])].map((id) => [id, field] as const)),
  );
  return (
    view.fields
      .filter(({ isVisible }) => isVisible)
      .sort((one, other) => one.position - other.position)
      .flatMap(({ fieldId }) => byId.get(fieldId) ?? [])
      // Two rows of one morph field are one column.
      .filter((field, index, all) => field.twinIds === undefined || all.indexOf(field) === index)
      .filter((field) => field.id === object.labelIdentifierId || (field.isActive && !isHiddenSystemField(field)))
  );
}

function isHiddenSystemField({ name, isSystem }: FieldMetadata): boolean {
  return isSystem && HIDDEN_SYSTEM_FIELDS.includes(name);
}

function exportOf(
  field: FieldMetadata,
  context: FieldContext,
  rules: ExportRules,
): Pick<ExportPlan, 'selection' | 'columns'> {
  const codec = context.codecOf(field);
  return {
    selection: codec?.exportSelection(field, context) ?? '',
    columns: codec?.exportColumns(field, context, rules) ?? [],
  };
}
