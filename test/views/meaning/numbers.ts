import { heldNumber, heldText } from './held';
import { emptiness, INEXPRESSIBLE, type Rule, textsIn } from './question';
import { type Condition, not } from './truth';

/** The number at the start of a text: "7 apples" is 7. Without one it is null, which nothing equals, exceeds or undercuts. */
function numberIn(text: string): number | null {
  const number = Number.parseFloat(text);
  return Number.isFinite(number) ? number : null;
}

const OPERANDS: Readonly<Record<string, (held: number, asked: number) => boolean>> = {
  IS: (held, asked) => held === asked,
  IS_NOT: (held, asked) => held !== asked,
  GREATER_THAN_OR_EQUAL: (held, asked) => held >= asked,
  LESS_THAN_OR_EQUAL: (held, asked) => held <= asked,
};

const compared = (operand: string, asked: number | null, held: (record: Parameters<Condition>[0]) => number | null) => {
  const test = OPERANDS[operand];
  if (!test) return emptiness(operand, (record) => held(record) === null, not);
  const condition: Condition = (record) => {
    const number = held(record);
    return number === null || asked === null ? null : test(number, asked);
  };
  return condition;
};

export const number: Rule = ({ field, operand, value }) =>
  compared(operand, numberIn(value), (record) => heldNumber(record, field));

/** Quirk: an amount is asked in millionths by a product of doubles, so that "is 4.03" asks for 4030000.0000000005. */
export const currency: Rule = ({ field, operand, value, part }) => {
  const amount = (record: Parameters<Condition>[0]): number | null => heldNumber(record, field, 'amountMicros');
  if (part === null || part === 'amountMicros') {
    const asked = numberIn(value);
    return compared(operand, asked === null ? null : asked * 1_000_000, amount);
  }
  if (part !== 'currencyCode') return INEXPRESSIBLE;
  if (operand === 'IS' || operand === 'IS_NOT') {
    const codes = textsIn(value);
    if (!codes || codes.length === 0) return INEXPRESSIBLE;
    const among: Condition = (record) => {
      const held = heldText(record, field, 'currencyCode');
      return held === null ? null : codes.includes(held);
    };
    return operand === 'IS' ? among : not(among);
  }
  // Quirk: a currency is empty when its amount is, whatever its code.
  return emptiness(operand, (record) => amount(record) === null, not);
};
