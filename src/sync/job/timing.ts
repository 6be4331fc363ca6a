/**
 * When a table is due: by its slot in the calendar, not by time that passed, because ticks of a trigger drift. A *slot* is the instant
 * from which a run is due; it is due until a run begins.
 */
import * as v from '../../schema';
import type { Timing } from '../../protocol/schedule';
import {
  addUnits,
  dayOf,
  firstDay,
  firstInstantAt,
  MINUTE,
  UNIT_LENGTH,
  type Zone,
} from '../../twenty/filters/calendar';
import { exactly } from './exactly';

/** A week. */
export const MOST_HOURS = 24 * 7;

const hourSchema = () => v.integer(0, 23);

export const timingSchema = () =>
  exactly<Timing>()(
    v.variant('kind', [
      v.object({ kind: v.literal('hours'), every: v.integer(1, MOST_HOURS) }),
      v.object({ kind: v.literal('days'), hour: hourSchema() }),
      v.object({
        kind: v.literal('weekdays'),
        days: v.pipe(v.array(v.integer(1, 7)), v.minLength(1)),
        hour: hourSchema(),
      }),
      v.object({ kind: v.literal('month'), day: v.integer(1, 31), hour: hourSchema() }),
    ]),
  );

const HOUR = UNIT_LENGTH.HOUR;
const DAY = 24 * HOUR;
/** A day of the month comes within so many days. */
const SEARCHED_DAYS = 32;

/** How slots lie: by what, in whose zone, and for hours at which minute of them. */
export interface Slots {
  readonly timing: Timing;
  /** Minutes, 0 to 59: half an hour from the minute at which the trigger ticks, so that no drift brings two ticks into one slot. */
  readonly phase: number;
  readonly zone: Zone;
}

/**
 * The last slot that began by then. Hours are counted from the epoch, without summer time. A day whose hour the clocks skip has its slot
 * at the skip; of an hour that they show twice the first counts.
 */
export function slotAt(instant: number, { timing, phase, zone }: Slots): number {
  if (timing.kind === 'hours') {
    const length = timing.every * HOUR;
    return Math.floor((instant - phase * MINUTE) / length) * length + phase * MINUTE;
  }
  const today = dayOf(instant, zone);
  for (let day = today + 1; day >= today - SEARCHED_DAYS; day -= 1) {
    const slot = isOn(day, timing) ? slotOf(day, timing.hour, zone) : Number.POSITIVE_INFINITY;
    if (slot <= instant) return slot;
  }
  return 0;
}

/** The first slot after it. */
export function slotAfter(instant: number, slots: Slots): number {
  const { timing, zone } = slots;
  if (timing.kind === 'hours') return slotAt(instant, slots) + timing.every * HOUR;
  const today = dayOf(instant, zone);
  for (let day = today - 1; ; day += 1) {
    const slot = isOn(day, timing) ? slotOf(day, timing.hour, zone) : 0;
    if (slot > instant) return slot;
  }
}

const slotOf = (day: number, hour: number, zone: Zone): number => firstInstantAt(day * DAY + hour * HOUR, zone);

function isOn(day: number, timing: Exclude<Timing, { kind: 'hours' }>): boolean {
  if (timing.kind === 'days') return true;
  // 1970-01-01 was a Thursday; 1 is Monday.
  if (timing.kind === 'weekdays') return timing.days.includes(((((day + 3) % 7) + 7) % 7) + 1);
  const first = firstDay(day, 'MONTH', 1);
  const length = addUnits(first, 1, 'MONTH') - first;
  return day - first + 1 === Math.min(timing.day, length);
}

/** The minute that is farthest from a tick. */
export const phaseFor = (tick: number): number => (Math.floor(tick / MINUTE) + 30) % 60;

/** A tick so near to the edge of its slot may fall into another one next time. */
const NEAR_MINUTES = 10;

/** The phase to keep from a tick on: the one that there is, unless the tick stands near the edge of a slot. */
export function steadyPhase(tick: number, phase: number): number {
  const after = (((Math.floor(tick / MINUTE) - phase) % 60) + 60) % 60;
  return after < NEAR_MINUTES || after >= 60 - NEAR_MINUTES ? phaseFor(tick) : phase;
}
