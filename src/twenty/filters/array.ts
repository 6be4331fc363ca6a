import type { FilterFamily, Rule } from './family';
import { at, emptiness, isNull, negated, or, pattern } from './terms';

const contains: Rule = ({ name, value }) => at(name)({ containsIlike: pattern(value) });

/** Empty for lists of any kind: none, or one without elements. */
export const emptyList = emptiness(({ name }) => or([isNull(at(name)), at(name)({ isEmptyArray: true })]));

export const arrayFilters: FilterFamily = {
  whole: { CONTAINS: contains, DOES_NOT_CONTAIN: negated(contains), ...emptyList },
  anyField: (ask) => [contains(ask)],
};
