import type { RecordFilter } from '../model';
import type { Ask, Rules } from './family';
import { and, type At, at, emptiness, isNull, not, or, pattern } from './terms';

/** How one part of a composite (a link's address, a street) is searched. */
export interface Part {
  readonly contains: (term: At, text: string) => RecordFilter;
  readonly lacks: (term: At, text: string) => RecordFilter;
  readonly empty: (term: At) => RecordFilter;
}

const ilike = (term: At, text: string): RecordFilter => term({ ilike: pattern(text) });
const like = (term: At, text: string): RecordFilter => term({ like: pattern(text) });

/** Parts of LINKS and EMAILS. The order inside `or` is Twenty's; it means nothing, but is compared in the tests. */
export const equalText: Part = {
  contains: ilike,
  lacks: (term, text) => not(ilike(term, text)),
  empty: (term) => or([term({ eq: '' }), isNull(term)]),
};

/** Parts of PHONES. */
export const phoneText: Part = { ...equalText, empty: (term) => or([isNull(term), term({ ilike: '' })]) };

/** Parts of FULL_NAME. */
export const nameText: Part = { ...equalText, empty: (term) => or([term({ ilike: '' }), isNull(term)]) };

/** Parts of ADDRESS: a missing part does not contain the text. */
export const addressText: Part = { ...nameText, lacks: (term, text) => or([not(ilike(term, text)), isNull(term)]) };

/** Lists of further values, searched as JSON text. */
export const jsonText: Part = {
  contains: like,
  lacks: (term, text) => or([not(like(term, text)), isNull(term)]),
  empty: (term) => or([isNull(term), term({ like: '[]' })]),
};

export type Parts = Readonly<Record<string, Part>>;

/** The rules of one part. */
export function partRules(key: string, part: Part): Rules {
  return {
    CONTAINS: ({ name, value }) => part.contains(at(name, key), value),
    DOES_NOT_CONTAIN: ({ name, value }) => part.lacks(at(name, key), value),
    ...emptiness(({ name }) => part.empty(at(name, key))),
  };
}

export function rulesByPart(parts: Parts): Readonly<Record<string, Rules>> {
  return Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, partRules(key, part)]));
}

/** Which parts count for the composite as a whole, each in Twenty's order. */
export interface Whole {
  readonly contains: readonly string[];
  readonly lacks: readonly string[];
  readonly empty: readonly string[];
}

/** The rules of the composite as a whole: some part contains the text, no part does, every part is empty. */
export function wholeRules(parts: Parts, orders: Whole): Rules {
  const each = (keys: readonly string[], ask: Ask, filter: (part: Part, term: At) => RecordFilter): RecordFilter[] =>
    keys.flatMap((key) => {
      const part = parts[key];
      return part ? [filter(part, at(ask.name, key))] : [];
    });
  return {
    CONTAINS: (ask) => or(each(orders.contains, ask, (part, term) => part.contains(term, ask.value))),
    DOES_NOT_CONTAIN: (ask) => and(each(orders.lacks, ask, (part, term) => part.lacks(term, ask.value))),
    ...emptiness((ask) => and(each(orders.empty, ask, (part, term) => part.empty(term)))),
  };
}
