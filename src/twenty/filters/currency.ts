import { currencyCodesLike } from './currency-codes';
import { type FilterFamily, INEXPRESSIBLE, type Rule, type Rules } from './family';
import { isNumeric } from './number';
import { at, emptiness, isNull, negated, or } from './terms';
import { textList } from './values';

/**
 * Amounts are kept in millionths. The bare product of doubles, as twenty.md §4.3 has it: 4.03 gives 4030000.0000000005, which no
 * amount equals, so "is 4.03" finds nothing in Twenty either, and the sheet must hold the same records.
 */
function micros(value: string): number | null {
  const product = Number.parseFloat(value) * 1e6;
  return Number.isFinite(product) ? product : null;
}

const compare =
  (operator: string): Rule =>
  ({ name, value }) =>
    at(name, 'amountMicros')({ [operator]: micros(value) });

/** Also for the currency code: a code without an amount counts as empty. */
const empty = emptiness(({ name }) => or([isNull(at(name, 'amountMicros'))]));

const amount: Rules = {
  IS: compare('eq'),
  IS_NOT: negated(compare('eq')),
  GREATER_THAN_OR_EQUAL: compare('gte'),
  LESS_THAN_OR_EQUAL: compare('lte'),
  ...empty,
};

const inCodes: Rule = ({ name, value }) => {
  const codes = textList(value);
  return codes ? at(name, 'currencyCode')({ in: codes }) : INEXPRESSIBLE;
};

export const currencyFilters: FilterFamily = {
  whole: amount,
  parts: { amountMicros: amount, currencyCode: { IS: inCodes, IS_NOT: negated(inCodes), ...empty } },
  anyField: (ask) => {
    const codes = currencyCodesLike(ask.value);
    return [
      ...(isNumeric(ask.value) ? [compare('eq')(ask)] : []),
      ...(codes.length > 0 ? [at(ask.name, 'currencyCode')({ in: codes })] : []),
    ];
  },
};
