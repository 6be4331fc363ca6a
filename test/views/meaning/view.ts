import type { ObjectModel, RecordModel, ViewModel } from '../../../local/crm/model';
import { anyField } from './any-field';
import { orderOf } from './order';
import { type Answer, type Circumstances, INEXPRESSIBLE, MEMBER_NEEDED, REFUSED, SKIPPED } from './question';
import { RULES } from './rules';
import { type Condition, every, some } from './truth';

type Filter = ViewModel['filters'][number];

/** What a saved view means: records in an order, or why there is no answer. */
export type ViewMeaning =
  | { readonly ids: readonly string[] }
  /** Before the first request; several filters may give several reasons. */
  | { readonly stops: ReadonlySet<string> }
  | { readonly refused: true };

const WITHOUT_VALUE = ['IS_NOT_NULL', 'IS_EMPTY', 'IS_NOT_EMPTY', 'IS_IN_PAST', 'IS_IN_FUTURE', 'IS_TODAY'];

const OPERANDS = [
  ...WITHOUT_VALUE,
  'IS',
  'IS_NOT',
  'LESS_THAN_OR_EQUAL',
  'GREATER_THAN_OR_EQUAL',
  'IS_BEFORE',
  'IS_AFTER',
  'CONTAINS',
  'DOES_NOT_CONTAIN',
  'IS_RELATIVE',
  'VECTOR_SEARCH',
];

/** Text stays. Quirk: nothing is the text of two quotes, which is not "no value". */
const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '""' : JSON.stringify(value);
};

function meaningOf(filter: Filter, object: ObjectModel, at: Circumstances): Answer {
  const field = object.fields.find(({ name }) => name === filter.field);
  if (!field) return SKIPPED;
  const value = textOf(filter.value);
  const part = filter.subFieldName === '' ? null : filter.subFieldName;
  const isUnanswered = !WITHOUT_VALUE.includes(filter.operand) && (value === '' || value === '[]');
  const asked = { operand: filter.operand, value, part, at };

  const target = field.relation === null ? undefined : at.objects.get(field.relation.targetObject);
  const through = target?.fields.find(({ name }) => name === filter.relationTargetField);
  if (filter.relationTargetField !== null && !(target && through)) return SKIPPED;
  // An operand that nobody knows must never mean "no filter", whatever its value.
  if (!OPERANDS.includes(filter.operand)) return INEXPRESSIBLE;
  if (isUnanswered) return SKIPPED;
  if (!target || !through) return RULES[field.type]({ object, field, ...asked });

  const answer = RULES[through.type]({ object: target, field: through, ...asked });
  if (typeof answer !== 'function') return answer;
  // Relations to many cannot be followed.
  if (field.relation?.type !== 'MANY_TO_ONE') return REFUSED;
  // Of a related record that is missing or in the bin nothing is known.
  return (record) => {
    const id = record?.[`${field.name}Id`];
    return answer(typeof id === 'string' ? at.live(target.nameSingular, id) : null);
  };
}

/** Filters and groups that count, as conditions; the reasons why there are none go to `stops`. */
function conditionsOf(view: ViewModel, object: ObjectModel, at: Circumstances, stops: Set<string>) {
  let binToo = false;
  const keep = (answers: readonly Answer[]): readonly Condition[] =>
    answers.flatMap((answer) => {
      if (typeof answer === 'function') return [answer];
      if (answer !== SKIPPED) stops.add(answer);
      return [];
    });
  const ofFilters = (groupId: string | null): readonly Condition[] =>
    view.filters
      .filter((filter) => filter.groupId === groupId)
      .flatMap((filter) => {
        const answer = meaningOf(filter, object, at);
        // A filter on the date of deletion shows the bin as well; that of a related record does not.
        if (typeof answer === 'function' && filter.field === 'deletedAt') binToo = true;
        return keep([answer]);
      });
  const ofGroup = (group: ViewModel['filterGroups'][number]): Condition => {
    const inner = view.filterGroups.filter(({ parentId }) => parentId === group.id).map(ofGroup);
    const parts = [...ofFilters(group.id), ...inner];
    // Quirks: a group with nothing in it is true, within OR too; and every word but AND is read as OR.
    if (parts.length === 0) return () => true;
    return group.operator === 'AND' ? every(...parts) : some(...parts);
  };
  const ungrouped = ofFilters(null);
  // Quirk: of several groups without a parent only the first counts.
  const root = view.filterGroups.find(({ parentId }) => parentId === null);
  const grouped = root ? [ofGroup(root)] : [];
  const free = keep(anyField(view.anyFieldFilterValue ?? '', object, at) ?? []);
  return { condition: every(...ungrouped, ...grouped, ...free), binToo };
}

/** The ids that a view shows, in its order, out of the records of its object. */
export function viewMeans(
  view: ViewModel,
  object: ObjectModel,
  records: readonly RecordModel[],
  at: Circumstances,
): ViewMeaning {
  const stops = new Set<string>();
  const { condition, binToo } = conditionsOf(view, object, at, stops);
  if (stops.has(INEXPRESSIBLE) || stops.has(MEMBER_NEEDED)) {
    stops.delete(REFUSED);
    return { stops };
  }
  const order = orderOf(view, object, at);
  if (stops.has(REFUSED) || order === REFUSED) return { refused: true };
  const shown = records.filter((record) => (binToo || (record['deletedAt'] ?? null) === null) && condition(record));
  return { ids: order(shown).map(({ id }) => id) };
}
