/** What a tick begins, notes and tells, and what it gives up. */
import { refreshDueTables } from '../../src/calls/alone/scheduled';
import type { App } from '../../src/calls/app/app';
import type { News } from '../../src/calls/app/telling';
import { SyncError } from '../../src/errors';
import { backupStore } from '../../src/sync/job/backup';
import type { Job } from '../../src/sync/job/job';
import { newSchedule, type Schedule, schedules } from '../../src/sync/job/schedule';
import { agreements } from '../../src/sync/people/agreement';
import { fakeStore } from '../fakes/store';
import { newJob, TABLE } from '../sync/pulling';

const MINUTE = 60_000;

const timing = { kind: 'hours', every: 1 } as const;
const NEW = newSchedule({ owner: 'me', timing, paused: false, since: 0, guard: 'follow', fields: [] });
const NOW = Date.parse('2026-05-04T08:30:00Z');
/** When the slot began that is due. */
const SLOT = Date.parse('2026-05-04T08:00:00Z');

interface Given {
  /** By the ids of tables. */
  readonly schedules?: Readonly<Record<string, Partial<Schedule>>>;
  readonly leftMs?: number;
  /** The job of each table, before the lock was acquired and since. */
  readonly job?: (isLocked: boolean) => Job | null;
  /** What goes wrong where a schedule is saved. */
  readonly failing?: (key: string) => Error | null;
  /** What who acquires the lock meets; without it, tables turn out to be gone. */
  readonly refusal?: SyncError;
  readonly over?: object;
}

/** One tick of a person, in a spreadsheet whose tables are gone. Each time the lock is acquired a minute passes. */
function tick({ schedules: given = {}, leftMs = 60 * MINUTE, job = () => null, failing, refusal, over }: Given) {
  let now = NOW;
  const seen = { begun: 0, ended: [] as string[], news: [] as News[], log: [] as string[], did: [] as string[] };
  const shared = fakeStore();
  const user = fakeStore();
  const saved = schedules(shared);
  for (const [tableId, one] of Object.entries(given)) saved.save(tableId, { ...NEW, ...one });
  const did = (what: string) => () => void seen.did.push(what);
  const throwing = {
    ...shared,
    set(key: string, value: string) {
      const failure = failing?.(key) ?? null;
      if (failure) throw failure;
      shared.set(key, value);
    },
  };
  const app: unknown = {
    glance: (work: () => unknown) => work(),
    owner: 'me',
    language: 'en',
    spreadsheetId: 'book',
    user,
    shared: throwing,
    spreadsheet: { sheetTags: () => [], sheets: () => [] },
    connections: { current: () => null },
    continuation: {
      soon() {
        seen.did.push('soon');
        return true;
      },
      over: did('over'),
    },
    scheduler: { start: did('start'), stop: did('stop') },
    telling: { tell: (news: readonly News[]) => void seen.news.push(...news), isTold: () => false },
    authorizationUrl: () => null,
    log: { warn: (line: string) => void seen.log.push(line) },
    lock: {
      acquire() {
        if (refusal) throw refusal;
        seen.begun += 1;
        now += MINUTE;
        return true;
      },
      release: () => undefined,
    },
    zone: { offsetMinutes: () => 0 },
    clock: { now: () => now, sleep: () => undefined },
    budget: { begin: () => leftMs, end: did('end'), isWorkspace: () => false },
    schedules: schedules(throwing),
    backups: backupStore(shared, user, 'book'),
    extras: { of: () => ({ snapshots: null, freshness: null }) },
    jobs: { load: () => job(seen.begun > 0), save: ({ phase }: Job) => seen.ended.push(phase) },
    runs: { add: () => undefined },
    ...over,
  };
  refreshDueTables(app as App, []);
  return { ...seen, shared, schedule: (tableId: string) => saved.of(tableId) };
}

const due = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`table${index}`, {}]));

test.each([
  ['as many as a tick may take', 60 * MINUTE, 4],
  ['fewer, where the day has less left', 2 * MINUTE, 2],
  ['one, where it has little', 15_000, 1],
  ['none, where it has next to nothing', 14_999, 0],
])('%s', (_, leftMs, begun) => expect(tick({ schedules: due(10), leftMs }).begun).toBe(begun));

describe('what is left', () => {
  test('goes on soon, but not where the day’s time is used up: that is told', () => {
    expect(tick({ schedules: due(10) }).did).toEqual(['soon', 'start', 'end']);
    const { did, news } = tick({ schedules: due(1), leftMs: 0 });
    expect([did, news.map(({ key }) => key)]).toEqual([['over', 'start', 'end'], ['time']]);
    expect(news[0]?.sentence).toMatch(/^The 90 minutes a day/);
  });

  test('is noted for the menu: from when on a run is missing', () => {
    const { shared, schedule } = tick({ schedules: { gone: {}, theirs: { owner: 'another', lastRun: NOW } } });
    expect([schedule('gone'), shared.get('due')]).toEqual([null, String(SLOT + 60 * MINUTE + 90 * MINUTE)]);
  });

  test('is nothing where nothing was due: nothing is told, and a trigger that nobody needs goes', () => {
    expect(tick({ leftMs: 0 })).toMatchObject({ news: [], did: ['over', 'stop', 'end'] });
  });
});

