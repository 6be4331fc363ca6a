import type { Control } from '../../local/crm/server/faults/rule';
import { gridOf, idsOf, openDesk } from './add-on-world';
import { everythingIn } from '../everything';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { closedAfterAll } from '../closing';

const PEOPLE = 1_500;

// Some of these ask the CRM many times.
jest.setTimeout(30_000);

let crm: CrmBeside;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: PEOPLE, objects: ['person', 'company', 'workspaceMember'] });
  later(() => crm.close());
});
afterEach(() => crm.control({ clear: true, restore: true, reset: true }));

type Fault = NonNullable<Control['rules']>[number]['fault'];

const TIMEOUT = JSON.stringify({
  errors: [
    {
      message: 'canceling statement due to statement timeout',
      extensions: { code: 'INTERNAL_SERVER_ERROR', userFriendlyMessage: 'An error occurred.' },
    },
  ],
  data: null,
});

const gateway: Fault = { kind: 'answer', status: 502, body: '<h1>Bad Gateway</h1>', contentType: 'text/html' };
const timeout: Fault = { kind: 'answer', status: 200, body: TIMEOUT, contentType: 'application/json' };

interface Weather {
  readonly name: string;
  /** Record requests let through first, and how many meet the fault; null: all of them. */
  readonly skip: number;
  readonly times: number | null;
  readonly fault: Fault;
}

const SURVIVED: readonly Weather[] = [
  { name: 'a server that gives at most 60 rows a page', skip: 0, times: null, fault: { kind: 'pageCap', rows: 60 } },
  { name: 'a database that runs out of time once', skip: 1, times: 1, fault: timeout },
  { name: 'a gateway that fails twice', skip: 1, times: 2, fault: gateway },
  { name: 'a connection that breaks once', skip: 1, times: 1, fault: { kind: 'drop' } },
  { name: 'an answer that breaks off once', skip: 2, times: 1, fault: { kind: 'cut', bytes: 4_000 } },
  { name: 'an answer that takes long', skip: 1, times: 1, fault: { kind: 'delay', ms: 50 } },
  { name: 'a page that comes once more', skip: 2, times: 1, fault: { kind: 'repeatPage' } },
  {
    name: 'a page that is short and calls itself the last',
    skip: 1,
    times: 1,
    fault: { kind: 'shortPage', rows: 700 },
  },
  { name: 'two offsets that are ignored', skip: 2, times: 2, fault: { kind: 'ignoreOffset' } },
];

test.each(SURVIVED)('a pull survives $name and is complete', async ({ skip, times, fault }) => {
  const desk = openDesk(crm);
  desk.connect();
  await crm.control({ rules: [{ on: 'records', skip, times, fault }] });
  const { receipt, tableId } = desk.pull('People', 'All People');
  expect(receipt).toMatchObject({ complete: true, asked: PEOPLE, written: PEOPLE });
  expect(new Set(idsOf(desk.state, 'All People')).size).toBe(PEOPLE);
  expect(desk.state.sheets.map(({ name }) => name)).toEqual(['Sheet1', 'All People', `Twenty Sheets marks ${tableId}`]);
});

const ENDED: readonly (Weather & { readonly kind: string })[] = [
  { name: 'runs out of time for every page', skip: 1, times: null, fault: timeout, kind: 'server-busy' },
  { name: 'stands behind a broken gateway', skip: 1, times: null, fault: gateway, kind: 'gateway-failed' },
  { name: 'cuts every answer off', skip: 1, times: null, fault: { kind: 'cut', bytes: 4_000 }, kind: 'unreachable' },
  { name: 'turns into a web page', skip: 1, times: null, fault: { kind: 'html' }, kind: 'not-twenty' },
  {
    name: 'gives the same page again and again',
    skip: 2,
    times: null,
    fault: { kind: 'repeatPage' },
    kind: 'view-changing',
  },
  {
    name: 'has nothing but what it counted at first',
    skip: 1,
    times: null,
    fault: { kind: 'repeatPage' },
    kind: 'answer-unreadable',
  },
  {
    name: 'says of every short page that it is the last',
    skip: 0,
    times: null,
    fault: { kind: 'shortPage', rows: 700 },
    kind: 'view-changing',
  },
];

