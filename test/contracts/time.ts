import type { Clock } from '../../src/ports/clock';
import type { Lock } from '../../src/ports/lock';
import type { Log } from '../../src/ports/log';
import type { Scheduler } from '../../src/ports/scheduler';
import { type Case, refused, refusedAnyhow, same } from './case';

/** Offsets in minutes, as the time zone database has them. */
const OFFSETS: readonly (readonly [string, string, number])[] = [
  ['2024-01-15T12:00:00Z', 'UTC', 0],
  ['2024-01-15T12:00:00Z', 'Europe/Paris', 60],
  ['2024-07-15T12:00:00Z', 'Europe/Paris', 120],
  ['2024-03-31T00:59:59Z', 'Europe/Paris', 60],
  ['2024-03-31T01:00:00Z', 'Europe/Paris', 120],
  ['2024-10-27T00:59:59Z', 'Europe/Paris', 120],
  ['2024-10-27T01:00:00Z', 'Europe/Paris', 60],
  ['1985-07-01T00:00:00Z', 'Europe/London', 60],
  ['1970-01-01T00:00:00Z', 'Europe/London', 60],
  ['2024-01-15T12:00:00Z', 'America/New_York', -300],
  ['2006-03-20T12:00:00Z', 'America/New_York', -300],
  ['2007-03-20T12:00:00Z', 'America/New_York', -240],
  ['2024-01-15T12:00:00Z', 'America/St_Johns', -210],
  ['2024-07-15T12:00:00Z', 'America/St_Johns', -150],
  ['2024-01-15T12:00:00Z', 'Asia/Kolkata', 330],
  ['2024-01-15T12:00:00Z', 'Asia/Kathmandu', 345],
  ['2024-01-15T12:00:00Z', 'Australia/Lord_Howe', 660],
  ['2024-07-15T12:00:00Z', 'Australia/Lord_Howe', 630],
  ['2011-12-29T12:00:00Z', 'Pacific/Apia', -600],
  ['2011-12-31T12:00:00Z', 'Pacific/Apia', 840],
  ['2024-01-15T12:00:00Z', 'Etc/GMT+12', -720],
  // Local mean times, seconds and all.
  ['1899-12-27T00:00:00Z', 'Europe/Paris', 9.35],
  ['1880-01-01T23:59:59Z', 'America/New_York', -(4 * 60 + 56 + 2 / 60)],
];

export const clockContract: readonly Case<Clock>[] = [
  ...OFFSETS.map(([instant, zone, minutes]) => ({
    name: `at ${instant} the clocks of ${zone} are ${minutes} minutes from UTC`,
    check: (clock: Clock) => same(clock.offsetMinutes(Date.parse(instant), zone), minutes),
  })),
  {
    name: 'a zone that does not exist is an error',
    check: (clock) => refusedAnyhow(() => clock.offsetMinutes(0, 'Nowhere/City')),
  },
  {
    name: 'sleeping passes at least that much time',
    check(clock) {
      const before = clock.now();
      clock.sleep(20);
      const passed = clock.now() - before;
      if (passed < 20) throw new Error(`only ${passed} ms passed`);
      same(Number.isInteger(before), true);
    },
  },
];

export const lockContract: readonly Case<Lock>[] = [
  { name: 'a free lock is taken at once', check: (lock) => same(lock.acquire(0), true) },
  {
    name: 'a lock that was let go is free again',
    check(lock) {
      lock.acquire(0);
      lock.release();
      same(lock.acquire(0), true);
    },
  },
  { name: 'a lock that nobody holds can be let go', check: (lock) => lock.release() },
];

/** While another execution holds the lock. */
export const heldLockContract: readonly Case<Lock>[] = [
  { name: 'a lock that another holds is not given', check: (lock) => same(lock.acquire(0), false) },
  { name: 'waiting for it ends', check: (lock) => same(lock.acquire(50), false) },
  {
    name: 'it cannot be let go for the other',
    check(lock) {
      lock.release();
      same(lock.acquire(0), false);
    },
  },
];

export interface Schedulers {
  readonly scheduler: Scheduler;
  /** One for another function: a person has room for one trigger in a spreadsheet. */
  readonly other: Scheduler;
}

export const schedulerContract: readonly Case<Schedulers>[] = [
  { name: 'it is off at first', check: ({ scheduler }) => same(scheduler.isOn(), false) },
  {
    name: 'it is on once started, however often',
    check({ scheduler }) {
      scheduler.start();
      scheduler.start();
      same(scheduler.isOn(), true);
      scheduler.stop();
      same(scheduler.isOn(), false);
    },
  },
  {
    name: 'stopping what is off does nothing',
    check({ scheduler }) {
      scheduler.stop();
      same(scheduler.isOn(), false);
    },
  },
  {
    name: 'a second one beside it is refused and changes nothing',
    check({ scheduler, other }) {
      other.start();
      refused('schedule-refused', () => scheduler.start());
      same([other.isOn(), scheduler.isOn()], [true, false]);
      other.stop();
      scheduler.start();
      same(scheduler.isOn(), true);
    },
  },
];

export const logContract: readonly Case<Log>[] = [
  {
    name: 'it takes texts of both kinds',
    check(log) {
      same([log.info('for information'), log.warn('100% %s warned')], [undefined, undefined]);
    },
  },
];
