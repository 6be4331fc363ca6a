import { codecOf } from '../../fields/index';
import { shownLabel } from '../../gate';
import type { ColumnChoice, FieldChoice } from '../../protocol/choice';
import type { FieldContext } from '../../fields/codec';
import { shownFields } from '../../fields/export';
import type { FieldMetadata, ObjectMetadata, Schema, View, ViewField } from '../../twenty/model';

/** The view with the columns that the person wants of it; all else of it stays. */
export function withColumns(view: View, object: ObjectMetadata, schema: Schema, choice: ColumnChoice): View {
  if (choice.kind === 'view') return { ...view, fields: [...view.fields, ...addedByType(view)] };
  const wanted = fieldChoices(view, object, schema).filter(
    ({ id }) => choice.kind === 'all' || choice.fieldIds.some((chosen) => chosen === id || chosen.startsWith(id)),
  );
  const idOf = new Map(object.fields.map((field) => [shortIdOf(field, object), field.id]));
  return {
    ...view,
    fields: wanted.map(({ id }, position) => ({ fieldId: idOf.get(id) ?? id, isVisible: true, position })),
  };
}

/** At the end: what a board groups by and what a calendar shows, where the view has no such column. */
function addedByType({ fields, typeFieldIds }: View): readonly ViewField[] {
  const visible = new Set(fields.filter(({ isVisible }) => isVisible).map(({ fieldId }) => fieldId));
  const last = Math.max(0, ...fields.map(({ position }) => position));
  return typeFieldIds
    .filter((fieldId) => !visible.has(fieldId))
    .map((fieldId, index) => ({ fieldId, isVisible: true, position: last + 1 + index, addedByType: true }));
}

/** Fields that can be columns: those of the view in its order, then the object's others in theirs. */
export function fieldChoices(view: View, object: ObjectMetadata, schema: Schema): readonly FieldChoice[] {
  const inView = shownFields(view, object).filter((field) => hasColumns(field, schema));
  const everything = object.fields.map(({ id }, position) => ({ fieldId: id, isVisible: true, position }));
  const others = shownFields({ ...view, fields: everything }, object).filter(
    (field) => !inView.includes(field) && hasColumns(field, schema),
  );
  return [
    ...inView.map((field) => ({ id: shortIdOf(field, object), label: shownLabel(field.label), inView: true })),
    ...others.map((field) => ({ id: shortIdOf(field, object), label: shownLabel(field.label), inView: false })),
  ];
}

/** Hundreds of chosen fields must fit into a saved job: eight digits of an id tell the fields of an object apart, as a rule. */
const SHORT = 8;

function shortIdOf({ id }: FieldMetadata, { fields }: ObjectMetadata): string {
  const short = id.slice(0, SHORT);
  return fields.some((other) => other.id !== id && other.id.startsWith(short)) ? id : short;
}

/** The first column is the id anyway. */
function hasColumns(field: FieldMetadata, schema: Schema): boolean {
  const context: FieldContext = { schema, codecOf, selectAs: 'label', relationLabels: true };
  return field.name !== 'id' && (codecOf(field)?.columns(field, context).length ?? 0) > 0;
}
