import type { App } from '../../src/calls/app/app';
import { requireFree } from '../../src/calls/pull/begin';
import { isLeftBehindAt } from '../../src/calls/pull/pulls';
import type { Job } from '../../src/sync/job/job';
import { newJob } from '../sync/pulling';

const MINUTE = 60_000;

test.each([
  [0, false],
  [9, false],
  [10, true],
  // A clock that was wrong: else nobody could ever take it over.
  [-9, false],
  [-10, true],
])('a job that was saved %i minutes ago is left behind: %j', (minutes, expected) => {
  const now = Date.UTC(2026, 0, 1);
  const app: unknown = { clock: { now: () => now } };
  expect(isLeftBehindAt(app as App, now - minutes * MINUTE)).toBe(expected);
});

test.each<[string, Partial<Job> | null, boolean]>([
  ['no job', null, true],
  ['one’s own', { phase: 'fetching', owner: 'me' }, true],
  ['another’s', { phase: 'fetching', owner: 'bob' }, false],
  ['another’s that has ended', { phase: 'cancelled', owner: 'bob' }, true],
  ['another’s that was left behind', { phase: 'fetching', owner: 'bob', saved: -10 * MINUTE }, true],
])('whether a table is free with %s', (_, over, isFree) => {
  const now = Date.UTC(2026, 0, 1);
  const app: unknown = { owner: 'me', clock: { now: () => now } };
  const job = over && newJob(5, { ...over, saved: now + (over.saved ?? 0) });
  const work = () => requireFree(app as App, job);
  if (isFree) expect(work).not.toThrow();
  else expect(work).toThrow('job-elsewhere');
});
