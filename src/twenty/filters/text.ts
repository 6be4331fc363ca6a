import type { FilterFamily, Rule, Rules } from './family';
import { at, emptiness, isNull, negated, or, pattern } from './terms';

const contains: Rule = ({ name, value }) => at(name)({ ilike: pattern(value) });

const whole: Rules = {
  CONTAINS: contains,
  DOES_NOT_CONTAIN: negated(contains),
  ...emptiness(({ name }) => or([at(name)({ ilike: '' }), isNull(at(name))])),
};

export const textFilters: FilterFamily = { whole, anyField: (ask) => [contains(ask)] };

/** Types that Twenty filters like text when a filter exists, but that its free-text search passes over. */
export const textLikeFilters: FilterFamily = { whole };

/** The search vector of an object. */
export const searchFilters: FilterFamily = {
  whole: { VECTOR_SEARCH: ({ name, value }) => at(name)({ search: value }) },
};
