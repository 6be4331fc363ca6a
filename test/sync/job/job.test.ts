import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { isActive, type Job, type JobEvent, type JobPhase, type JobStage, rowsOf } from '../../../src/sync/job/job';
import { transition } from '../../../src/sync/job/transition';
import type { Receipt } from '../../../src/protocol/receipt';
import { asLoaded, newJob, TABLE } from '../pulling';

const RECEIPT: Receipt = {
  complete: true,
  asked: 5,
  fetched: 5,
  distinct: 5,
  written: 5,
  columns: 3,
  added: null,
  changed: null,
  gone: null,
  edited: 0,
  unmoved: [],
  restarts: 0,
  walked: null,
  requests: 2,
  seconds: 1,
  started: '2026-01-01T00:00:00.000Z',
  finished: '2026-01-01T00:00:01.000Z',
  leftOut: [],
  ignoredFilters: [],
  doubts: [],
  question: '',
  hiddenGroups: null,
};

const WALKED = { least: 5, most: 6 };
const counted = { fingerprint: 'f', total: 5 };
const JOBS: Readonly<Record<JobStage, Job>> = {
  planning: newJob(1),
  counting: newJob(1, { phase: 'counting', fingerprint: 'f' }),
  fetching: newJob(1, { phase: 'fetching', ...counted, offset: 2, pageSize: 2, pageCap: null }),
  walking: newJob(1, {
    phase: 'walking',
    ...counted,
    restarts: 3,
    rows: 2,
    cursor: 'c',
    pageSize: 2,
    pageCap: null,
    walked: WALKED,
  }),
  checking: newJob(1, { phase: 'checking', ...counted, walked: null }),
  publishing: newJob(1, {
    phase: 'publishing',
    ...counted,
    asked: 5,
    distinct: 5,
    hidden: null,
    walked: null,
    journalled: false,
  }),
  writing: newJob(1, {
    phase: 'publishing',
    ...counted,
    asked: 5,
    distinct: 5,
    hidden: null,
    walked: null,
    journalled: true,
  }),
  done: newJob(1, { phase: 'done', receipt: RECEIPT }),
  failed: newJob(1, { phase: 'failed', kind: 'unreachable', details: {} }),
  cancelled: newJob(1, { phase: 'cancelled' }),
};

const EVENTS: { readonly [E in JobEvent['type']]: Extract<JobEvent, { type: E }> } = {
  planned: {
    type: 'planned',
    fingerprint: 'f',
    names: { objectLabel: 'People', objectPath: 'people', viewName: 'All people', language: 'en' },
  },
  counted: { type: 'counted', total: 5, pageSize: 1000 },
  pagesRead: { type: 'pagesRead', rows: 3, hasMore: false, pageSize: 9, pageCap: null },
  walked: { type: 'walked', rows: 3, cursor: null, total: 5, pageSize: 9, pageCap: null },
  slowed: { type: 'slowed', pageSize: 1 },
  changed: { type: 'changed' },
  columnForbidden: { type: 'columnForbidden', names: ['person.secret'] },
  checked: { type: 'checked', asked: 5, distinct: 5, hidden: 0 },
  published: { type: 'published', table: TABLE, sheetId: 1, receipt: RECEIPT },
  lost: { type: 'lost', kind: 'job-gone', details: {} },
  failed: { type: 'failed', kind: 'unreachable', details: {} },
  cancelled: { type: 'cancelled' },
};

