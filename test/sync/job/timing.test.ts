import * as fc from 'fast-check';
import type { Timing } from '../../../src/protocol/schedule';
import { dueSlot, missedSlot, newSchedule, nextRun, type Schedule } from '../../../src/sync/job/schedule';
import { phaseFor, slotAfter, slotAt, steadyPhase } from '../../../src/sync/job/timing';
import { cachedOffsets } from '../../../src/cells/zone';
import { Temporal } from '../../twenty/temporal';
import { offsetMinutes } from '../../twenty/zone-offset';

const HOUR = 3_600_000;
const MINUTE = 60_000;

const offsets = new Map<string, (instant: number) => number>();
const zoneNamed = (name: string) => {
  const offset = offsets.get(name) ?? cachedOffsets((instant) => offsetMinutes(instant, name));
  offsets.set(name, offset);
  return { offsetMinutes: offset };
};

const wall = (instant: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(0, 16);

const at = (iso: string): number => Date.parse(iso);

const schedule = (timing: Timing, over: Partial<Schedule> = {}): Schedule => ({
  ...newSchedule({ owner: 'ada', timing, paused: false, since: 0, guard: 'follow', fields: [] }),
  ...over,
});

describe('the slot after', () => {
  test.each<[string, Timing, string, string, string]>([
    ['an hour', { kind: 'hours', every: 1 }, 'UTC', '2026-05-04T10:15:00Z', '2026-05-04T11:00'],
    ['six hours', { kind: 'hours', every: 6 }, 'UTC', '2026-05-04T10:15:00Z', '2026-05-04T12:00'],
    ['a day', { kind: 'days', hour: 6 }, 'Europe/Paris', '2026-05-04T10:15:00Z', '2026-05-05T06:00'],
    [
      'a day that the clocks skip',
      { kind: 'days', hour: 2 },
      'Europe/Paris',
      '2026-03-28T10:00:00Z',
      '2026-03-29T03:00',
    ],
    [
      'a day whose midnight is skipped',
      { kind: 'days', hour: 0 },
      'America/Havana',
      '2026-03-07T10:00:00Z',
      '2026-03-08T01:00',
    ],
    [
      'a working day',
      { kind: 'weekdays', days: [1, 5], hour: 8 },
      'Europe/Paris',
      '2026-05-08T10:00:00Z',
      '2026-05-11T08:00',
    ],
    ['the 15th', { kind: 'month', day: 15, hour: 0 }, 'Asia/Tokyo', '2026-05-15T10:00:00Z', '2026-06-15T00:00'],
    [
      'the 31st of a month without',
      { kind: 'month', day: 31, hour: 23 },
      'UTC',
      '2026-02-01T10:00:00Z',
      '2026-02-28T23:00',
    ],
    ['the 29th in a leap year', { kind: 'month', day: 30, hour: 0 }, 'UTC', '2028-02-01T10:00:00Z', '2028-02-29T00:00'],
  ])('%s', (_, timing, zone, now, expected) => {
    const slots = { timing, phase: 0, zone: zoneNamed(zone) };
    const next = slotAfter(at(now), slots);
    expect(wall(next, zone)).toBe(expected);
    expect(slotAt(next, slots)).toBe(next);
    expect(slotAt(next - 1, slots)).toBeLessThanOrEqual(at(now));
  });

  test('of an hour that comes twice there is one', () => {
    const slots = { timing: { kind: 'days', hour: 2 } as const, phase: 0, zone: zoneNamed('Europe/Paris') };
    const first = slotAfter(at('2026-10-24T12:00:00Z'), slots);
    expect(new Date(first).toISOString()).toBe('2026-10-25T00:00:00.000Z');
    expect(wall(slotAfter(first, slots), 'Europe/Paris')).toBe('2026-10-26T02:00');
  });
});

const TIMINGS: readonly Timing[] = [
  { kind: 'hours', every: 1 },
  { kind: 'hours', every: 5 },
  { kind: 'days', hour: 0 },
  { kind: 'days', hour: 2 },
  { kind: 'weekdays', days: [1, 3, 7], hour: 2 },
  { kind: 'month', day: 31, hour: 3 },
];
const ZONES = ['Europe/Paris', 'America/Santiago', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/New_York'];
const YEAR = [at('2026-01-01T00:00:00Z'), at('2027-01-01T00:00:00Z')] as const;

/** Ticks of an hourly trigger that drifts, through a year. Gives when runs began. */
function yearOf(timing: Timing, zone: string, minute: number, drift: (tick: number) => number): readonly number[] {
  const [start, end] = YEAR;
  let known = schedule(timing, { since: start, phase: phaseFor(start + minute * MINUTE) });
  const runs: number[] = [];
  for (let hour = start; hour < end; hour += HOUR) {
    const now = hour + minute * MINUTE + drift(hour);
    if (dueSlot(known, now, zoneNamed(zone)) === null) continue;
    runs.push(now);
    known = { ...known, lastRun: now, phase: steadyPhase(now, known.phase) };
  }
  return runs;
}

const THROUGH = TIMINGS.flatMap((timing) => ZONES.map((zone) => [timing, zone] as const));

test.each(THROUGH)('through a year of %j in %s each slot has one run, however ticks drift', (timing, zone) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 59 }),
      fc.infiniteStream(fc.integer({ min: -8, max: 8 })),
      (minute, drifts) => {
        const runs = yearOf(timing, zone, minute, () => (drifts.next().value ?? 0) * MINUTE);
        const days = new Set(runs.map((run) => wall(run, zone).slice(0, 10)));
        if (timing.kind === 'hours') expect(Math.abs(runs.length - (365 * 24) / timing.every)).toBeLessThanOrEqual(1);
        else expect(days.size).toBe(runs.length);
        const slots = { days: 365, weekdays: 157, month: 12 };
        if (timing.kind !== 'hours') expect(Math.abs(runs.length - slots[timing.kind])).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 1 },
  );
});

