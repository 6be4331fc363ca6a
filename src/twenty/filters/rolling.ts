import type { DateRules } from '../model';
import { addUnits, dayOf, firstDay, firstInstantAt, isoOfDay, startOfDay, type Zone } from './calendar';
import { type Ask, type FilterContext, INEXPRESSIBLE, type Operand, type Rule, type Rules } from './family';
import { instantRange, readRelativeDate, type RelativeDate } from './relative-date';
import { and, at } from './terms';

/**
 * What cannot be known of servers between 1.4 and 2.21 (twenty.md §4.6, docs/reference/versions.md). "This week" means the same in all
 * of them; the other filters on dates do as well.
 */
const UNSURE: Readonly<Record<DateRules, Readonly<Record<'DATE' | 'DATE_TIME', readonly Operand[]>>>> = {
  calendar: { DATE: [], DATE_TIME: [] },
  'range-unsure': { DATE: ['IS_RELATIVE'], DATE_TIME: ['IS_RELATIVE'] },
  // Whether a day that is named counts as after itself, and today as past.
  unsure: { DATE: ['IS_RELATIVE', 'IS_AFTER', 'IS_IN_PAST'], DATE_TIME: ['IS_RELATIVE'] },
  rolling: { DATE: [], DATE_TIME: [] },
};

/** Months in the units that a day of the month survives. */
const MONTHS: Readonly<Record<string, number>> = { MONTH: 1, YEAR: 12 };
const DAYS: Readonly<Record<string, number>> = { DAY: 1, WEEK: 7 };

/** The rules for dates that the server's own pages follow. @param after the rule that leaves the named moment out */
export function datedRules(type: 'DATE' | 'DATE_TIME', calendar: Rules, after: Rule): Rules {
  const rolling: Rules = { ...calendar, ...ROLLING, IS_AFTER: after };
  const entries = Object.entries(calendar).map(([operand, rule]): readonly [string, Rule] => [
    operand,
    (ask) => {
      const era = ask.context.dates ?? 'calendar';
      if (UNSURE[era][type].includes(ask.operand) && readRelativeDate(ask.value)?.direction !== 'THIS')
        return INEXPRESSIBLE;
      return ((era === 'rolling' ? rolling[ask.operand] : undefined) ?? rule)(ask);
    },
  ]);
  return Object.fromEntries(entries);
}

/** Servers of that time took the zone of the person's machine, and weeks that begin on Sunday. */
function zoneOf({ offsetMinutes, machineZone, zone }: FilterContext): Zone {
  return { offsetMinutes: (instant) => offsetMinutes(instant, machineZone ?? zone) };
}

const iso = (instant: number): string => new Date(instant).toISOString();

const within = ({ name }: Ask, from: number, to: number): ReturnType<Rule> =>
  and([at(name)({ gte: iso(from) }), at(name)({ lte: iso(to) })]);

const wholeDay = (ask: Ask, day: number, zone: Zone): ReturnType<Rule> =>
  within(ask, startOfDay(day, zone), startOfDay(day + 1, zone) - 1);

/** Up to 1.4 plain dates were compared as instants as well. */
const ROLLING: Rules = {
  IS(ask) {
    const zone = zoneOf(ask.context);
    // A plain date is its midnight in UTC, which west of there falls on the day before.
    const day = dayOf(Date.parse(ask.value), zone);
    return Number.isNaN(day) ? INEXPRESSIBLE : wholeDay(ask, day, zone);
  },
  IS_IN_PAST: ({ name, context }) => at(name)({ lte: iso(context.now) }),
  IS_IN_FUTURE: ({ name, context }) => at(name)({ gte: iso(context.now) }),
  IS_TODAY(ask) {
    const zone = zoneOf(ask.context);
    return wholeDay(ask, dayOf(ask.context.now, zone), zone);
  },
  IS_RELATIVE(ask) {
    const relative = readRelativeDate(ask.value);
    const range = relative && rollingRange(relative, ask.context.now, zoneOf(ask.context));
    return range ? within(ask, ...range) : INEXPRESSIBLE;
  },
};

/** From the first instant to the last; undefined for a unit that did not exist. */
function rollingRange(relative: RelativeDate, now: number, zone: Zone): readonly [number, number] | undefined {
  const { direction, amount, unit } = relative;
  if (!(unit in DAYS) && !(unit in MONTHS)) return undefined;
  if (direction === 'THIS') {
    const [from, next] = instantRange({ ...relative, weekStart: 0 }, now, zone);
    return [from, next - 1];
  }
  return direction === 'PAST' ? [moved(now, -amount, unit, zone), now] : [now, moved(now, amount, unit, zone)];
}

/** The same time of day, that many units away. The 31st becomes the last day of a shorter month. */
function moved(instant: number, count: number, unit: string, zone: Zone): number {
  const day = dayOf(instant, zone);
  const wall = instant + zone.offsetMinutes(instant) * 60_000;
  const time = wall - Date.parse(isoOfDay(day));
  return firstInstantAt(Date.parse(isoOfDay(movedDay(day, count, unit))) + time, zone);
}

function movedDay(day: number, count: number, unit: string): number {
  const days = DAYS[unit];
  if (days !== undefined) return day + count * days;
  const first = firstDay(day, 'MONTH', 0);
  const target = addUnits(first, count * (MONTHS[unit] ?? 0), 'MONTH');
  return Math.min(target + day - first, addUnits(target, 1, 'MONTH') - 1);
}
