/** What ticks of a person's trigger do: which tables, in which order, within which time. */
import { closedAfterAll } from '../closing';
import { refreshAgreed } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { documentProperties, userProperties } from './properties';
import { DAY, HOUR, HOURLY, MINUTE, openScheduled, plan, tellAda } from './scheduling';

jest.setTimeout(60_000);

let crm: CrmBeside;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 60, objects: ['person', 'company', 'workspaceMember'] });
  later(() => crm.close());
});
afterEach(() => crm.control({ clear: true }));

const iso = expect.stringMatching(/^\d{4}-/);

test('a daily table runs between its hours, in the spreadsheet’s zone, and once', () => {
  const { desk, tableId, pass } = openScheduled(crm, {
    timeZone: 'Australia/Sydney',
    timing: { kind: 'days', hour: 6 },
  });
  const runs = (): number => desk.call('listRuns', {}).filter(({ scheduled }) => scheduled).length;
  pass(DAY);
  expect(runs()).toBe(1);
  const [last] = desk.call('listRuns', {});
  const hour = Number(
    new Intl.DateTimeFormat('en', { timeZone: 'Australia/Sydney', hour: 'numeric', hourCycle: 'h23' }).format(
      Date.parse(last?.started ?? ''),
    ),
  );
  expect(hour).toBe(6);
  // An execution may die when the run has ended, before it can say so: so it leaves its second attempt. That is no other run.
  const properties = documentProperties(desk);
  const key = `schedule/${tableId}`;
  const said: object = JSON.parse(properties.get(key) ?? '');
  properties.set(key, JSON.stringify({ ...said, open: desk.emulator.now(), failed: 1, done: null }));
  pass(2 * HOUR);
  expect([runs(), JSON.parse(properties.get(key) ?? '')]).toMatchObject([
    1,
    { open: null, failed: 0, done: expect.any(Number) },
  ]);
  const { schedule } = desk.table(tableId);
  expect(schedule).toMatchObject({ missing: null, paused: false, lastFailure: null });
  expect(Date.parse(schedule?.nextRun ?? '')).toBeGreaterThan(desk.emulator.now());
  desk.call('planSchedule', { tableId, plan: plan({ kind: 'days', hour: 6 }, { paused: true }) });
  expect(desk.emulator.triggers()).toEqual([]);
  expect(desk.table(tableId).schedule).toMatchObject({ paused: true, nextRun: null });
});

test('a killed run keeps no other table from its turn, is told the second time, and gives up the third', () => {
  const { desk, tableId, pass, mails } = openScheduled(crm, { timing: HOURLY });
  const other = desk.pull('Companies', 'All Companies').tableId;
  desk.call('planSchedule', { tableId: other, plan: plan(HOURLY) });
  tellAda({ desk });
  const before = desk.table(other).receipt?.finished ?? '';
  // Google ends each execution that asks Twenty for the first table.
  const kill = () => {
    const killAt = { call: Number.POSITIVE_INFINITY, when: 'before' as const };
    const onCall = (name: string, call: number): void => {
      const isOpen = (id: string) => !(documentProperties(desk).get(`schedule/${id}`) ?? '').includes('"open":null');
      const isAt = isOpen(tableId) && !isOpen(other);
      if (name.startsWith('UrlFetchApp.') && isAt) killAt.call = call + 1;
    };
    return { killAt, onCall };
  };
  const first = pass(HOUR, kill());
  expect(first.map(({ outcome }) => outcome)).toEqual(['killed']);
  pass(HOUR, kill());
  expect((desk.table(other).receipt?.finished ?? '') > before).toBe(true);
  pass(HOUR, kill());
  pass(HOUR, kill());
  expect(mails().filter((subject) => subject.includes('All People'))).toHaveLength(1);
  expect(desk.table(tableId).schedule?.lastFailure).toMatch(
    /^Google ended the scheduled refresh of “All People” half-way/,
  );
  expect(desk.call('getState', {}).job).toBeNull();
  pass(2 * HOUR);
  expect(desk.table(tableId).schedule?.lastFailure).toBeNull();
  expect(mails().at(-1)).toBe('Twenty Sheets: “All People” refreshed again');
});

test('the time of a day is one for all spreadsheets; when it is used up that is told once, and the next day goes on', () => {
  const { desk, pass, mails, tableId } = openScheduled(crm, { timing: HOURLY });
  tellAda({ desk });
  const now = desk.emulator.now();
  // What ticks in other spreadsheets took: ten seconds are left of what may be used, too little for a table.
  const used = {
    from: now,
    usedMs: 86 * MINUTE + 14_000,
    open: null,
    seen: now,
    isWorkspace: false,
    learnt: null,
  };
  userProperties(desk, 'ada').set('budget', JSON.stringify(used));
  const before = desk.table(tableId).receipt?.finished;
  pass(5 * HOUR);
  expect(desk.table(tableId).receipt?.finished).toBe(before);
  expect(mails()).toEqual([
    'Twenty Sheets: this address works',
    'Twenty Sheets: “All tables” not refreshed by schedule',
  ]);
  pass(20 * HOUR);
  expect((desk.table(tableId).receipt?.finished ?? '') > (before ?? '')).toBe(true);
  expect(mails()).toHaveLength(2);
});

