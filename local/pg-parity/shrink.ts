import type { Question } from './compare';
import { isJson } from './select';

const without = <T>(list: readonly T[], at: number): readonly T[] => list.filter((_, place) => place !== at);

const replaced = <T>(list: readonly T[], at: number, item: T): readonly T[] =>
  list.map((old, place) => (place === at ? item : old));

/** Filters that are one step smaller: without a key, without an item, or one of the parts alone. */
function smallerFilters(filter: unknown): readonly unknown[] {
  if (!isJson(filter)) return [];
  const entries = Object.entries(filter);
  const withoutOne = entries.length < 2 ? [] : entries.map((_, at) => Object.fromEntries(without(entries, at)));
  const inside = entries.flatMap(([key, value]): readonly unknown[] => {
    const put = (inner: unknown): object => ({ ...filter, [key]: inner });
    if (Array.isArray(value) && (key === 'and' || key === 'or')) {
      const parts: readonly unknown[] = value;
      return [
        ...(entries.length === 1 ? parts : []),
        ...parts.map((_, at) => put(without(parts, at))),
        ...parts.flatMap((part, at) => smallerFilters(part).map((less) => put(replaced(parts, at, less)))),
      ];
    }
    if (key === 'not') return [...(entries.length === 1 ? [value] : []), ...smallerFilters(value).map(put)];
    return smallerFilters(value).map(put);
  });
  return [...withoutOne, ...inside];
}

const smallerOrders = (orderBy: readonly object[]): readonly (readonly object[])[] =>
  orderBy.map((_, at) => without(orderBy, at));

/**
 * Makes a question smaller as long as `stillDiffers`, trying at most `tries` times.
 */
export async function shrink(
  question: Question,
  stillDiffers: (smaller: Question) => Promise<boolean>,
  tries = 200,
): Promise<Question> {
  let current = question;
  let left = tries;
  for (;;) {
    const smaller = [
      ...smallerFilters(current.filter).map((filter) => ({ ...current, filter })),
      ...(current.filter === null ? [] : [{ ...current, filter: null }]),
      ...smallerOrders(current.orderBy).map((orderBy) => ({ ...current, orderBy })),
    ];
    let next: Question | undefined;
    for (const candidate of smaller) {
      if (left-- <= 0) return current;
      if (await stillDiffers(candidate)) {
        next = candidate;
        break;
      }
    }
    if (next === undefined) return current;
    current = next;
  }
}
