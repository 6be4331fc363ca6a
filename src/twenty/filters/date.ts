import { dayOf, isoOfDay, type Zone } from './calendar';
import type { Ask, FilterContext, FilterFamily, Rule } from './family';
import { emptyValue } from './number';
import { dayRange, readRelativeDate, type RelativeDate, YESTERDAY } from './relative-date';
import { datedRules } from './rolling';
import { and, at } from './terms';

export function zoneOf({ offsetMinutes }: FilterContext, name: string): Zone {
  return { offsetMinutes: (instant) => offsetMinutes(instant, name) };
}

/** The zone of a relative date: its own, else that of the person's machine (twenty.md §4.6). */
export function relativeZone(relative: RelativeDate, context: FilterContext): Zone {
  return zoneOf(context, relative.zone ?? context.machineZone ?? context.zone);
}

const compare =
  (operator: string): Rule =>
  ({ name, value }) =>
    at(name)({ [operator]: value });

const compareToday =
  (operator: string): Rule =>
  ({ name, context }) =>
    at(name)({ [operator]: isoOfDay(dayOf(context.now, zoneOf(context, context.zone))) });

function inRange({ name, value, context }: Ask): ReturnType<Rule> {
  const relative = readRelativeDate(value) ?? YESTERDAY;
  const [from, to] = dayRange(relative, context.now, relativeZone(relative, context));
  return and([at(name)({ gte: isoOfDay(from) }), at(name)({ lt: isoOfDay(to) })]);
}

/** Plain dates, compared as such. */
export const dateFilters: FilterFamily = {
  whole: datedRules(
    'DATE',
    {
      IS: compare('eq'),
      IS_BEFORE: compare('lt'),
      IS_AFTER: compare('gte'),
      IS_IN_PAST: compareToday('lt'),
      IS_IN_FUTURE: compareToday('gte'),
      IS_TODAY: compareToday('eq'),
      IS_RELATIVE: inRange,
      ...emptyValue,
    },
    compare('gt'),
  ),
};
