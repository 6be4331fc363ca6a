import { shownFields } from '../../fields/export';
import type { LeftOut } from '../../protocol/receipt';
import type { FieldMetadata, ObjectMetadata, Schema, View } from '../../twenty/model';

/** What of the context the choice needs. */
interface Choosing {
  readonly schema: Schema;
  readonly forbidden: readonly string[];
  readonly nameOf?: (fieldId: string) => string;
}

export interface WantedField {
  readonly id: string;
  /** As `PlanContext.forbidden` has it: "person.jobTitle". */
  readonly name: string;
  readonly label: string;
  readonly isForbidden: boolean;
}

interface Chosen {
  readonly fields: readonly FieldMetadata[];
  /** All fields that shall be columns, those too that the key may not read. */
  readonly wanted: readonly WantedField[];
  readonly leftOut: readonly LeftOut[];
}

/** The view's columns, and by name what of it cannot be one: gone, inactive, or not for this key to read. */
export function chooseFields(view: View, object: ObjectMetadata, context: Choosing): Chosen {
  const { schema, forbidden } = context;
  const shown = shownFields(view, object);
  const keyName = ({ name }: FieldMetadata) => `${object.nameSingular}.${name}`;
  const isForbidden = (field: FieldMetadata) => forbidden.includes(keyName(field));
  // The first column is the id, and no column stands twice.
  const fields = shown.filter((field, index) => field.name !== 'id' && shown.indexOf(field) === index);
  const notShown = view.fields.flatMap(({ fieldId, isVisible }): LeftOut[] => {
    const known = schema.fieldById(fieldId);
    const field = known?.object.id === object.id ? known.field : undefined;
    if (!isVisible || (field && (field.isActive || shown.includes(field)))) return [];
    if (field) return [{ column: field.label, reason: 'inactive' }];
    return [{ column: known?.field.label ?? nameOf(fieldId, context), reason: 'gone' }];
  });
  return {
    fields: fields.filter((field) => !isForbidden(field)),
    wanted: fields.map((field) => {
      return { id: field.id, name: keyName(field), label: field.label, isForbidden: isForbidden(field) };
    }),
    leftOut: [
      ...notShown,
      ...fields.filter(isForbidden).map(({ label }) => ({ column: label, reason: 'forbidden' as const })),
    ],
  };
}

/** What a field is called that Twenty may know no more. */
export const nameOf = (fieldId: string, context: Choosing): string => context.nameOf?.(fieldId) ?? fieldId;
