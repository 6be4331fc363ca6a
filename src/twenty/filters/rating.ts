import { type Answer, type Ask, type FilterFamily, INEXPRESSIBLE, type Rule } from './family';
import { emptyValue } from './number';
import { at, negated } from './terms';

/** Ratings go from one to five in every version. */
const RATINGS = [1, 2, 3, 4, 5];
const valueOf = (rating: number | string): string => `RATING_${rating}`;

const is: Rule = ({ name, value }) => at(name)({ eq: valueOf(value) });

function among({ name, value }: Ask, fits: (rating: number, limit: number) => boolean): Answer {
  const limit = Number.parseFloat(value);
  const fitting = RATINGS.filter((rating) => fits(rating, limit));
  // The server refuses an empty list.
  return fitting.length > 0 ? at(name)({ in: fitting.map(valueOf) }) : INEXPRESSIBLE;
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
