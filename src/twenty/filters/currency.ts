import { currencyCodesLike } from './currency-codes';
import { type FilterFamily, INEXPRESSIBLE, type Rule, type Rules } from './family';
import { isNumeric } from './number';
import { at, emptiness, isNull, negated, or } from './terms';
import { leadingNumber, textList } from './values';

/** Amounts are kept in millionths. Fifteen digits: 0.07 is 70000, not 70000.00000000001, which a whole number cannot equal. */
function micros(value: string): number | null {
  const amount = leadingNumber(value);
  return amount === null ? null : Number((amount * 1e6).toPrecision(15));
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
