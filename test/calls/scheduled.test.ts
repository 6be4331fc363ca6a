/** How many tables one tick begins: each of these takes a minute, and turns out to be gone. */
import { refreshDueTables } from '../../src/calls/alone/scheduled';
import type { App } from '../../src/calls/app/app';
import { newSchedule } from '../../src/sync/job/schedule';
import { fakeStore } from '../fakes/store';

const MINUTE = 60_000;

/** Of ten that are due. */
function begunWithin(leftMs: number): number {
  const timing = { kind: 'hours', every: 1 } as const;
  const schedule = newSchedule({ owner: 'me', timing, paused: false, since: 0, guard: 'follow', fields: [] });
  const due = new Set(Array.from({ length: 10 }, (_, index) => `table${index}`));
  let [now, begun] = [Date.parse('2026-05-04T08:30:00Z'), 0];
  const app: unknown = {
    owner: 'me',
    language: 'en',
    spreadsheetId: 'book',
    user: fakeStore(),
    shared: fakeStore(),
    clock: { now: () => now },
    zone: { offsetMinutes: () => 0 },
    budget: { begin: () => leftMs, end: () => undefined, isWorkspace: () => false },
    schedules: {
      ownedBy: () => [...due].map((tableId) => ({ tableId, schedule })),
      of: () => schedule,
      all: () => [],
      save: () => {
        begun += 1;
        now += MINUTE;
      },
      remove: (tableId: string) => due.delete(tableId),
    },
    jobs: { load: () => null },
    spreadsheet: { sheetTags: () => [] },
    connections: { current: () => null },
    continuation: { soon: () => true, over: () => undefined },
    scheduler: { start: () => undefined, stop: () => undefined },
    telling: { tell: () => undefined, isTold: () => false },
    authorizationUrl: () => null,
    log: { warn: () => undefined },
  };
  refreshDueTables(app as App, []);
  return begun;
}

test.each([
  ['as many as a tick may take', 60 * MINUTE, 4],
  ['fewer, where the day has less left', 2 * MINUTE, 2],
  ['one, where it has little', 15_000, 1],
  ['none, where it has next to nothing', 14_999, 0],
])('%s', (_, left, begun) => expect(begunWithin(left)).toBe(begun));
