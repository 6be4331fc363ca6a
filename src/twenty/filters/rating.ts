import type { RuleResult, Ask, FilterFamily, Rule } from './family';
import { emptyValue } from './number';
import { at, negated } from './terms';

/** Ratings go from one to five in every version. */
const RATINGS = [1, 2, 3, 4, 5];
const valueOf = (rating: number | string): string => `RATING_${rating}`;

const is: Rule = ({ name, value }) => at(name)({ eq: valueOf(value) });

function among({ name, value }: Ask, fits: (rating: number, limit: number) => boolean): RuleResult {
  const limit = Number.parseFloat(value);
  return at(name)({ in: RATINGS.filter((rating) => fits(rating, limit)).map(valueOf) });
}

export const ratingFilters: FilterFamily = {
  whole: {
    IS: is,
    IS_NOT: negated(is),
    GREATER_THAN_OR_EQUAL: (ask) => among(ask, (rating, limit) => rating >= limit),
    LESS_THAN_OR_EQUAL: (ask) => among(ask, (rating, limit) => rating <= limit),
    ...emptyValue,
  },
};
