import type { Control } from '../../local/crm/server/faults/rule';
import type { CsvPart } from '../../src/protocol/csv';
import { readPace } from '../../src/twenty/wire/pace';
import { type Desk, idsOf, openDesk, everyHours } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';

// Some of these ask the CRM hundreds of times.
jest.setTimeout(60_000);

const PEOPLE = 500;
const HOUR = 3_600_000;

let crm: CrmBeside | undefined;
afterEach(() => crm?.close());

type Options = NonNullable<Parameters<typeof startCrmBeside>[0]>;

/** A CRM with a limit, and a person at it. */
async function limited(options: Options): Promise<{ crm: CrmBeside; desk: Desk }> {
  const started = await startCrmBeside({
    records: PEOPLE,
    objects: ['person', 'company', 'task', 'workspaceMember'],
    ...options,
  });
  crm = started;
  const desk = openDesk(started);
  desk.connect();
  return { crm: started, desk };
}

/** A server that gives so many rows a page. */
const capped = (rows: number): Control => ({
  rules: [{ on: 'records', times: null, fault: { kind: 'pageCap', rows } }],
});

/** What the document keeps of limits, by the names of the properties. */
function kept(desk: Desk): readonly (readonly [string, string])[] {
  return [...desk.emulator.properties()]
    .filter(([name]) => name.startsWith('document'))
    .flatMap(([, properties]) => [...properties])
    .filter(([name]) => name.startsWith('pace/'));
}

test.each([
  ['the words of 2.21', false],
  ['the words of newer servers', true],
])('a pull that was refused once, in %s, is not refused again and is complete', async (_, newLimitForm) => {
  const { crm: server, desk } = await limited({ rateLimit: 100, newLimitForm });
  // Four rows a page: 125 pages, where a minute has 100 requests.
  await server.control(capped(4));
  const { receipt } = desk.pull('People', 'All People');
  expect(receipt).toMatchObject({ complete: true, written: PEOPLE });
  expect(new Set(idsOf(desk.state, 'All People')).size).toBe(PEOPLE);
  const { limited: refused, recordRequests } = await server.control({});
  // The batch of four that met the limit; not one afterwards.
  expect(refused).toBeGreaterThan(0);
  expect(refused).toBeLessThanOrEqual(4);
  expect(recordRequests).toBe(receipt?.requests);
  const [[name, text] = ['', '']] = kept(desk);
  expect(name).toMatch(/^pace\/http:\/\/127\.0\.0\.1:\d+#[0-9a-f-]{36}$/);
  expect(readPace(JSON.parse(text), desk.emulator.now())).toMatchObject([{ limit: 100, windowMs: 60_000 }]);
});

test('a step that asks twice ends under a limit that lets one request through at a time', async () => {
  const { crm: server, desk } = await limited({ rateLimit: 6, objects: ['opportunity', 'company', 'workspaceMember'] });
  await server.control(capped(7));
  // Its end counts the records of the groups that the view hides, too.
  const { receipt } = desk.pull('Opportunities', 'Open stages');
  expect(receipt).toMatchObject({ complete: true });
  expect(receipt?.hiddenGroups?.records).toBeGreaterThan(0);
});

test('a pull that is never refused keeps nothing of limits', async () => {
  const { desk } = await limited({ rateLimit: 100 });
  expect(desk.pull('People', 'All People').receipt).toMatchObject({ complete: true });
  expect(kept(desk)).toEqual([]);
});

test.each([
  [5, 'four at once'],
  [3, 'two at once'],
  [2, 'one at once'],
])('a limit of %d a minute, that is %s, still ends complete, and the sidebar is told to wait', async (rateLimit) => {
  const { crm: server, desk } = await limited({ rateLimit });
  await server.control(capped(70));
  const { receipt } = desk.pull('People', 'All People');
  expect(receipt).toMatchObject({ complete: true, written: PEOPLE });
  expect(new Set(idsOf(desk.state, 'All People')).size).toBe(PEOPLE);
  expect(desk.spent.waits.length).toBeGreaterThan(2);
  expect((await server.control({})).limited).toBeLessThanOrEqual(4);
});

test('ada and bob, with keys of their own, share what one of them learnt', async () => {
  const { crm: server, desk } = await limited({ rateLimit: 20 });
  desk.connect('apple-readonly', 'bob');
  await server.control(capped(17));
  expect(desk.pull('People', 'All People').receipt).toMatchObject({ complete: true });
  await server.control({ reset: true });
  const jobs = (['ada', 'bob'] as const).map((user) => {
    return { user, job: desk.call('startPull', desk.choice('People', 'Everything about people', {}, user), user) };
  });
  // By turns, as two sidebars would.
  for (let turn = 0; turn < 400 && jobs.some(({ job }) => job.phase !== 'done'); turn += 1) {
    for (const each of jobs) {
      if (each.job.phase === 'done') continue;
      each.job = desk.call('continuePull', { tableId: each.job.tableId }, each.user);
    }
    desk.emulator.advance(Math.max(0, Math.min(...jobs.map(({ job }) => job.waitMs || 1_000))));
  }
  expect(jobs.map(({ job }) => job.receipt)).toMatchObject([{ written: PEOPLE }, { written: PEOPLE }]);
  const { limited: refused, recordRequests } = await server.control({});
  expect(recordRequests).toBeGreaterThan(60);
  expect(refused).toBe(0);
});

test('a limit that the server lowers is learnt anew at the first refusal, and forgotten after a day', async () => {
  const { crm: server, desk } = await limited({ rateLimit: 30 });
  await server.control(capped(20));
  desk.pull('People', 'All People');
  const body = JSON.stringify({ errors: [{ message: 'Limit reached (10 tokens per 60000 ms)' }] });
  const fault = { kind: 'answer', status: 200, body, contentType: 'application/json' } as const;
  await server.control({ rules: [{ on: 'records', fault }] });
  desk.emulator.advance(HOUR);
  const { tableId } = desk.pull('People', 'All People');
  expect(kept(desk).map(([, text]) => JSON.parse(text))).toMatchObject([[{ limit: 10 }]]);
  desk.emulator.advance(25 * HOUR);
  await server.control({ clear: true, reset: true });
  const waits = desk.spent.waits.length;
  // Six requests at once would not be within four fifths of ten, were they known.
  await server.control(capped(70));
  expect(
    desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false })).receipt,
  ).toMatchObject({
    complete: true,
  });
  expect(desk.spent.waits).toHaveLength(waits);
});

