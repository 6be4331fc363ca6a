import { Temporal } from '../../twenty/temporal';
import { inZone, isBeyondDates, isDay, rangeOf } from '../meaning/dates';
import { textsIn } from '../meaning/question';
import { all, type Answer, type Asked, column, emptiness, isNull, none, not, oneOf, sql } from './asked';

/** twenty.md §4.3 and §4.6: numbers, amounts, dates. Ends of relative dates are counted as `meaning/dates.ts` counts them, with Temporal. */

const SIGNS: Readonly<Record<string, string>> = { IS: '=', GREATER_THAN_OR_EQUAL: '>=', LESS_THAN_OR_EQUAL: '<=' };

/** What JSON makes of a number: null of one that is none, which nothing is equal to. */
const numeral = (value: number, type: string): string =>
  Number.isFinite(value) ? `'${String(value)}'::${type}` : 'NULL';

function compared(operand: string, c: string, value: number, type: string): Answer {
  if (operand === 'IS_NOT') return sql(not(`(${c} = ${numeral(value, type)})`));
  const sign = SIGNS[operand];
  return sign === undefined ? emptiness(operand, isNull(c)) : sql(`(${c} ${sign} ${numeral(value, type)})`);
}

export const number = (asked: Asked): Answer =>
  compared(asked.operand, column(asked), Number.parseFloat(asked.value), 'double precision');

export function currency(asked: Asked): Answer {
  const { operand, value, part } = asked;
  const amount = column(asked, 'amountMicros');
  if (part === null || part === 'amountMicros')
    return compared(operand, amount, Number.parseFloat(value) * 1_000_000, 'numeric');
  if (part !== 'currencyCode') return none('inexpressible');
  if (operand !== 'IS' && operand !== 'IS_NOT') return emptiness(operand, isNull(amount));
  const codes = textsIn(value);
  if (!codes || codes.length === 0) return none('inexpressible');
  const among = oneOf(column(asked, part), codes, 'text');
  return sql(operand === 'IS' ? among : not(among));
}

const guarded =
  (rule: (asked: Asked) => Answer) =>
  (asked: Asked): Answer => {
    try {
      return rule(asked);
    } catch (error) {
      // No such zone, no such day, out of reach.
      if (error instanceof RangeError) return none('inexpressible');
      throw error;
    }
  };

const READ_AS_DAY = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d(\d\d)?)?)?$/;

export const date = guarded((asked: Asked): Answer => {
  const { operand, value, at } = asked;
  const c = column(asked);
  const on = (sign: string, day: string): string => `(${c} ${sign} '${day}'::date)`;
  const today = inZone(at.now, at.zone).toPlainDate().toString();
  if (operand === 'IS_TODAY') return sql(on('=', today));
  if (operand === 'IS_IN_PAST') return sql(on('<', today));
  if (operand === 'IS_IN_FUTURE') return sql(on('>=', today));
  if (operand === 'IS_RELATIVE') {
    const range =
      rangeOf(value, { ...at, objects: new Map(), live: () => null }) ??
      rangeOf('PAST_1_DAY', { ...at, objects: new Map(), live: () => null });
    if (range === null || isBeyondDates(range)) return none('refused');
    const [from, to] = range.map((end) => end.toPlainDate().toString());
    return sql(all(on('>=', from ?? ''), on('<', to ?? '')));
  }
  const sign = { IS: '=', IS_BEFORE: '<', IS_AFTER: '>=' }[operand];
  if (sign === undefined) return emptiness(operand, isNull(c));
  const [, day] = READ_AS_DAY.exec(value) ?? [];
  return day !== undefined && isDay(day) ? sql(on(sign, day)) : none('refused');
});

const MINUTE = 60_000;

export const dateTime = guarded((asked: Asked): Answer => {
  const { operand, value, at } = asked;
  const c = column(asked);
  const literalOf = (instant: number): string => `'${new Date(instant).toISOString()}'::timestamptz`;
  const between = (from: number, to: number): Answer =>
    sql(all(`${c} >= ${literalOf(from)}`, `${c} < ${literalOf(to)}`));
  const dayOf = (day: ReturnType<typeof Temporal.PlainDate.from>): Answer =>
    between(
      day.toZonedDateTime(at.zone).epochMilliseconds,
      day.add({ days: 1 }).toZonedDateTime(at.zone).epochMilliseconds,
    );
  const now = Math.round(at.now / MINUTE) * MINUTE;
  if (operand === 'IS_IN_PAST') return sql(`(${c} < ${literalOf(now)})`);
  // `gt` is tolerant to one millisecond (twenty.md §5.3).
  if (operand === 'IS_IN_FUTURE') return sql(`(${c} >= ${literalOf(now + 1)})`);
  if (operand === 'IS_TODAY') return dayOf(inZone(at.now, at.zone).toPlainDate());
  if (operand === 'IS_RELATIVE') {
    const range = rangeOf(value, { ...at, objects: new Map(), live: () => null });
    if (range === null) return none('inexpressible');
    if (isBeyondDates(range)) return none('refused');
    return between(range[0].epochMilliseconds, range[1].epochMilliseconds);
  }
  if (operand === 'IS') {
    if (isDay(value)) return dayOf(Temporal.PlainDate.from(value));
    return dayOf(Temporal.Instant.from(value).toZonedDateTimeISO(at.zone).toPlainDate());
  }
  if (operand !== 'IS_BEFORE' && operand !== 'IS_AFTER') return emptiness(operand, isNull(c));
  const instant = Temporal.Instant.from(value).epochMilliseconds;
  return sql(`(${c} ${operand === 'IS_BEFORE' ? '<' : '>='} ${literalOf(instant)})`);
});
