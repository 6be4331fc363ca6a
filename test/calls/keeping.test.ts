/** What a refresh keeps up beside its table: nothing of it fails the refresh, and what died is done by the next. */
import type { App } from '../../src/calls/app/app';
import { beginJob, NOTHING_ACCEPTED } from '../../src/calls/pull/begin';
import { keepUp } from '../../src/calls/schedule/keeping';
import { SyncError } from '../../src/errors';
import { type Extras, extrasStore } from '../../src/sync/job/extras';
import { jobStore } from '../../src/sync/job/job-store';
import type { Job } from '../../src/sync/job/job';
import { fakeStore } from '../fakes/store';
import { newJob, TABLE } from '../sync/pulling';

const plan = { every: 'run', columns: null, keep: { kind: 'all' } } as const;

interface Given {
  readonly job?: Partial<Job>;
  readonly last?: number | null;
  /** When copies were wanted. */
  readonly since?: number;
  readonly sheet?: number | null;
  readonly trouble?: 'sheet-gone' | null;
}

/** A table whose last job that is, of which copies are kept, or none where `last` is null. Its sheet is gone: to try one is a failure. */
function table({ job = {}, last = 1_000, since = 0, sheet = 5, trouble = null }: Given = {}) {
  const shared = fakeStore();
  const seen = { log: [] as string[], saves: 0 };
  const extras = extrasStore(shared);
  extras.save(TABLE.id, { v: 1, snapshots: last === null ? null : { plan, last, since, trouble }, freshness: null });
  const jobs = jobStore(shared);
  const ended = newJob(null, { phase: 'done', started: 2_000, ...job });
  const app: unknown = {
    language: 'en',
    owner: 'me',
    clock: { now: () => 3_000 },
    zone: { offsetMinutes: () => 0 },
    connections: { at: () => null },
    runs: { add: () => undefined },
    log: { warn: (line: string) => void seen.log.push(line) },
    tableSheetId: () => sheet,
    spreadsheet: { sheet: () => null },
    cells: { find: () => null },
    schedules: { of: () => null },
    extras: {
      of: extras.of,
      save(id: string, next: Extras) {
        seen.saves += 1;
        extras.save(id, next);
      },
    },
    jobs: { ...jobs, load: () => ended },
  };
  return { app: app as App, seen, jobs, ended, trouble: () => extras.of(TABLE.id).snapshots?.trouble ?? null };
}

const begin = (app: App) => beginJob(app, { table: TABLE, sheetId: null }, NOTHING_ACCEPTED);
const FAILED = ['beside the table: sheet-gone'];

test.each<[string, Given, boolean]>([
  ['after a refresh that was not followed by it', {}, true],
  ['after a pull into a sheet of its own', { job: { sheetId: 5 }, sheet: null }, true],
  ['not twice', { last: 2_000 }, false],
  ['not after an undo', { job: { source: 'undo' } }, false],
  ['not after what did not end well', { job: { phase: 'cancelled' } }, false],
  ['not where nobody wants any', { last: null }, false],
  ['not of what began before somebody wanted them', { since: 2_001 }, false],
  ['not where the table is gone', { sheet: null }, false],
])('a dated copy is made up for before the next pull: %s', (_, given, isTried) => {
  const { app, seen, trouble } = table(given);
  expect(begin(app).phase).toBe('planning');
  expect([seen.log, trouble()]).toEqual(isTried ? [FAILED, 'sheet-gone'] : [[], null]);
});

test('a copy that fails fails no refresh, and its trouble is noted once', () => {
  const { app, seen, ended } = table();
  keepUp(app, ended);
  keepUp(app, ended);
  expect(seen).toEqual({ log: [...FAILED, ...FAILED], saves: 1 });
  // Nor does it keep the freshness cell from its turn: that it is gone is seen.
  app.extras.save(TABLE.id, { ...app.extras.of(TABLE.id), freshness: { lost: false } });
  keepUp(app, ended);
  expect(app.extras.of(TABLE.id).freshness).toEqual({ lost: true });
  const store = {
    of() {
      throw new SyncError('unexpected');
    },
  };
  expect(() => keepUp({ ...app, extras: { ...app.extras, ...store } }, ended)).not.toThrow();
});

test('a wish to end the last job is not meant by the next', () => {
  const { app, jobs } = table();
  jobs.requestCancel(TABLE.id);
  const job = begin(app);
  expect([jobs.cancelRequested(TABLE.id), jobs.load(TABLE.id)]).toEqual([false, job]);
});
