import type { RecordFilter } from '../model';
import type { Ask, Rule, Rules } from './family';

type Condition = { readonly [operator: string]: unknown };

/** A condition on a field or on one part of it. */
export type At = (condition: Condition) => RecordFilter;

export function at(name: string, part?: string): At {
  return (condition) => ({ [name]: part === undefined ? condition : { [part]: condition } });
}

export const not = (filter: RecordFilter): RecordFilter => ({ not: filter });
export const and = (filters: readonly RecordFilter[]): RecordFilter => ({ and: filters });
export const or = (filters: readonly RecordFilter[]): RecordFilter => ({ or: filters });
export const isNull = (term: At): RecordFilter => term({ is: 'NULL' });

/** `%` and `_` keep their meaning, as in Twenty. */
export const pattern = (text: string): string => `%${text}%`;

/** No filter for none, the filter itself for one, `and` for more; empty ones do not count (twenty.md §4.1). */
export function combine(filters: readonly RecordFilter[]): RecordFilter {
  const telling = filters.filter((filter) => Object.keys(filter).length > 0);
  return telling.length > 1 ? and(telling) : (telling[0] ?? {});
}

/** IS_EMPTY and its negation. */
export function emptiness(empty: (ask: Ask) => RecordFilter): Rules {
  return { IS_EMPTY: empty, IS_NOT_EMPTY: (ask) => not(empty(ask)) };
}

/** The opposite of a rule; what the rule leaves out stays left out. */
export function negated(rule: Rule): Rule {
  return (ask) => {
    const answer = rule(ask);
    return typeof answer === 'string' ? answer : not(answer);
  };
}
