import { membersOfJson } from '../members';

/** Does something match a filter of `objects` or `fields`? `value` gives the value of a filterable key. */
export function matches(filter: Readonly<Record<string, unknown>>, value: (key: string) => unknown): boolean {
  return Object.entries(filter).every(([key, wanted]) => {
    if (wanted === null || wanted === undefined) return true;
    const branches: readonly unknown[] = Array.isArray(wanted) ? wanted : [];
    const holds = (branch: unknown): boolean => matches(membersOfJson(branch), value);
    if (key === 'and') return branches.every(holds);
    if (key === 'or') return branches.length === 0 || branches.some(holds);
    return compares(membersOfJson(wanted), value(key));
  });
}

function compares(wanted: Readonly<Record<string, unknown>>, actual: unknown): boolean {
  return Object.entries(wanted).every(([operator, operand]) => {
    if (operand === null || operand === undefined) return true;
    const isIn = Array.isArray(operand) ? operand.includes(actual) : operand === actual;
    return operator === 'isNot' || operator === 'neq' || operator === 'notIn' ? !isIn : isIn;
  });
}
