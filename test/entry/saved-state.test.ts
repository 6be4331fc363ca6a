/** Saved state of the right types that nothing can be done with, or of another version: told, kept, and never a raw failure. */
import { type Desk, openDesk, everyHours } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { documentProperties, userProperties } from './properties';
import { tamper } from './tampering';
import { closedAfterAll } from '../closing';

// A CRM in another thread and a spreadsheet for each test: a busy machine takes its time.
jest.setTimeout(60_000);

const HOUR = 3_600_000;

let crm: CrmBeside;
let desk: Desk;
let tableId: string;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 60, objects: ['person', 'company', 'workspaceMember'] });
  later(() => crm.close());
});
beforeEach(() => {
  desk = openDesk(crm);
  tableId = desk.begin('People', 'All People').tableId;
});
afterEach(() => crm.control({ clear: true, restore: true }));

const refresh = () => desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));

function hourPasses(): void {
  const onCall = (name: string): void => {
    if (name.startsWith('UrlFetchApp.')) crm.setTime(desk.emulator.now());
  };
  desk.emulator.fireTriggers(desk.emulator.now() + 1.2 * HOUR, { onCall });
}

/** Writes into a property what it says, but for one member. */
function spoil(key: string, change: (said: Record<string, unknown>) => object): void {
  const properties = documentProperties(desk);
  properties.set(key, JSON.stringify(change(JSON.parse(properties.get(key) ?? '{}'))));
}

const NONSENSE = [1e300, -1e300, -1, 0.5, 8.64e15 + 1];

describe('numbers and times that cannot be', () => {
  test.each([1e300, -1e300, -1, 8.64e15 + 1])('a schedule whose last run was at %p goes on', (lastRun) => {
    desk.call('planSchedule', { tableId, plan: everyHours(1) });
    spoil(`schedule/${tableId}`, (said) => ({ ...said, lastRun }));
    expect(desk.table(tableId).schedule).toMatchObject({ timing: { kind: 'hours', every: 1 }, lastRun: null });
    hourPasses();
    expect(desk.table(tableId).schedule).toMatchObject({
      lastFailure: null,
      lastRun: expect.stringMatching(/^2\d{3}-/),
    });
  });

  test('a schedule that last ran in the future runs', () => {
    desk.call('planSchedule', { tableId, plan: everyHours(1) });
    const lastRun = desk.emulator.now() + 1e12;
    spoil(`schedule/${tableId}`, (said) => ({ ...said, lastRun }));
    const before = desk.table(tableId).receipt?.finished ?? '';
    hourPasses();
    expect((desk.table(tableId).receipt?.finished ?? '') > before).toBe(true);
  });

  test.each(NONSENSE)('a job, a receipt, a memo of columns or a run with %p', (nonsense) => {
    // The columns are remembered once they were looked for.
    refresh();
    desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
    const properties = documentProperties(desk);
    for (const prefix of ['job/', 'receipt/', 'columns/']) {
      const key = `${prefix}${tableId}`;
      const said: Record<string, unknown> = JSON.parse(properties.get(key) ?? '{}');
      const numbers = Object.keys(said).filter((name) => typeof said[name] === 'number' && name !== 'v');
      expect(numbers.length).toBeGreaterThan(0);
      for (const name of numbers) {
        properties.set(key, JSON.stringify({ ...said, [name]: nonsense }));
        expect(desk.ask('getState', {}, 'bob').ok).toBe(true);
        expect(desk.ask('getState', {}).ok).toBe(true);
      }
    }
    properties.set('runs', JSON.stringify([{ ...JSON.parse(properties.get('runs') ?? '[{}]')[0], ended: nonsense }]));
    expect(refresh()).toMatchObject({ phase: 'done', receipt: { written: 60 } });
  });

  test.each(['never', '', '99999-99-99'])('a receipt that was finished %p is none', (finished) => {
    spoil(`receipt/${tableId}`, (said) => ({ ...said, finished }));
    expect(desk.table(tableId).receipt).toBeNull();
    expect(refresh().phase).toBe('done');
  });

  test.each([-1e30, 1e300, 1e20, -1, 0.5])('a key that ends at %p is asked about in Twenty', (exp) => {
    const claims = Buffer.from(JSON.stringify({ sub: 'x', exp })).toString('base64url');
    const answer = desk.ask('connect', { address: crm.url, key: `head.${claims}.sign`, allowHttp: true });
    expect(answer).toMatchObject({ ok: false, error: { kind: expect.stringMatching(/^key-/) } });
  });

  test.each(['no date', ''])('a workspace whose key ends on %p is not connected, and can be connected anew', (ends) => {
    const user = userProperties(desk, 'ada');
    const [key = ''] = user.keys('workspace/');
    user.set(key, JSON.stringify({ ...JSON.parse(user.get(key) ?? ''), keyExpires: ends }));
    expect(desk.call('getState', {}).connection).toBeNull();
    desk.connect();
    expect(desk.call('getState', {}).connection).not.toBeNull();
  });
});

describe('a tag of another version', () => {
  const NEWER = { v: 99 };
  const OTHER_ID = { id: '../../job' };
  const hidden = (): readonly string[] =>
    desk.state.sheets.map(({ name }) => name).filter((name) => name.startsWith('Twenty Sheets'));

  async function withUndo(): Promise<void> {
    await crm.control({ now: [{ kind: 'delete', object: 'person', count: 1, at: 'last' }] });
    refresh();
    desk.call('planSchedule', { tableId, plan: everyHours(1) });
    expect(desk.table(tableId).undo).not.toBeNull();
  }

  test('loses neither Undo nor schedule, marks nor agreement', async () => {
    await withUndo();
    const before = hidden();
    tamper(desk, tableId, (said) => ({ ...said, ...NEWER }));
    expect(desk.call('getState', {}).tables).toEqual([]);
    hourPasses();
    expect(hidden()).toEqual(before);
    expect(documentProperties(desk).get(`schedule/${tableId}`)).toContain('Another version of Twenty Sheets wrote');
    expect(desk.refusal('refreshTable', { tableId, acceptFewer: false, acceptGone: false }).kind).toBe('table-newer');
    tamper(desk, tableId, (said) => ({ ...said, v: 1 }));
    expect(desk.table(tableId)).toMatchObject({ undo: { rows: 60 }, schedule: { timing: { every: 1 } } });
    expect(refresh().phase).toBe('done');
  });

  test.each([OTHER_ID, { id: 7 }, { id: '' }])(
    'that says it is of table %p is of none, and nothing is swept',
    async (id) => {
      await withUndo();
      const before = hidden();
      tamper(desk, tableId, (said) => ({ ...said, ...id }));
      expect(desk.call('getState', {}).tables).toEqual([]);
      if (id !== OTHER_ID) expect(hidden()).toEqual(before);
    },
  );
});

test('runs that another version noted stay among the older ones', () => {
  const properties = documentProperties(desk);
  properties.set('runs', JSON.stringify([{ v: 9, run: 'of another version' }]));
  refresh();
  expect(properties.keys('runs/').map((key) => properties.get(key))).toEqual(['[{"v":9,"run":"of another version"}]']);
});
