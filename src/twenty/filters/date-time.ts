import type { RecordFilter } from '../model';
import { dayOf, dayOfIso, isoOfInstant, MINUTE, startOfDay, type Zone } from './calendar';
import { relativeZone, zoneOf } from './date';
import { type Ask, type FilterFamily, INEXPRESSIBLE, type Rule } from './family';
import { readInstant, writeInstant } from './instant-text';
import { emptyValue } from './number';
import { instantRange, readRelativeDate } from './relative-date';
import { datedRules } from './rolling';
import { and, at } from './terms';

const PLAIN_DATE = /^\d{4}-\d\d-\d\d$/;

const between = (name: string, from: number, to: number): RecordFilter =>
  and([at(name)({ gte: isoOfInstant(from) }), at(name)({ lt: isoOfInstant(to) })]);

const onDay = (name: string, day: number, zone: Zone): RecordFilter =>
  between(name, startOfDay(day, zone), startOfDay(day + 1, zone));

const compare =
  (operator: string): Rule =>
  ({ name, value }) => {
    const instant = readInstant(value);
    return instant ? at(name)({ [operator]: writeInstant(instant) }) : INEXPRESSIBLE;
  };

/** Twenty rounds the present to the minute here. */
const compareNow =
  (operator: string): Rule =>
  ({ name, context }) =>
    at(name)({ [operator]: isoOfInstant(Math.round(context.now / MINUTE) * MINUTE) });

function isOnDay({ name, value, context }: Ask): ReturnType<Rule> {
  const zone = zoneOf(context, context.zone);
  const day = PLAIN_DATE.test(value) ? dayOfIso(value) : dayOf(readInstant(value)?.second ?? Number.NaN, zone);
  return Number.isNaN(day) ? INEXPRESSIBLE : onDay(name, day, zone);
}

function isToday({ name, context }: Ask): RecordFilter {
  const zone = zoneOf(context, context.zone);
  return onDay(name, dayOf(context.now, zone), zone);
}

function inRange({ name, value, context }: Ask): ReturnType<Rule> {
  const relative = readRelativeDate(value);
  if (!relative) return INEXPRESSIBLE;
  return between(name, ...instantRange(relative, context.now, relativeZone(relative, context)));
}

/** Instants. Days are those of the zone. */
export const dateTimeFilters: FilterFamily = {
  whole: datedRules(
    'DATE_TIME',
    {
      IS: isOnDay,
      IS_BEFORE: compare('lt'),
      IS_AFTER: compare('gte'),
      IS_IN_PAST: compareNow('lt'),
      IS_IN_FUTURE: compareNow('gt'),
      IS_TODAY: isToday,
      IS_RELATIVE: inRange,
      ...emptyValue,
    },
    compare('gt'),
  ),
};
