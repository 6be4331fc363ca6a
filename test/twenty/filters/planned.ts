import { SyncError } from '../../../src/errors';
import type { FilterContext } from '../../../src/twenty/filters/family';
import { planFilter } from '../../../src/twenty/filters/index';
import type { FieldMetadata, View, ViewFilter } from '../../../src/twenty/model';
import { field, filterOn, object, schema, view } from '../model-builders';
import { offsetMinutes } from '../zone-offset';

/** The member that "me" means. */
export const ME = '22222222-2222-4222-8222-222222222222';

/** A Monday. */
const NOW = '2026-11-23T15:30:45.123Z';

export interface Circumstances {
  readonly now?: string;
  readonly zone?: string;
  readonly memberId?: string | null;
  readonly rules?: FilterContext['rules'];
}

/** What the planner makes of a view: a filter as it is sent, or the kind of the SyncError that stops it. */
export function plannedView(
  of: Partial<View>,
  fields: readonly FieldMetadata[],
  { now = NOW, zone = 'America/New_York', memberId = ME, rules = 'newer' }: Circumstances = {},
): unknown {
  const thing = object('thing', fields);
  const context: FilterContext = {
    schema: schema(thing),
    now: Date.parse(now),
    zone,
    machineZone: 'UTC',
    offsetMinutes,
    memberId,
    rules,
  };
  try {
    return JSON.parse(JSON.stringify(planFilter(view(of), thing, context).filter));
  } catch (error) {
    if (error instanceof SyncError) return error.kind;
    throw error;
  }
}

/** The name of a filter that is left out: nothing is asked. */
export const NOTHING = {};
export const STOP = 'filter-not-expressible';

/** A question to the field `f` of a type, or to a part of it: "FULL_NAME firstName". */
export function planned(typeAndPart: string, operand: string, value: string, more: Circumstances = {}): unknown {
  const [type = '', part = null] = typeAndPart.split(' ');
  const asked = field('f', { type });
  return plannedFilter({ operand, value, subFieldName: part }, asked, more);
}

/** A question to the field `f` that says more of itself. */
export function plannedFilter(
  over: Partial<ViewFilter>,
  asked: FieldMetadata,
  more: Circumstances = {},
  others: readonly FieldMetadata[] = [],
): unknown {
  return plannedView({ filters: [filterOn(asked.id, over)] }, [asked, ...others], more);
}