test.each(['add-on', 'bound'] as const)(
  'a long pull by hand goes on without its sidebar (%s), and takes its trigger away',
  (mode) => {
    const { desk, pass } = openScheduled(crm, { mode });
    const started = desk.call('startPull', desk.choice('Companies', 'All Companies'));
    // Each request takes longer than a slice.
    const slow = (name: string): void => {
      if (name.startsWith('UrlFetchApp.')) desk.emulator.advance(25_000);
    };
    const reply = desk.emulator.clientCall(
      'ada',
      'doc',
      'continuePull',
      [JSON.stringify({ tableId: started.tableId })],
      {
        onCall: slow,
      },
    );
    const { data } = JSON.parse(reply.ok ? String(reply.value) : '{}');
    expect(data).toMatchObject({ aloneWithin: mode === 'bound' ? 15 : 60 });
    expect(['done', 'failed']).not.toContain(data.phase);
    expect(desk.emulator.triggers()).toHaveLength(1);
    pass(1.1 * HOUR);
    expect(desk.table(started.tableId).receipt).toMatchObject({ complete: true });
    expect(desk.emulator.triggers()).toEqual([]);
  },
);

test('an open sidebar is left to its work', () => {
  const { desk, pass, tableId } = openScheduled(crm, { mode: 'bound' });
  desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
  userProperties(desk, 'ada').set('doc/going', tableId);
  desk.call('planSchedule', { tableId, plan: plan({ kind: 'month', day: 1, hour: 0 }) });
  const phase = () => desk.call('getState', {}).job?.phase;
  // Worked on a moment ago, whenever a tick looks.
  const properties = documentProperties(desk);
  const touch = (name: string): void => {
    const job: object = JSON.parse(properties.get(`job/${tableId}`) ?? '{}');
    if (name === 'SpreadsheetApp.getActiveSpreadsheet')
      properties.set(`job/${tableId}`, JSON.stringify({ ...job, saved: desk.emulator.now() }));
  };
  expect(pass(HOUR, { onCall: touch }).length).toBeGreaterThan(0);
  expect(phase()).toBe('planning');
  // One that seems to work on by a wrong clock is not.
  const job: object = JSON.parse(properties.get(`job/${tableId}`) ?? '{}');
  properties.set(`job/${tableId}`, JSON.stringify({ ...job, saved: desk.emulator.now() + DAY }));
  pass(HOUR);
  expect(phase()).toBeUndefined();
});

