import type { RuleResult, Ask, FilterFamily, Rule } from './family';
import { at, emptiness, isNull, negated } from './terms';
import { leadingNumber } from './values';

const compare =
  (operator: string): Rule =>
  ({ name, value }) =>
    at(name)({ [operator]: leadingNumber(value) });

export const emptyValue = emptiness(({ name }) => isNull(at(name)));

/** What Twenty takes for a number in its free-text search; blanks count as one, and then match nothing. */
export const isNumeric = (text: string): boolean => !Number.isNaN(Number(text));

export const numberFilters: FilterFamily = {
  whole: {
    IS: compare('eq'),
    IS_NOT: negated(compare('eq')),
    GREATER_THAN_OR_EQUAL: compare('gte'),
    LESS_THAN_OR_EQUAL: compare('lte'),
    ...emptyValue,
  },
  anyField: (ask: Ask): readonly RuleResult[] => (isNumeric(ask.value) ? [compare('eq')(ask)] : []),
};
