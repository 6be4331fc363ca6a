import { shownLabel } from '../../gate';
import type { TableOptions } from '../../protocol/choice';
import { planHiddenGroups } from '../../twenty/filters/hidden-groups';
import { combine } from '../../twenty/filters/terms';
import type { RecordFilter, Schema, View } from '../../twenty/model';
import type { ViewPart } from '../../twenty/views/view-parts';

/** Groups that the view hides. */
export interface PlannedGroups {
  /** Label of the field that they are groups of. */
  readonly field: string;
  readonly labels: readonly string[];
  /** Their records among those of the view. */
  readonly filter: RecordFilter;
  readonly leftOut: boolean;
}

interface GroupedFilter {
  readonly filter: RecordFilter;
  /** Null where the view hides no group. */
  readonly hiddenGroups: PlannedGroups | null;
  /** What the choice adds to what the view asks by. */
  readonly groupParts: readonly ViewPart[];
}

/** What a receipt names at the most. */
const MOST_NAMED = 100;

/** The filter with the table's choice about groups that the view hides. */
export function withGroups(
  filter: RecordFilter,
  { grouping }: View,
  { schema, options }: { readonly schema: Schema; readonly options: TableOptions },
): GroupedFilter {
  const field = grouping && schema.fieldById(grouping.fieldId)?.field;
  const groups = field && planHiddenGroups(grouping, field);
  if (!groups) return { filter, hiddenGroups: null, groupParts: [] };
  const leftOut = options.hiddenGroups === 'leaveOut';
  const { labels, within, without } = groups;
  return {
    filter: leftOut ? combine([filter, without]) : filter,
    hiddenGroups: {
      field: shownLabel(field.label),
      labels: labels.slice(0, MOST_NAMED).map(shownLabel),
      leftOut,
      filter: combine([filter, within]),
    },
    groupParts: leftOut ? [{ by: 'filter', field, target: null, filter: without, orderBy: [] }] : [],
  };
}
