/** What a tick begins, and what it gives up. */
import { refreshDueTables } from '../../src/calls/alone/scheduled';
import type { App } from '../../src/calls/app/app';
import type { Job } from '../../src/sync/job/job';
import { newSchedule } from '../../src/sync/job/schedule';
import { fakeStore } from '../fakes/store';
import { newJob } from '../sync/pulling';

const MINUTE = 60_000;

const timing = { kind: 'hours', every: 1 } as const;
const SCHEDULE = newSchedule({ owner: 'me', timing, paused: false, since: 0, guard: 'follow', fields: [] });
const NOW = Date.parse('2026-05-04T08:30:00Z');

/** What a tick needs beside tables, of a spreadsheet that holds none. */
const AROUND = {
  spreadsheet: { sheetTags: () => [], sheets: () => [] },
  connections: { current: () => null },
  continuation: { soon: () => true, over: () => undefined },
  scheduler: { start: () => undefined, stop: () => undefined },
  telling: { tell: () => undefined, isTold: () => false },
  authorizationUrl: () => null,
  log: { warn: () => undefined },
  lock: { acquire: () => true, release: () => undefined },
  zone: { offsetMinutes: () => 0 },
};

/** Of ten tables that are due: each takes a minute, and turns out to be gone. */
function begunWithin(leftMs: number): number {
  const due = new Set(Array.from({ length: 10 }, (_, index) => `table${index}`));
  let [now, begun] = [NOW, 0];
  const app: unknown = {
    owner: 'me',
    language: 'en',
    spreadsheetId: 'book',
    user: fakeStore(),
    shared: fakeStore(),
    clock: { now: () => now },
    budget: { begin: () => leftMs, end: () => undefined, isWorkspace: () => false },
    schedules: {
      ownedBy: () => [...due].map((tableId) => ({ tableId, schedule: SCHEDULE })),
      of: () => SCHEDULE,
      all: () => [],
      save: () => {
        begun += 1;
        now += MINUTE;
      },
      remove: (tableId: string) => due.delete(tableId),
    },
    jobs: { load: () => null },
    ...AROUND,
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

/** How the job ended in which three executions died. */
function givenUp(over: Partial<Job>): readonly string[] {
  const job = newJob(5, { ...over, started: NOW, saved: NOW });
  const schedule = { ...SCHEDULE, open: NOW, failed: 2, lastRun: NOW };
  const ended: string[] = [];
  const app: unknown = {
    owner: 'me',
    language: 'en',
    spreadsheetId: 'book',
    user: fakeStore(),
    shared: fakeStore(),
    clock: { now: () => NOW },
    budget: { begin: () => MINUTE, end: () => undefined, isWorkspace: () => false },
    schedules: {
      ownedBy: () => [{ tableId: job.table.id, schedule }],
      of: () => schedule,
      all: () => [],
      save: () => undefined,
    },
    jobs: { load: () => job, save: ({ phase }: Job) => ended.push(phase) },
    runs: { add: () => undefined },
    ...AROUND,
  };
  refreshDueTables(app as App, []);
  return ended;
}

test('a job in which executions die is given up, but not one that edits the sheet: half of it stands there', () => {
  expect(givenUp({ phase: 'fetching' })).toEqual(['failed']);
  expect(givenUp({ phase: 'publishing', journalled: true })).toEqual([]);
});