test.each(ENDED)('a server that $name ends the pull, and nothing changes', async ({ skip, times, fault, kind }) => {
  const desk = openDesk(crm);
  desk.connect();
  const before = everythingIn(desk.state);
  await crm.control({ rules: [{ on: 'records', skip, times, fault }] });
  const { phase, failure } = desk.pull('People', 'All People');
  expect([phase, failure?.kind]).toEqual(['failed', kind]);
  expect(failure?.message).toContain('The sheet is unchanged.');
  expect(everythingIn(desk.state)).toBe(before);
});

const rule = (fault: Fault, rest: Pick<Weather, 'skip'> & { readonly times?: number | null } = { skip: 0 }) => ({
  on: 'records' as const,
  times: null,
  ...rest,
  fault,
});

test.each([
  ['down', [200, 60]],
  ['up', [60, 200]],
  ['down to less than a page that was asked beside it, and up again', [400, 30, 300]],
])('a cap on the rows of a page that goes %s midway loses nothing', async (_, caps) => {
  const desk = openDesk(crm);
  desk.connect();
  const rules = caps.map((rows, index) =>
    rule({ kind: 'pageCap', rows }, { skip: index * 4, times: index === caps.length - 1 ? null : 4 }),
  );
  await crm.control({ rules });
  const { receipt } = desk.pull('People', 'All People');
  expect(receipt).toMatchObject({ complete: true, written: PEOPLE, restarts: 0, walked: null });
  expect(new Set(idsOf(desk.state, 'All People')).size).toBe(PEOPLE);
});

test('a server that ignores the offset is walked by id, and the table says so', async () => {
  const desk = openDesk(crm);
  const { tableId } = desk.begin('People', 'All People');
  const before = idsOf(desk.state, 'All People');
  await crm.control({ rules: [rule({ kind: 'ignoreOffset' })] });
  const { receipt } = desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));
  const walked = { least: PEOPLE, most: PEOPLE };
  expect(receipt).toMatchObject({ complete: true, written: PEOPLE, restarts: 3, walked, added: 0, gone: 0 });
  expect(idsOf(desk.state, 'All People')).toEqual(before.map(String).sort());
});

test('a server that ignores the cursor too ends the pull, and nothing changes', async () => {
  const desk = openDesk(crm);
  desk.begin('People', 'All People');
  const [table] = desk.call('getState', {}).tables;
  const before = everythingIn(desk.state);
  await crm.control({ rules: [rule({ kind: 'ignoreOffset' }), rule({ kind: 'ignoreCursor' })] });
  const { phase, failure } = desk.drive(
    desk.call('refreshTable', { tableId: table?.id ?? '', acceptFewer: false, acceptGone: false }),
  );
  expect([phase, failure?.kind]).toEqual(['failed', 'view-changing']);
  expect(failure?.message).toContain('The sheet is unchanged.');
  expect(everythingIn(desk.state)).toBe(before);
});

type Change = NonNullable<Control['now']>[number];

/** A pull of 1,500 asks to count, for 1,000 rows, for 500 rows, and to count again. */
const BETWEEN_PAGES = 2;
const CHANGES: readonly { readonly name: string; readonly change: Change; readonly people: number }[] = [
  { name: 'inserted', change: { kind: 'insert', object: 'person', count: 3, at: 'first' }, people: PEOPLE + 3 },
  { name: 'deleted', change: { kind: 'delete', object: 'person', count: 3, at: 'first' }, people: PEOPLE - 3 },
  { name: 're-ordered', change: { kind: 'reorder', object: 'person' }, people: PEOPLE },
];

