interface Comparison {
  readonly is?: boolean | null;
  readonly isNot?: boolean | null;
  readonly eq?: string | null;
  readonly neq?: string | null;
  readonly in?: readonly string[] | null;
  readonly notIn?: readonly string[] | null;
}

/** Does something match a filter of `objects` or `fields`? `value` gives the value of a filterable key. */
export function matches(filter: Readonly<Record<string, unknown>>, value: (key: string) => unknown): boolean {
  return Object.entries(filter).every(([key, wanted]) => {
    if (wanted === null || wanted === undefined) return true;
    const branches = Array.isArray(wanted) ? wanted : [];
    if (key === 'and') return branches.every((branch) => matches(Object(branch), value));
    if (key === 'or') return branches.length === 0 || branches.some((branch) => matches(Object(branch), value));
    return compares(Object(wanted), value(key));
  });
}

function compares(wanted: Comparison, actual: unknown): boolean {
  const { is, isNot, eq, neq } = wanted;
  if (typeof is === 'boolean' && actual !== is) return false;
  if (typeof isNot === 'boolean' && actual === isNot) return false;
  if (typeof eq === 'string' && actual !== eq) return false;
  if (typeof neq === 'string' && actual === neq) return false;
  if (wanted.in && !wanted.in.some((each) => each === actual)) return false;
  return !wanted.notIn?.some((each) => each === actual);
}
