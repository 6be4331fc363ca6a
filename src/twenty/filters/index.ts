import { SyncError } from '../../errors';
import type { ObjectMetadata, RecordFilter, Schema, View, ViewFilter } from '../model';
import { planAnyField } from './any-field';
import type { FilterContext, IgnoreReason } from './family';
import { isCounting, planGroups } from './groups';
import { planSingle } from './single';
import { combine } from './terms';

/** A filter of the view that Twenty itself does not apply. */
interface IgnoredFilter {
  /** Label of the field, or its id where the data model does not know it. */
  readonly field: string;
  readonly fieldId: string;
  readonly operand: string;
  readonly reason: IgnoreReason;
}

export interface FilterPlan {
  /** `{}` when every record passes. */
  readonly filter: RecordFilter;
  readonly ignored: readonly IgnoredFilter[];
  /** Whether "me" was asked for. */
  readonly needsMember: boolean;
}

/**
 * The filter of a view as Twenty's own pages send it: the filters that count, their groups, the free-text search.
 *
 * @throws SyncError `filter-not-expressible` (field, operand, value) when a filter cannot be said: leaving it out would pull
 *   records that the view hides; `member-needed` (view) when it asks for "me" and nobody was named.
 */
export function planFilter(view: View, object: ObjectMetadata, context: FilterContext): FilterPlan {
  const ignored: IgnoredFilter[] = [];
  let askedForMe = false;
  const me = (): string => {
    askedForMe = true;
    if (context.memberId === null) throw new SyncError('member-needed', { view: view.name });
    return context.memberId;
  };
  const ignore = (filter: ViewFilter, reason: IgnoreReason): null => {
    const label = context.schema.fieldById(filter.fieldId)?.field.label ?? filter.fieldId;
    ignored.push({ field: label, fieldId: filter.fieldId, operand: filter.operand, reason });
    return null;
  };
  const planOne = (filter: ViewFilter): RecordFilter | null => {
    const planned = planSingle(filter, context, me);
    return 'filter' in planned ? planned.filter : ignore(filter, planned.ignored);
  };

  const byFilters = planGroups(view, planOne);
  for (const filter of view.filters) {
    if (!isCounting(filter, view)) ignore(filter, 'group-unused');
  }
  const filter = combine([byFilters, planAnyField(view.anyFieldFilterValue, object, context)]);
  return { filter, ignored, needsMember: askedForMe };
}

/** Whether the view filters on "me", before anything else of it is decided. Filters that do not count do not matter. */
export function needsMember(view: View, schema: Schema): boolean {
  let asked = false;
  const me = (): string => {
    asked = true;
    return '';
  };
  const context: FilterContext = {
    schema,
    now: 0,
    zone: 'UTC',
    offsetMinutes: () => 0,
    memberId: null,
    rules: 'newer',
  };
  planGroups(view, (filter) => {
    try {
      planSingle(filter, context, me);
    } catch {
      // What cannot be expressed is said when the view is planned.
    }
    return null;
  });
  return asked;
}
