/** What a view asks by, piece by piece: where Twenty refuses the whole and names nothing, each can be asked alone. */
import { anyFieldHits } from '../filters/any-field';
import type { FilterContext } from '../filters/family';
import { isCounting } from '../filters/groups';
import { planSingle } from '../filters/single';
import { or } from '../filters/terms';
import type { Dialect, FieldMetadata, ObjectMetadata, RecordFilter, RecordOrder, View } from '../model';
import { orderBySort } from './order';

export interface ViewPart {
  readonly by: 'filter' | 'search' | 'sort';
  readonly field: FieldMetadata;
  /** The field of the related record, and its object, where a filter goes through a relation. */
  readonly target: { readonly object: ObjectMetadata; readonly field: FieldMetadata } | null;
  /** `{}` for a sort. */
  readonly filter: RecordFilter;
  /** Empty but for a sort. */
  readonly orderBy: RecordOrder;
}

/** Of a view that was planned, so that none of them stops the pull. */
export function viewParts(
  view: View,
  object: ObjectMetadata,
  context: FilterContext,
  dialect: Dialect,
): readonly ViewPart[] {
  const { schema } = context;
  const filters = view.filters.flatMap((filter): ViewPart[] => {
    const field = schema.fieldById(filter.fieldId)?.field;
    const planned = isCounting(filter, view) ? planSingle(filter, context, () => context.memberId ?? '') : null;
    if (field === undefined || planned === null || 'ignored' in planned) return [];
    const target = schema.fieldById(filter.relationTargetFieldId ?? '') ?? null;
    return [{ by: 'filter', field, target, filter: planned.filter, orderBy: [] }];
  });
  const searches = object.fields.flatMap((field): ViewPart[] => {
    const hits = anyFieldHits(view.anyFieldFilterValue, field, context);
    return hits.length === 0 ? [] : [{ by: 'search', field, target: null, filter: or(hits), orderBy: [] }];
  });
  const sorts = view.sorts.flatMap((sort): ViewPart[] => {
    const field = schema.fieldById(sort.fieldId)?.field;
    return field ? [{ by: 'sort', field, target: null, filter: {}, orderBy: orderBySort(sort, schema, dialect) }] : [];
  });
  return [...filters, ...searches, ...sorts];
}
