import type { Schedule, TimeOfDay } from '../../runtime/time/schedule';
import { isZone } from '../../zone';
import type { ServiceContext } from '../context';
import { enumName } from '../../enum';

const MINUTES = [1, 5, 10, 15, 30];
const HOUR_MS = 60 * 60_000;
const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

interface Choices {
  minutes?: number;
  hours?: number;
  days?: number;
  weeks?: number;
  weekday?: number;
  monthDay?: number;
  hour?: number;
  nearMinute?: number;
  once?: number;
  zone?: string;
}

const whole = (value: unknown, from: number, to: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;

/**
 * `ClockTriggerBuilder` (google.md §2.4). `create` is handed the finished schedule; rules on how many and how often are not here.
 * A weekday is meant by `everyWeeks`, and `atHour` needs a frequency.
 */
export function createClockTriggerBuilder<Trigger>(context: ServiceContext, create: (schedule: Schedule) => Trigger) {
  const { core, random, manifest } = context;
  const choices: Choices = {};

  function set<Field extends keyof Choices>(method: string, field: Field, value: Choices[Field], valid: boolean) {
    core.call(`ClockTriggerBuilder.${method}`);
    if (!valid) throw core.error('invalidArgument', String(value));
    choices[field] = value;
    return builder;
  }

  /** Within a quarter of an hour of the minute asked for, or any minute of the hour. */
  function drawMinute(): number {
    if (choices.nearMinute === undefined) return Math.floor(random.next() * 60);
    return Math.min(59, Math.max(0, choices.nearMinute + Math.floor(random.next() * 31) - 15));
  }

  function schedule(): Schedule {
    const at = (): TimeOfDay => ({
      hour: choices.hour ?? Math.floor(random.next() * 24),
      minute: drawMinute(),
      zone: choices.zone ?? manifest.timeZone,
    });
    if (choices.once !== undefined) return { kind: 'once', instant: choices.once };
    if (choices.minutes !== undefined) return { kind: 'minutes', every: choices.minutes };
    if (choices.hours !== undefined) return { kind: 'hours', every: choices.hours, minute: drawMinute() };
    if (choices.monthDay !== undefined) return { kind: 'monthDay', day: choices.monthDay, at: at() };
    if (choices.weekday !== undefined) {
      return { kind: 'weeks', every: choices.weeks ?? 1, weekday: choices.weekday, at: at() };
    }
    if (choices.days !== undefined) return { kind: 'days', every: choices.days, at: at() };
    throw core.error('invalidArgument', 'schedule');
  }

  const builder = {
    everyMinutes: (n: number): unknown => set('everyMinutes', 'minutes', n, MINUTES.includes(n)),
    everyHours: (n: number): unknown => set('everyHours', 'hours', n, whole(n, 1, 1_000_000)),
    everyDays: (n: number): unknown => set('everyDays', 'days', n, whole(n, 1, 1_000_000)),
    everyWeeks: (n: number): unknown => set('everyWeeks', 'weeks', n, whole(n, 1, 1_000_000)),
    onWeekDay(day: unknown): unknown {
      const weekday = WEEKDAYS.indexOf(enumName(day) ?? '') + 1;
      return set('onWeekDay', 'weekday', weekday, weekday > 0);
    },
    onMonthDay: (day: number): unknown => set('onMonthDay', 'monthDay', day, whole(day, 1, 31)),
    atHour: (hour: number): unknown => set('atHour', 'hour', hour, whole(hour, 0, 23)),
    nearMinute: (minute: number): unknown => set('nearMinute', 'nearMinute', minute, whole(minute, 0, 59)),
    at: (date: Date): unknown =>
      set('at', 'once', date instanceof Date ? date.getTime() : Number.NaN, date instanceof Date),
    after: (ms: number): unknown => set('after', 'once', core.now() + ms, whole(ms, 0, 365 * 24 * HOUR_MS)),
    inTimezone: (zone: string): unknown => set('inTimezone', 'zone', zone, typeof zone === 'string' && isZone(zone)),
    create(): Trigger {
      core.call('ClockTriggerBuilder.create');
      return create(schedule());
    },
  };
  return builder;
}