test('what the sidebar asks once waits instead of failing, and others need not wait with it', async () => {
  const { crm: server, desk } = await limited({ rateLimit: 2 });
  const choice = desk.choice('Tasks', 'Assigned to Me');
  for (let count = 0; count < 3; count += 1) expect(desk.call('listMembers', {}).length).toBeGreaterThan(0);
  const [me] = desk.call('listMembers', {});
  const before = server.time();
  let bobs: string | undefined;
  const hooks = {
    onCall: (name: string) => {
      if (name.startsWith('UrlFetchApp.')) server.setTime(desk.emulator.now());
      if (name === 'Utilities.sleep') bobs ??= desk.refusal('takeOver', { tableId: 'none' }, 'bob').kind;
    },
  };
  const input = JSON.stringify({ ...choice, memberId: me?.id ?? '' });
  const reply = desk.emulator.clientCall('ada', 'doc', 'startPull', [input], hooks);
  const job = reply.ok ? JSON.parse(String(reply.value)) : null;
  expect(job).toMatchObject({ ok: true, data: { phase: 'planning' } });
  // The lock was free for him: there is only nothing to take over.
  expect(bobs).toBe('job-gone');
  expect(server.time()).toBeGreaterThan(before);
  expect(desk.drive(job.data).receipt).toMatchObject({ complete: true });
  expect((await server.control({})).limited).toBe(1);
});

test('finding out what the key may not read waits for the limit as well', async () => {
  const { desk } = await limited({ rateLimit: 2 });
  desk.connect('apple-peopleonly');
  const { receipt } = desk.pull('People', 'All People');
  expect(receipt).toMatchObject({ complete: true, written: PEOPLE });
  expect(receipt?.leftOut).toContainEqual({ column: 'Company', reason: 'forbidden' });
});

test.each([30, 5])(
  'a Twenty whose views are records, with %d requests a minute, gets to the end',
  async (rateLimit) => {
    const { crm: server, desk } = await limited({ dialect: '1.1', rateLimit, records: 300 });
    await server.control(capped(60));
    const { receipt, tableId } = desk.pull('People', 'All People');
    expect(receipt).toMatchObject({ complete: true, written: 300 });
    expect(csvOf(desk, tableId).flatMap(({ ids }) => ids)).toHaveLength(300);
  },
);

/** All parts, waiting as told. */
function csvOf(desk: Desk, tableId: string, user = 'ada'): readonly CsvPart[] {
  const parts: CsvPart[] = [];
  let next: string | null = null;
  do {
    const file = { kind: 'twenty', rowsPerFile: null } as const;
    const part: CsvPart = desk.call('readCsv', { tableId, file, next }, user);
    parts.push(part);
    desk.emulator.advance(part.waitMs);
    next = part.next;
  } while (next !== null && parts.length < 500);
  return parts;
}

test('a CSV keeps the same pace, and what the key may not read does not end it', async () => {
  const { crm: server, desk } = await limited({ rateLimit: 3 });
  await server.control(capped(200));
  const { tableId } = desk.pull('People', 'All People');
  await server.control({ reset: true, ...capped(100) });
  desk.connect('apple-nojobtitle');
  const parts = csvOf(desk, tableId);
  expect(new Set(parts.flatMap(({ ids }) => ids)).size).toBe(PEOPLE);
  expect(parts.filter(({ waitMs }) => waitMs > 0).length).toBeGreaterThan(2);
  expect((await server.control({})).limited).toBe(0);
});

test('a scheduled run waits while there is time, and goes on at the next tick', async () => {
  const { crm: server, desk } = await limited({ rateLimit: 2 });
  const { tableId } = desk.pull('People', 'All People');
  desk.call('planSchedule', { tableId, plan: everyHours(1) });
  await server.control({ reset: true, ...capped(50) });
  const before = desk.table(tableId).receipt?.finished ?? '';
  const ids = idsOf(desk.state, 'All People');
  const onCall = (name: string): void => {
    if (name.startsWith('UrlFetchApp.')) server.setTime(desk.emulator.now());
  };
  const [first] = desk.emulator.fireTriggers(desk.emulator.now() + 1.2 * HOUR, { onCall });
  expect(first?.outcome).toBe('value');
  // Ten pages at one every 37 s do not fit into one run.
  expect(desk.table(tableId)).toMatchObject({ receipt: { finished: before }, schedule: { lastFailure: null } });
  expect(idsOf(desk.state, 'All People')).toEqual(ids);
  desk.emulator.fireTriggers(desk.emulator.now() + 4 * HOUR, { onCall });
  expect((desk.table(tableId).receipt?.finished ?? '') > before).toBe(true);
  expect(desk.table(tableId)).toMatchObject({ receipt: { complete: true }, schedule: { lastFailure: null } });
  expect((await server.control({})).limited).toBe(0);
});