describe('another editor', () => {
  test('sees whose schedule it is, takes it over with one call and a yes, and the first trigger goes', () => {
    const { desk, tableId, pass } = openScheduled(crm, { timing: HOURLY });
    desk.connect('apple-admin', 'bob');
    const schedule = (user: string) =>
      desk.call('getState', {}, user).tables.find(({ id }) => id === tableId)?.schedule;
    expect(schedule('bob')).toMatchObject({ mine: false, by: '' });
    tellAda({ desk });
    expect(schedule('bob')).toMatchObject({ mine: false, by: 'Ada' });
    expect(desk.refusal('takeSchedule', { tableId }, 'bob').kind).toBe('agree-first');
    expect(schedule('ada')).toMatchObject({ mine: true });
    const agree = desk.refusal('takeSchedule', { tableId }, 'bob').agree;
    desk.drive(desk.call('takeSchedule', { tableId, agreed: agree }, 'bob'), 'bob');
    expect(schedule('bob')).toMatchObject({ mine: true, by: '' });
    pass(2.5 * HOUR);
    expect(desk.emulator.triggers().map(({ userId }) => userId)).toEqual(['bob']);
    expect(schedule('bob')).toMatchObject({ lastRun: iso, lastFailure: null });
    // Ada's again, it begins anew; without one there is none to take.
    desk.call('planSchedule', { tableId, plan: plan(HOURLY) });
    expect(schedule('ada')).toMatchObject({ mine: true, lastRun: null });
    desk.call('planSchedule', { tableId, plan: null });
    expect(desk.refusal('takeSchedule', { tableId }).kind).toBe('request-invalid');
  });

  test('takes the schedule with what ada left behind, not with what she is at; one’s own pull goes on', () => {
    const { desk, tableId } = openScheduled(crm, { timing: HOURLY });
    desk.connect('apple-admin', 'bob');
    desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
    const schedule = () => documentProperties(desk).get(`schedule/${tableId}`);
    const hers = schedule();
    expect([desk.refusal('takeSchedule', { tableId }, 'bob').kind, schedule()]).toEqual(['job-elsewhere', hers]);
    desk.emulator.advance(HOUR);
    const { agree } = desk.refusal('takeSchedule', { tableId }, 'bob');
    const due = () => documentProperties(desk).get('due');
    const before = due();
    desk.call('takeSchedule', { tableId, agreed: agree }, 'bob');
    expect(due()).not.toBe(before);
    expect(desk.call('getState', {}, 'bob')).toMatchObject({ job: { tableId }, others: [] });
    const phases = () => desk.call('listRuns', {}).map(({ phase }) => phase);
    expect(phases()).toEqual(['cancelled', 'done']);
    desk.call('takeSchedule', { tableId, agreed: agree }, 'bob');
    expect(phases()).toEqual(['cancelled', 'done']);
    desk.drive(desk.call('continuePull', { tableId }, 'bob'), 'bob');
    // One that has ended does not stand for the next.
    expect(desk.call('takeSchedule', { tableId }, 'bob').phase).toBe('planning');
  });

  test('who left a pull of the table keeps no schedule from its turn', () => {
    const { desk, tableId, pass } = openScheduled(crm, { timing: HOURLY });
    desk.connect('apple-readonly', 'bob');
    desk.agree('refreshTable', { tableId, acceptFewer: false, acceptGone: false }, 'bob');
    pass(1.2 * HOUR);
    expect(desk.table(tableId).schedule).toMatchObject({ lastRun: iso, lastFailure: null });
  });

  test('is told of a run that is missing, in the sidebar and by the menu', () => {
    const { desk, tableId, pass } = openScheduled(crm, { timing: HOURLY });
    tellAda({ desk });
    pass(2 * HOUR);
    const captions = (user: string) =>
      desk.emulator.open(user, 'doc').menus.flatMap(({ items }) => items.map(({ caption }) => caption));
    expect(desk.call('getState', {}, 'bob').notices).toEqual([]);
    expect(captions('bob')).toContain('Open Twenty Sheets');
    desk.emulator.uninstallAddOn('ada');
    // Bob's own trigger takes no turn of hers.
    desk.connect('apple-readonly', 'bob');
    const own = desk.pull('Companies', 'All Companies', {}, 'bob').tableId;
    desk.call('planSchedule', { tableId: own, plan: plan(HOURLY) }, 'bob');
    pass(4 * HOUR);
    expect(desk.table(own).schedule).toMatchObject({ mine: false, lastRun: iso, lastFailure: null });
    expect(captions('bob')).toContain('Open Twenty Sheets (a refresh is missing)');
    const [notice] = desk.call('getState', {}, 'bob').notices ?? [];
    expect(notice).toMatchObject({ kind: 'missing', tableId, message: expect.stringContaining('the key of Ada') });
    desk.emulator.setLocale('bob', 'fr');
    expect(captions('bob')).toContain('Ouvrir Twenty Sheets (une actualisation manque)');
  });
});

describe('columns of the view that are others', () => {
  const fieldsOf = (names: string) => names.split(' ').map((field, position) => ({ field, isVisible: true, position }));

  test.each([
    ['follow', 'name jobTitle'],
    ['keep', 'name'],
    ['stop', 'name jobTitle createdAt'],
  ] as const)('%s', async (guard, names) => {
    {
      const { desk, tableId, pass } = openScheduled(crm);
      desk.call('planSchedule', { tableId, plan: plan(HOURLY, { guard }) });
      const before = desk.table(tableId).receipt?.columns ?? 0;
      await crm.control({ now: [{ kind: 'view', view: 'All People', set: { fields: fieldsOf(names) } }] });
      // Another time is no yes to other columns.
      desk.call('planSchedule', { tableId, plan: plan({ kind: 'hours', every: 2 }, { guard }) });
      pass(2.5 * HOUR);
      const { receipt, schedule } = desk.table(tableId);
      if (guard === 'follow') expect(receipt?.columns).toBeLessThan(before);
      if (guard === 'keep') {
        expect(receipt).toMatchObject({ columns: before, complete: true });
        // Another guard is one of the columns that there are.
        desk.call('planSchedule', { tableId, plan: plan(HOURLY, { guard: 'stop' }) });
        const saved = JSON.parse(documentProperties(desk).get(`schedule/${tableId}`) ?? '');
        expect(saved.fields).toHaveLength(1);
      }
      expect(schedule?.lastFailure ?? '').toMatch(
        guard === 'stop' ? /^The columns of the view “All People” changed \(\+ / : /^$/,
      );
      if (guard === 'stop') {
        refreshAgreed(desk, tableId);
        pass(2 * HOUR);
        expect(desk.table(tableId).schedule?.lastFailure).toBeNull();
      }
    }
  });
});
