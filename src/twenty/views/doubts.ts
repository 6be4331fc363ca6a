/** What of a view a server may mean otherwise than is asked: where neither its version nor its API tells (`Dialect.unsure`). */
import { SyncError } from '../../errors';
import { anyFieldHits } from '../filters/any-field';
import type { FilterContext } from '../filters/family';
import { isCounting } from '../filters/groups';
import { planSingle } from '../filters/single';
import type { Dialect, FieldMetadata, ObjectMetadata, View, ViewFilter } from '../model';

/** What the two readings differ in. */
type DoubtAbout = 'words' | 'plus' | 'actors' | 'countries' | 'dates' | 'nulls';

export interface Doubt {
  /** Label of the field. */
  readonly field: string;
  readonly about: DoubtAbout;
}

/** By the type of the field whose filter the two sets of rules read otherwise (twenty.md §4.3). */
const ABOUT: Readonly<Record<string, DoubtAbout>> = {
  FULL_NAME: 'words',
  PHONES: 'plus',
  ACTOR: 'actors',
  ADDRESS: 'countries',
  DATE: 'dates',
  DATE_TIME: 'dates',
};

/** Never empty, so their order is the same wherever empty values go. */
const NEVER_EMPTY: readonly string[] = ['id', 'createdAt', 'updatedAt'];

/** Only what would change the records of this view, or their order. */
export function doubtsOf(
  view: View,
  object: ObjectMetadata,
  context: FilterContext,
  dialect: Dialect,
): readonly Doubt[] {
  const { unsure } = dialect;
  const others: FilterContext[] = [
    ...(unsure.includes('filters')
      ? [{ ...context, rules: context.rules === 'newer' ? '2.21' : 'newer' } as const]
      : []),
    ...(unsure.includes('dates') ? [{ ...context, dates: 'range-unsure' } as const] : []),
  ];
  const found = others.flatMap((other) => [
    ...view.filters.filter((filter) => isCounting(filter, view)).flatMap((filter) => ofFilter(filter, context, other)),
    ...object.fields.flatMap((field) => ofText(view.anyFieldFilterValue, field, context, other)),
  ]);
  const all = [...found, ...(unsure.includes('nulls') ? ofOrder(view, context) : [])];
  return all.filter(
    ({ field, about }, index) => all.findIndex((one) => one.field === field && one.about === about) === index,
  );
}

function ofFilter(filter: ViewFilter, context: FilterContext, other: FilterContext): readonly Doubt[] {
  if (answerTo(filter, context) === answerTo(filter, other)) return [];
  const field = context.schema.fieldById(filter.relationTargetFieldId ?? filter.fieldId)?.field;
  return field ? [{ field: field.label, about: ABOUT[field.type] ?? 'words' }] : [];
}

/** As text; a filter that would stop the pull is its own answer. */
function answerTo(filter: ViewFilter, context: FilterContext): string {
  try {
    return JSON.stringify(planSingle(filter, context, () => context.memberId ?? ''));
  } catch (thrown) {
    if (thrown instanceof SyncError) return thrown.kind;
    throw thrown;
  }
}

function ofText(text: string, field: FieldMetadata, context: FilterContext, other: FilterContext): readonly Doubt[] {
  const [one, another] = [context, other].map((each) => JSON.stringify(anyFieldHits(text, field, each)));
  return one === another ? [] : [{ field: field.label, about: ABOUT[field.type] ?? 'words' }];
}

function ofOrder({ sorts }: View, { schema }: FilterContext): readonly Doubt[] {
  return sorts.flatMap(({ fieldId, direction }): Doubt[] => {
    const field = direction === 'ASC' ? schema.fieldById(fieldId)?.field : undefined;
    return field && !NEVER_EMPTY.includes(field.name) ? [{ field: field.label, about: 'nulls' }] : [];
  });
}
