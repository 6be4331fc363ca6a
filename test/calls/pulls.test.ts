/** Whose a job is, who may work, and in which order its end is saved. */
import type { App } from '../../src/calls/app/app';
import { nextSlice, ownJob, placedTable, saveJob, unfinishedJob, withLock } from '../../src/calls/pull/pulls';
import type { Job } from '../../src/sync/job/job';
import { TABLE_TAG } from '../../src/sync/job/table';
import { newJob, TABLE } from '../sync/pulling';

const mine = newJob(5, { phase: 'fetching' });
const theirs: Job = { ...mine, owner: 'bob' };
const appAt = (job: Job | null, over: object = {}) =>
  ({ owner: 'me', jobs: { load: () => job }, ...over }) as unknown as App;

test.each<[string, Job | null, string | null, boolean]>([
  ['none', null, 'job-gone', false],
  ['one’s own', mine, null, true],
  ['one’s own that has ended', { ...mine, phase: 'cancelled' }, null, false],
  ['another’s', theirs, 'job-elsewhere', false],
  ['another’s that took it over and has done with it', { ...theirs, phase: 'cancelled' }, 'job-gone', false],
])('a job to work on: %s', (_, job, refusal, isUnfinished) => {
  const app = appAt(job);
  if (refusal === null) expect(ownJob(app, TABLE.id)).toBe(job);
  else expect(() => ownJob(app, TABLE.id)).toThrow(refusal);
  expect(unfinishedJob(app, TABLE.id)).toBe(isUnfinished ? job : null);
});

test('what has ended meanwhile is not worked on again', () => {
  const ended = { ...mine, phase: 'cancelled' } as Job;
  expect(nextSlice(appAt(ended), TABLE.id, 0)).toEqual({ job: ended, waitMs: 0 });
});

test('one works at a time: the lock is free afterwards, whatever happens, and nobody frees another’s', () => {
  const did: unknown[] = [];
  const lock = (isFree: boolean) => ({
    acquire(wait: number) {
      did.push(wait);
      return isFree;
    },
    release: () => void did.push('free'),
  });
  const failing = () => {
    throw new Error('on the way');
  };
  expect(() => withLock(appAt(null, { lock: lock(true) }), failing)).toThrow('on the way');
  expect(did.splice(0)).toEqual([5_000, 'free']);
  // Nobody looks on.
  expect(withLock(appAt(null, { lock: lock(true), scheduled: true }), () => 7)).toBe(7);
  expect(did.splice(0)).toEqual([30_000, 'free']);
  expect(() => withLock(appAt(null, { lock: lock(false) }), failing)).toThrow('job-elsewhere');
  expect(did).toEqual([5_000]);
});

test('an end is saved after what it tells: who dies in between ends it again', () => {
  const did: string[] = [];
  const note = (what: string) => () => void did.push(what);
  const app = appAt(null, {
    trust: { of: () => null, save: note('trust') },
    runs: { add: note('runs') },
    jobs: { save: note('job'), saveReceipt: note('receipt') },
  });
  saveJob(app, newJob(5, { phase: 'done' }));
  expect(did.splice(0)).toEqual(['trust', 'receipt', 'runs', 'job']);
  saveJob(app, mine);
  expect(did).toEqual(['runs', 'job']);
});

test('a table that is not there, one of a later version, and one of the first, which had no workspace', () => {
  const placed = (table: object | null) => {
    const tags = table === null ? [] : [{ sheetId: 5, value: JSON.stringify(table) }];
    const sheetTags = (key: string) => (key === TABLE_TAG ? tags : []);
    const connections = { at: () => ({ workspaceId: 'that of its address' }) };
    return placedTable(
      appAt(null, { connections, spreadsheet: { sheetTags, info: () => ({ id: 'book' }) } }),
      TABLE.id,
    );
  };
  expect(() => placed(null)).toThrow('table-unknown');
  expect(() => placed({ ...TABLE, v: 2 })).toThrow('table-newer');
  expect(placed(TABLE)).toEqual({ table: TABLE, sheetId: 5 });
  expect(placed({ ...TABLE, workspaceId: '' }).table.workspaceId).toBe('that of its address');
});
