import { isRecord, type JsonObject } from '../../../src/wire';

/** The record API's own words; every other key of a filter is a field (twenty.md §5.3). */
const JOINS = ['and', 'or'] as const;
type Join = (typeof JOINS)[number];

const LISTS: readonly string[] = ['in', 'containsAny'];

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/**
 * Whether the server would read two filters as one: compared by their normal form, which docs/reference/filters.md describes. It undoes
 * brackets, order and repetition, no more: a filter that asks for something else never has the same normal form.
 */
export function sameFilter(one: unknown, other: unknown): boolean {
  return normalText(one) === normalText(other);
}

/** The normal form as text. */
function normalText(filter: unknown): string {
  return JSON.stringify(isRecord(filter) ? normalFilter(filter) : filter) ?? 'nothing';
}

/** Does the server refuse the filter for a list without an element? (twenty.md §5.3) */
export function hasEmptyList(filter: unknown): boolean {
  if (Array.isArray(filter)) return filter.some(hasEmptyList);
  if (!isRecord(filter)) return false;
  return Object.entries(filter).some(
    ([key, value]) => (LISTS.includes(key) && Array.isArray(value) && value.length === 0) || hasEmptyList(value),
  );
}

/** A filter: its keys are all asked for, as by `and`. */
function normalFilter(filter: JsonObject): unknown {
  return joined(
    'and',
    Object.entries(filter).map(([key, value]) => normalTerm(key, value)),
  );
}

function normalTerm(key: string, value: unknown): unknown {
  if (isJoin(key) && Array.isArray(value)) return joined(key, value.map(normalOperand));
  if (key === 'not' && isRecord(value)) {
    const inner = normalFilter(value);
    return isRecord(inner) && Object.keys(inner).length === 1 && 'not' in inner ? inner['not'] : { not: inner };
  }
  return { [key]: normalCondition(value) };
}

const normalOperand = (operand: unknown): unknown => (isRecord(operand) ? normalFilter(operand) : operand);

/** What is asked of a field: operators with values, parts of a composite, or a filter on the related record. */
function normalCondition(condition: unknown): unknown {
  if (!isRecord(condition)) return condition;
  if (Object.keys(condition).some((key) => isJoin(key) || key === 'not')) return normalFilter(condition);
  return sortedByKey(
    Object.entries(condition).map(([key, value]) => [
      key,
      isRecord(value) ? normalCondition(value) : normalValue(key, value),
    ]),
  );
}

function normalValue(operator: string, value: unknown): unknown {
  if (LISTS.includes(operator) && Array.isArray(value)) return distinct(value);
  if (typeof value === 'string' && INSTANT.test(value)) {
    const instant = new Date(value);
    return Number.isNaN(instant.getTime()) ? value : instant.toISOString();
  }
  return value;
}

/** Brackets of one and brackets within their like are no brackets; of nothing, they ask for nothing: `{}`. */
function joined(join: Join, members: readonly unknown[]): unknown {
  const flat = members.flatMap((member): readonly unknown[] => {
    if (!isRecord(member)) return [member];
    const inner = member[join];
    return Object.keys(member).length === 1 && Array.isArray(inner) ? inner : [member];
  });
  const telling = join === 'and' ? flat.filter((member) => !isRecord(member) || Object.keys(member).length > 0) : flat;
  const different = distinct(telling);
  if (different.length === 0) return {};
  return different.length === 1 ? different[0] : { [join]: different };
}

/** Each once, in an order that does not depend on theirs. */
function distinct(values: readonly unknown[]): readonly unknown[] {
  const byText = new Map(values.map((value) => [JSON.stringify(value) ?? '', value]));
  return [...byText].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value);
}

function sortedByKey(entries: readonly (readonly [string, unknown])[]): JsonObject {
  return Object.fromEntries([...entries].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function isJoin(key: string): key is Join {
  return JOINS.some((join) => join === key);
}