describe('a failure', () => {
  const refusal = new SyncError('server-busy');

  test.each<[string, Partial<Schedule>, number]>([
    ['is the first of its slot', { lastRun: SLOT - MINUTE, failed: 3 }, 1],
    ['is the first of all, also where the first run was asked for', { since: NOW, failed: 1 }, 1],
    ['is one more of the same slot', { lastRun: SLOT + MINUTE, failed: 2 }, 3],
  ])('that may pass %s', (_, given, failed) => {
    expect(tick({ schedules: { table: given }, refusal }).schedule('table')).toMatchObject({ failed, lastRun: NOW });
  });

  test('is none where somebody is at work there: the table is due as before', () => {
    const given = { table: { since: NOW, failed: 1 } };
    const { news, schedule } = tick({ schedules: given, refusal: new SyncError('job-elsewhere') });
    expect([news.map(({ key }) => key), schedule('table')]).toMatchObject([['time'], { lastRun: null, failed: 1 }]);
  });

  test('that does not pass by itself is not tried again in its slot', () => {
    const refused = new SyncError('key-revoked');
    expect(tick({ schedules: { table: { failed: 1 } }, refusal: refused }).schedule('table')).toMatchObject({
      failed: 0,
      lastFailure: expect.stringMatching(/^This API key was revoked/),
    });
  });

  test('that cannot be noted keeps no other table from its turn', () => {
    const failing = (key: string) => (key === 'schedule/table0' ? new Error('service') : null);
    const { begun, log } = tick({ schedules: due(3), failing });
    expect([begun, log]).toEqual([2, expect.arrayContaining(['scheduled refresh: unexpected'])]);
  });

  test('of the tick itself is told and noted, and its time is counted', () => {
    const broken = {
      ownedBy() {
        throw new Error('service');
      },
    };
    expect(tick({ over: { schedules: broken } })).toMatchObject({
      log: ['scheduled refresh: unexpected'],
      did: ['end'],
    });
  });
});

test('where the store is full, a run that ended well has ended well, though that cannot be noted', () => {
  // Whoever had the lock ended it.
  const job = (isLocked: boolean) => newJob(5, { phase: isLocked ? 'cancelled' : 'fetching', started: NOW, saved: 0 });
  const failing = () => new SyncError('storage-full', { most: 500 });
  const { news, log } = tick({ schedules: { table: {} }, job, failing });
  expect([news.map(({ key, sentence }) => [key, sentence]), log]).toEqual([
    [
      ['time', null],
      ['book/table', null],
    ],
    [],
  ]);
});

test('what its person agreed to is kept longer than what nobody refreshes; a yes that came to nothing counts no more', () => {
  const user = fakeStore();
  const agreed = agreements(user, 'book', () => NOW);
  agreed.settle({ table: TABLE, fields: [], refused: [] });
  agreed.propose(TABLE, 'columns that were shown');
  const tags = [{ sheetId: 5, value: JSON.stringify(TABLE) }];
  const spreadsheet = { info: () => ({ id: 'book' }), sheetTags: () => tags, sheets: () => [] };
  tick({ schedules: { [TABLE.id]: {} }, over: { user, spreadsheet, agreements: agreed } });
  expect(agreed.of(TABLE.id)).toMatchObject({ scheduled: true, proposed: null });
});

describe('an execution that died', () => {
  const told = (given: Partial<Schedule>) =>
    tick({ schedules: { table: given }, refusal: new SyncError('server-busy') }).news.filter(({ sentence }) =>
      sentence?.startsWith('Google ended the scheduled refresh'),
    ).length;

  test('is told the second time, and one that failed otherwise is none', () => {
    expect([
      told({ open: SLOT }),
      told({ open: SLOT, failed: 1 }),
      told({ failed: 2, lastRun: SLOT + MINUTE }),
    ]).toEqual([0, 1, 0]);
  });
});

test('what a person refreshed since the slot began is refreshed by schedule all the same', () => {
  const job = () => newJob(5, { phase: 'done', started: NOW, saved: NOW });
  expect(tick({ schedules: { table: {} }, job }).begun).toBe(1);
});

test('a run that goes on serves the slot that it began in, no later one', () => {
  const job = () => newJob(5, { started: SLOT - MINUTE, saved: SLOT - MINUTE });
  const lastRun = SLOT - MINUTE;
  const { schedule } = tick({ schedules: { table: { lastRun } }, job, refusal: new SyncError('server-busy') });
  expect(schedule('table')).toMatchObject({ lastRun, failed: 1 });
});

test('a backup whose sidebar was closed goes on, with a schedule or without', () => {
  const about = { v: 1, id: 'run', owner: 'me', started: SLOT, saved: SLOT, address: '', workspaceId: '' } as const;
  const backups = { run: () => ({ ...about, keep: 1, objects: [], fits: true }) };
  const user = fakeStore();
  user.set('book/going', 'backup');
  expect(tick({ over: { backups, user } }).begun).toBe(1);
});

/** How the job ended in which three executions died. */
function givenUp(over: Partial<Job>): readonly string[] {
  const job = newJob(5, { ...over, started: NOW, saved: NOW });
  return tick({ schedules: { table: { open: NOW, failed: 2, lastRun: NOW } }, job: () => job }).ended;
}

test('a job in which executions die is given up, but not one that edits the sheet: half of it stands there', () => {
  expect(givenUp({ phase: 'fetching' })).toEqual(['failed']);
  expect(givenUp({ phase: 'publishing', journalled: true })).toEqual([]);
});