describe('a schedule', () => {
  const daily: Timing = { kind: 'days', hour: 6 };
  const zone = zoneNamed('UTC');

  test('does not ask for what was before it was made, nor twice for the same slot', () => {
    const made = schedule(daily, { since: at('2026-05-04T10:00:00Z') });
    expect(dueSlot(made, at('2026-05-05T05:59:00Z'), zone)).toBeNull();
    expect(dueSlot(made, at('2026-05-05T06:40:00Z'), zone)).toBe(at('2026-05-05T06:00:00Z'));
    const run = { ...made, lastRun: at('2026-05-05T06:40:00Z') };
    expect(dueSlot(run, at('2026-05-05T07:40:00Z'), zone)).toBeNull();
    expect(nextRun(run, at('2026-05-05T07:40:00Z'), zone)).toBe(at('2026-05-06T06:00:00Z'));
  });

  test('that is paused is never due, nor missing', () => {
    const paused = schedule(daily, { paused: true });
    const now = at('2026-05-05T07:40:00Z');
    expect([dueSlot(paused, now, zone), nextRun(paused, now, zone), missedSlot(paused, now, zone)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('asks again where a failure may pass, and then waits for its next slot', () => {
    const run = schedule(daily, { lastRun: at('2026-05-05T06:40:00Z') });
    const now = at('2026-05-05T07:40:00Z');
    expect([1, 2, 3].map((failed) => dueSlot({ ...run, failed }, now, zone) !== null)).toEqual([true, true, false]);
  });

  test('misses a run when its time of grace is over', () => {
    const run = schedule(daily, { lastRun: at('2026-05-04T06:40:00Z') });
    expect(missedSlot(run, at('2026-05-05T07:29:00Z'), zone)).toBeNull();
    expect(missedSlot(run, at('2026-05-05T07:31:00Z'), zone)).toBe(at('2026-05-05T06:00:00Z'));
  });

  test('takes a run in the future for none', () => {
    const run = schedule(daily, { lastRun: at('2030-05-04T06:40:00Z') });
    expect(dueSlot(run, at('2026-05-05T06:31:00Z'), zone)).not.toBeNull();
  });
});
