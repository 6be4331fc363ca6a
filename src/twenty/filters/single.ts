import { SyncError } from '../../errors';
import { isRecord } from '../../wire';
import type { FieldMetadata, RecordFilter, ViewFilter } from '../model';
import {
  type RuleResult,
  type Ask,
  type FilterContext,
  INEXPRESSIBLE,
  type IgnoreReason,
  type Operand,
  OPERANDS,
} from './family';
import { familyOf } from './registry';
import { kindOfValue } from './values';

/** One filter in GraphQL's words, or why Twenty leaves it out. */
export type PlannedFilter = { readonly filter: RecordFilter } | { readonly ignored: IgnoreReason };

const VALUELESS: readonly Operand[] = [
  'IS_NOT_NULL',
  'IS_EMPTY',
  'IS_NOT_EMPTY',
  'IS_IN_PAST',
  'IS_IN_FUTURE',
  'IS_TODAY',
];

function readOperand(operand: string): Operand | undefined {
  return OPERANDS.find((known) => known === operand);
}

/** Operators whose value is a list of choices. */
const LISTS: readonly string[] = ['in', 'containsAny'];

const isMissing = (value: string): boolean => value === '' || value === '[]';

/** Asks the family of the field's type. Dates out of reach and zones that nobody knows cannot be expressed. */
function answer(ask: Ask, part: string | null): RuleResult {
  const family = familyOf(ask.field.type);
  const rules = part !== null && part !== '' && family?.parts ? family.parts[part] : family?.whole;
  try {
    return rules?.[ask.operand]?.(ask) ?? INEXPRESSIBLE;
  } catch (thrown) {
    if (thrown instanceof SyncError) throw thrown;
    return INEXPRESSIBLE;
  }
}

/**
 * A list of nothing to be in: the server refuses the whole query ("Expected non-empty array"), in Twenty's own pages too.
 * Said before the first request, with the name of the filter.
 */
function hasEmptyList(filter: unknown): boolean {
  if (Array.isArray(filter)) return filter.some(hasEmptyList);
  if (!isRecord(filter)) return false;
  return Object.entries(filter).some(([key, value]) =>
    LISTS.includes(key) && Array.isArray(value) ? value.length === 0 : hasEmptyList(value),
  );
}

/** With the related record's field: `{company: {name: …}}`, one hop (twenty.md §4.3). */
interface FilteredField {
  readonly field: FieldMetadata;
  readonly wrap: (filter: RecordFilter) => RecordFilter;
}

function filteredField(filter: ViewFilter, field: FieldMetadata, { schema }: FilterContext): FilteredField | undefined {
  if (filter.relationTargetFieldId === null) return { field, wrap: (inner) => inner };
  const target = schema.fieldById(filter.relationTargetFieldId)?.field;
  return target && { field: target, wrap: (inner) => ({ [field.name]: inner }) };
}

/**
 * @param me the workspace member that "me" means
 * @throws SyncError `filter-not-expressible` with the label of the field, the operand and the form of the value.
 */
export function planSingle(filter: ViewFilter, context: FilterContext, me: () => string): PlannedFilter {
  const field = context.schema.fieldById(filter.fieldId)?.field;
  if (!field) return { ignored: 'field-unknown' };
  const filtered = filteredField(filter, field, context);
  if (!filtered) return { ignored: 'target-unknown' };

  const operand = readOperand(filter.operand);
  const { value } = filter;
  if (operand && !VALUELESS.includes(operand) && isMissing(value)) return { ignored: 'no-value' };
  const ask = operand && { name: filtered.field.name, field: filtered.field, operand, value, context, me };
  const answered = ask ? answer(ask, filter.subFieldName) : INEXPRESSIBLE;
  if (answered === INEXPRESSIBLE || (typeof answered !== 'string' && hasEmptyList(answered))) {
    const details = { field: field.label, operand: filter.operand, value: kindOfValue(value) };
    throw new SyncError('filter-not-expressible', details);
  }
  return typeof answered === 'string' ? { ignored: answered } : { filter: filtered.wrap(answered) };
}
