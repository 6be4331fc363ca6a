import type { Control } from '../../local/crm/server/faults/rule';
import { everythingIn, idsOf, openDesk } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';

const PEOPLE = 1_500;

// Some of these ask the CRM many times.
jest.setTimeout(30_000);

let crm: CrmBeside;
beforeAll(async () => {
  crm = await startCrmBeside({ records: PEOPLE });
});
afterEach(() => crm.control({ clear: true, reset: true }));
afterAll(() => crm.close());

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
];

test.each(SURVIVED)('a pull survives $name and is complete', async ({ skip, times, fault }) => {
  const desk = openDesk(crm);
  desk.connect();
  await crm.control({ rules: [{ on: 'records', skip, times, fault }] });
  const { receipt } = desk.pull('People', 'All People');
  expect(receipt).toMatchObject({ complete: true, asked: PEOPLE, written: PEOPLE });
  expect(new Set(idsOf(desk.state, 'All People')).size).toBe(PEOPLE);
  expect(desk.state.sheets).toHaveLength(2);
});

const ENDED: readonly (Weather & { readonly kind: string })[] = [
  { name: 'runs out of time for every page', skip: 1, times: null, fault: timeout, kind: 'server-busy' },
  { name: 'stands behind a broken gateway', skip: 1, times: null, fault: gateway, kind: 'server-busy' },
  { name: 'cuts every answer off', skip: 1, times: null, fault: { kind: 'cut', bytes: 4_000 }, kind: 'unreachable' },
  { name: 'turns into a web page', skip: 1, times: null, fault: { kind: 'html' }, kind: 'not-twenty' },
  {
    name: 'gives the same page again and again',
    skip: 1,
    times: null,
    fault: { kind: 'repeatPage' },
    kind: 'view-changing',
  },
  { name: 'ignores the offset', skip: 0, times: null, fault: { kind: 'ignoreOffset' }, kind: 'view-changing' },
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

test('a view that changes while it is read is read again, and comes whole', async () => {
  const desk = openDesk(crm);
  desk.connect();
  const change = { kind: 'insert', object: 'person', count: 2, at: 'first' } as const;
  await crm.control({ rules: [{ on: 'records', skip: 2, fault: { kind: 'change', change } }] });
  const { receipt } = desk.pull('People', 'All People');
  expect(receipt).toMatchObject({ complete: true, asked: PEOPLE + 2, written: PEOPLE + 2 });
  expect(new Set(idsOf(desk.state, 'All People')).size).toBe(PEOPLE + 2);
});
