/** What is known of a scheduled run that has ended. */
import { doneAt, hasEnded } from '../../src/calls/alone/ended';
import type { App } from '../../src/calls/app/app';
import { BACKUP_ID } from '../../src/sync/job/backup';
import type { Job } from '../../src/sync/job/job';
import { newSchedule, type Schedule } from '../../src/sync/job/schedule';
import { newJob } from '../sync/pulling';

const HOUR = 3_600_000;
const SLOT = Date.parse('2026-05-04T08:00:00Z');
const NOW = SLOT + HOUR / 2;

const timing = { kind: 'hours', every: 1 } as const;
const SCHEDULE: Schedule = {
  ...newSchedule({ owner: 'me', timing, paused: false, since: 0, guard: 'follow', fields: [] }),
  failed: 1,
};

interface Given {
  readonly job?: Job | null;
  /** A backup of which all is there, or not. */
  readonly backup?: { readonly started: number; readonly complete: boolean };
  readonly isTold?: boolean;
}

function appWith({ job = null, backup, isTold = false }: Given): App {
  const tag = backup && { v: 1, sheet: 7, run: 'run', object: null, objects: 1, records: 1, ...backup };
  const app: unknown = {
    clock: { now: () => NOW },
    zone: { offsetMinutes: () => 0 },
    spreadsheetId: 'book',
    spreadsheet: { sheetTags: () => (tag ? [{ sheetId: 7, value: JSON.stringify(tag) }] : []) },
    jobs: { load: () => job },
    telling: { isTold: () => isTold },
  };
  return app as App;
}

const done = (over: Partial<Job> = {}): Job => newJob(5, { phase: 'done', started: SLOT, ...over });
const whole = { started: SLOT, complete: true };

test.each<[string, string, Given, boolean]>([
  ['a refresh since then', 'table', { job: done() }, true],
  ['one that began before', 'table', { job: done({ started: SLOT - 1 }) }, false],
  ['one that goes on', 'table', { job: done({ phase: 'fetching' }) }, false],
  ['an undo', 'table', { job: done({ source: 'undo' }) }, false],
  ['nothing', 'table', {}, false],
  ['a backup, where a table was due', 'table', { backup: whole }, false],
  ['a backup since then', BACKUP_ID, { backup: whole }, true],
  ['one that began before', BACKUP_ID, { backup: { ...whole, started: SLOT - 1 } }, false],
  ['one that is not whole', BACKUP_ID, { backup: { ...whole, complete: false } }, false],
])('a slot has had its run: %s (%s)', (_, tableId, given, expected) => {
  expect(hasEnded(appWith(given), tableId, SCHEDULE)).toBe(expected);
});

test('where no slot is due none has had its run', () => {
  expect(hasEnded(appWith({ backup: whole }), BACKUP_ID, { ...SCHEDULE, failed: 0, lastRun: NOW })).toBe(false);
});

test.each<[string, number, boolean, Schedule['late']]>([
  ['long after its slot', SLOT - 5 * HOUR, false, { due: SLOT - HOUR, ran: NOW }],
  ['long after its slot, and its failures were told', SLOT - 5 * HOUR, true, null],
  ['in time', SLOT - HOUR, false, null],
])('a run that ends %s', (_, before, isTold, late) => {
  expect(doneAt(appWith({ isTold }), 'table', { ...SCHEDULE, done: before })).toEqual({ done: NOW, late });
});