const RENAMED: Change = {
  kind: 'renameField',
  object: 'person',
  field: 'jobTitle',
  name: 'position2',
  label: 'Position',
};

test.each([
  [0, 1],
  [1, 1],
  [2, 1],
  // By then all values have come.
  [3, 0],
])('a field that gets another name before request %i keeps its values', async (skip, restarts) => {
  const desk = openDesk(crm);
  const { tableId } = desk.begin('People', 'All People');
  const column = (header: string): readonly unknown[] => {
    const [headers = [], ...rows] = gridOf(desk.state, 'All People');
    return rows.map((row) => row[headers.indexOf(header)]);
  };
  const before = column('Job Title');
  expect(before.filter((title) => title !== null).length).toBeGreaterThan(PEOPLE / 2);
  await crm.control({ rules: [rule({ kind: 'change', change: RENAMED }, { skip, times: 1 })] });
  const { receipt } = desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));
  expect(receipt).toMatchObject({ complete: true, written: PEOPLE, restarts, changed: 0 });
  expect(column(restarts === 0 ? 'Job Title' : 'Position')).toEqual(before);
});

test('a download whose fields get another name between two parts ends, and says so', async () => {
  const desk = openDesk(crm);
  const { tableId } = desk.begin('People', 'All People');
  const file = { kind: 'twenty', rowsPerFile: null } as const;
  for (const skip of [0, 1]) {
    await crm.control({ rules: [rule({ kind: 'change', change: RENAMED }, { skip, times: 1 })] });
    const first = desk.ask('readCsv', { tableId, file, next: null });
    const answers = [first, ...(first.ok ? [desk.ask('readCsv', { tableId, file, next: first.data.next })] : [])];
    expect(answers.map((answer) => (answer.ok ? 'read' : answer.error.kind))).toEqual(['read', 'view-changing']);
    await crm.control({ clear: true, restore: true });
  }
});

test.each(CHANGES)('records $name between two pages are read again, and come whole', async ({ change, people }) => {
  const desk = openDesk(crm);
  desk.connect();
  await crm.control({ rules: [rule({ kind: 'change', change }, { skip: BETWEEN_PAGES, times: 1 })] });
  const { receipt } = desk.pull('People', 'All People');
  expect(receipt).toMatchObject({ complete: true, asked: people, written: people, restarts: 1, walked: null });
  expect(new Set(idsOf(desk.state, 'All People')).size).toBe(people);
});

test.each(CHANGES)('records $name between all pages, again and again, are walked by id', async ({ change }) => {
  const desk = openDesk(crm);
  const { tableId } = desk.begin('People', 'All People');
  const before = idsOf(desk.state, 'All People');
  await crm.control({ rules: [rule({ kind: 'change', change }, { skip: BETWEEN_PAGES })] });
  const { receipt } = desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));
  const ids = idsOf(desk.state, 'All People').map(String);
  expect(receipt).toMatchObject({ complete: true, restarts: 3, written: ids.length, distinct: ids.length });
  expect(ids.length).toBeGreaterThanOrEqual(receipt?.walked?.least ?? Number.POSITIVE_INFINITY);
  expect(ids).toEqual([...new Set(ids)].sort());
  // Deleted were the first ones, a few at a time.
  const stayed = before.slice(change.kind === 'delete' ? 100 : 0);
  expect(stayed.filter((id) => !ids.includes(String(id)))).toEqual([]);
});

test('a view that changes while it is read is read again, and comes whole', async () => {
  const desk = openDesk(crm);
  desk.connect();
  const change = { kind: 'insert', object: 'person', count: 2, at: 'first' } as const;
  await crm.control({ rules: [{ on: 'records', skip: 2, fault: { kind: 'change', change } }] });
  const { receipt } = desk.pull('People', 'All People');
  expect(receipt).toMatchObject({ complete: true, asked: PEOPLE + 2, written: PEOPLE + 2 });
  expect(new Set(idsOf(desk.state, 'All People')).size).toBe(PEOPLE + 2);
});