/** Where each event leads; 'same' leaves the job as it is. The same table stands in docs/reference/job.md. */
const EXPECTED: Record<keyof typeof JOBS, Record<JobEvent['type'], JobPhase | 'same'>> = {
  planning: {
    planned: 'counting',
    counted: 'same',
    pagesRead: 'same',
    walked: 'same',
    slowed: 'same',
    changed: 'planning',
    columnForbidden: 'planning',
    checked: 'same',
    published: 'same',
    lost: 'same',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  counting: {
    planned: 'same',
    counted: 'fetching',
    pagesRead: 'same',
    walked: 'same',
    slowed: 'same',
    changed: 'planning',
    columnForbidden: 'planning',
    checked: 'same',
    published: 'same',
    lost: 'same',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  fetching: {
    planned: 'same',
    counted: 'same',
    pagesRead: 'checking',
    walked: 'same',
    slowed: 'fetching',
    changed: 'planning',
    columnForbidden: 'planning',
    checked: 'same',
    published: 'same',
    lost: 'same',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  walking: {
    planned: 'same',
    counted: 'same',
    pagesRead: 'same',
    walked: 'checking',
    slowed: 'walking',
    changed: 'failed',
    columnForbidden: 'planning',
    checked: 'same',
    published: 'same',
    lost: 'same',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  checking: {
    planned: 'same',
    counted: 'same',
    pagesRead: 'same',
    walked: 'same',
    slowed: 'same',
    changed: 'planning',
    columnForbidden: 'same',
    checked: 'publishing',
    published: 'same',
    lost: 'same',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  publishing: {
    planned: 'same',
    counted: 'same',
    pagesRead: 'same',
    walked: 'same',
    slowed: 'same',
    changed: 'planning',
    columnForbidden: 'same',
    checked: 'same',
    published: 'done',
    lost: 'failed',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  writing: {
    planned: 'same',
    counted: 'same',
    pagesRead: 'same',
    walked: 'same',
    slowed: 'same',
    changed: 'same',
    columnForbidden: 'same',
    checked: 'same',
    published: 'done',
    lost: 'failed',
    failed: 'same',
    cancelled: 'same',
  },
  done: ended(),
  failed: ended(),
  cancelled: ended(),
};

function ended(): Record<JobEvent['type'], 'same'> {
  return Object.fromEntries(Object.keys(EVENTS).map((type) => [type, 'same'])) as Record<JobEvent['type'], 'same'>;
}

const cases = Object.entries(EXPECTED).flatMap(([name, row]) =>
  Object.entries(row).map(([type, expected]) => [name, type, expected] as const),
);

test.each(cases)('%s, on %s: %s', (name, type, expected) => {
  const job = JOBS[name as keyof typeof JOBS];
  const next = transition(job, EVENTS[type as JobEvent['type']]);
  if (expected === 'same') expect(next).toEqual(job);
  else {
    expect(next.phase).toBe(expected);
    expect(next).not.toEqual(job);
  }
});

test('docs/reference/job.md shows the same table', () => {
  const [head = [], ...rows] = readFileSync('docs/reference/job.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| (event \| |`\w+` \| [\w·]+ \| )/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.replace(/[*`\s]/g, '')),
    );
  const [, ...phases] = head;
  const told = phases.map((phase, index) => [
    phase,
    Object.fromEntries(rows.map(([event = '', ...cells]) => [event, cells[index] === '·' ? 'same' : cells[index]])),
  ]);
  expect(Object.fromEntries(told)).toEqual(EXPECTED);
});

describe('a job', () => {
  const anyEvents = fc.array(fc.constantFrom(...Object.values(EVENTS)), { maxLength: 30 });

  /** What may be null and is not in `JOBS`, and the other way round. */
  const OTHERS: Readonly<Record<string, Job>> = {
    'without labels, of another person’s choice': newJob(null, {
      table: {
        ...TABLE,
        memberId: 'm',
        memberZone: 'Asia/Kathmandu',
        options: { ...TABLE.options, columns: { kind: 'chosen', fieldIds: ['a'] }, selectAs: 'value' },
      },
      acceptFewer: true,
      forbidden: ['person.secret'],
    }),
    'fetching from a server with a cap': { ...JOBS.fetching, pageCap: 60 } as Job,
    'a walk that begins': { ...JOBS.walking, cursor: null, pageCap: 60 } as Job,
    'checking after a walk': { ...JOBS.checking, walked: WALKED } as Job,
    'publishing after a walk, into a new sheet': { ...JOBS.publishing, sheetId: null, walked: WALKED } as Job,
    'writing for an undo, with rows that waited': {
      ...JOBS.writing,
      source: 'undo',
      staged: 7,
      acceptGone: true,
    },
    'done after a walk': {
      ...JOBS.done,
      receipt: {
        ...RECEIPT,
        added: 1,
        changed: 2,
        gone: 3,
        edited: 4,
        unmoved: ['Sum'],
        walked: WALKED,
        ignoredFilters: ['Name'],
        doubts: [{ field: 'Name', about: 'words' }],
      },
    } as Job,
    'failed with details': { ...JOBS.failed, details: { host: 'crm.example', rows: 3 } } as Job,
  };

  test.each([...Object.entries(JOBS), ...Object.entries(OTHERS)])('is read again as it was saved: %s', (_, job) => {
    expect(asLoaded(job)).toStrictEqual(job);
  });

  test('is read again as it was saved, and fits a property, in every phase that events can lead to', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(JOBS)), anyEvents, (begun, events) => {
        const job = events.reduce(transition, begun);
        expect(asLoaded(job)).toStrictEqual(job);
        expect(JSON.stringify(job).length).toBeLessThan(9_000);
      }),
    );
  });

  test('counts its restarts and never makes more than three, the walk by id included', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const job = events.reduce(transition, newJob(1));
        expect(job.restarts).toBeLessThanOrEqual(3);
      }),
    );
  });

  test('once ended stays as it ended', () => {
    fc.assert(
      fc.property(anyEvents, anyEvents, (before, after) => {
        const job = before.reduce(transition, newJob(1));
        if (!isActive(job)) expect(after.reduce(transition, job)).toEqual(job);
      }),
    );
  });

  test('never offers fewer rows than its offset, nor an offset beyond the total', () => {
    const next = transition(JOBS.fetching, { type: 'pagesRead', rows: 2, hasMore: true, pageSize: 7, pageCap: 2 });
    expect(next).toMatchObject({ phase: 'fetching', offset: 4, pageSize: 7, pageCap: 2 });
    expect(rowsOf(next)).toBe(4);
  });

  test('does not go on to checking when the rows that came are not the rows that were counted', () => {
    const event = { ...EVENTS.pagesRead, rows: 2 };
    expect(transition(JOBS.fetching, event)).toMatchObject({ phase: 'planning', restarts: 1 });
  });
});
