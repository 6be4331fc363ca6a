import type { FieldMetadata, ObjectMetadata, RecordFilter } from '../model';
import type { RuleResult, FilterContext } from './family';
import { familyOf } from './registry';
import { or } from './terms';

/** Free text never asks for "me". */
const nobody = (): string => '';

const isFilter = (answer: RuleResult): answer is RecordFilter => typeof answer !== 'string';

/** What one field adds; nothing where it takes no part, or where no text is looked for. */
export function anyFieldHits(text: string, field: FieldMetadata, context: FilterContext): readonly RecordFilter[] {
  if (text === '') return [];
  const ask = { name: field.name, field, operand: 'CONTAINS', value: text, context, me: nobody } as const;
  return (familyOf(field.type)?.anyField?.(ask) ?? []).filter(isFilter);
}

/**
 * "Any field contains this text", over the object's fields in their order; `{}` when none takes part (twenty.md §4.5). Fields that are
 * switched off take part as well: Twenty's page looks into all that it knows.
 */
export function planAnyField(text: string, object: ObjectMetadata, context: FilterContext): RecordFilter {
  const hits = object.fields.flatMap((field) => anyFieldHits(text, field, context));
  return hits.length > 0 ? or(hits) : {};
}
