import { type Desk, everyHours, gridOf, openDesk, OPTIONS, refreshAgreed } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { documentProperties } from './properties';
import { closedAfterAll } from '../closing';

// A CRM in another thread and a spreadsheet for each test: a busy machine takes its time.
jest.setTimeout(30_000);

const HOUR = 3_600_000;

let crm: CrmBeside;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 200, objects: ['person', 'company', 'workspaceMember'] });
  later(() => crm.close());
});
afterEach(() => crm.control({ clear: true, restore: true }));

/** One slice that ends after its first step: every request takes longer than a slice lasts. */
function slowSlice(desk: Desk, tableId: string): void {
  const onCall = (name: string): void => {
    if (name.startsWith('UrlFetchApp.fetch')) desk.emulator.advance(21_000);
  };
  desk.emulator.clientCall('ada', 'doc', 'continuePull', [JSON.stringify({ tableId })], { onCall });
}

test('a pull that begins anew is not cancelled by what was asked of the one before', () => {
  const desk = openDesk(crm);
  const { tableId } = desk.begin('People', 'Directors');
  const { sheetId } = desk.table(tableId);
  desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
  // The call that cancels ends once it has left the request.
  const failCall = (name: string) => (name === 'Lock.tryLock' ? ({ key: 'serverError' } as const) : undefined);
  const input = [JSON.stringify({ tableId })];
  desk.emulator.clientCall('ada', 'doc', 'cancelPull', input, { failCall });
  expect(desk.pull('People', 'Directors', { target: { kind: 'sheet', sheetId } }).phase).toBe('done');
});

test('a sidebar that opens while a pull begins leaves the pull its hidden sheets', () => {
  const desk = openDesk(crm);
  const { tableId } = desk.begin('People', 'All People');
  let began = false;
  const onCall = (name: string): void => {
    if (began || name !== 'Lock.tryLock') return;
    began = true;
    desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
    // Planning, counting, the first page.
    for (let step = 0; step < 3; step += 1) slowSlice(desk, tableId);
  };
  const reply = desk.emulator.clientCall('ada', 'doc', 'getState', ['{}'], { onCall });
  expect(reply.ok).toBe(true);
  const hidden = desk.state.sheets.filter(({ hidden: isHidden }) => isHidden).map(({ name }) => name);
  expect(hidden).toEqual(['marks', 'staging'].map((kind) => `Twenty Sheets ${kind} ${tableId}`));
  expect(desk.drive(desk.call('continuePull', { tableId })).receipt).toMatchObject({ complete: true, written: 200 });
});

/** What else happens while that execution waits for Twenty's first answer. */
const duringFirstRequest = (work: () => void): ((name: string) => void) => {
  let isOver = false;
  return (name) => {
    if (isOver || !name.startsWith('UrlFetchApp.fetch')) return;
    isOver = true;
    work();
  };
};

describe('while one execution works on a table of the spreadsheet', () => {
  test.each(['ada', 'bob'])('a second sidebar, of %s, changes nothing and is told so', (user) => {
    const desk = openDesk(crm);
    desk.connect();
    desk.connect('apple-readonly', 'bob');
    const { tableId } = desk.pull('People', 'All People');
    const other = desk.choice('Companies', 'All Companies', {}, user);
    const { sheetId } = desk.table(tableId);
    const again = desk.choice('People', 'Directors', { target: { kind: 'sheet', sheetId } }, user);
    desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
    slowSlice(desk, tableId);
    const refused: string[] = [];
    const onCall = duringFirstRequest(() => {
      refused.push(
        desk.refusal('continuePull', { tableId }, user).kind,
        desk.refusal('refreshTable', { tableId, acceptFewer: true, acceptGone: false }, user).kind,
        desk.refusal('startPull', again, user).kind,
        desk.refusal('startPull', other, user).kind,
        desk.refusal('takeOver', { tableId }, user).kind,
      );
    });
    desk.emulator.clientCall('ada', 'doc', 'continuePull', [JSON.stringify({ tableId })], { onCall });
    expect(refused).toEqual(Array(5).fill('job-elsewhere'));
    const { receipt } = desk.drive(desk.call('continuePull', { tableId }));
    expect(receipt).toMatchObject({ complete: true, written: 200, added: 0, gone: 0, restarts: 0 });
  });

  test('a scheduled run of another person leaves the table alone; it stays due, and the next tick refreshes it', () => {
    const desk = openDesk(crm);
    desk.connect();
    desk.connect('apple-readonly', 'bob');
    const { tableId } = desk.pull('People', 'All People');
    refreshAgreed(desk, tableId, 'bob');
    desk.call('planSchedule', { tableId, plan: everyHours(1) }, 'bob');
    const { tableId: companies } = desk.call('startPull', desk.choice('Companies', 'All Companies'));
    const finished = desk.table(tableId).receipt?.finished;
    const onCall = duringFirstRequest(() => desk.emulator.fireTriggers(desk.emulator.now() + 1.5 * HOUR));
    desk.emulator.clientCall('ada', 'doc', 'continuePull', [JSON.stringify({ tableId: companies })], { onCall });
    expect(desk.table(tableId)).toMatchObject({
      receipt: { finished },
      schedule: { lastFailure: null, lastRun: null },
    });
    desk.drive(desk.call('continuePull', { tableId: companies }));
    desk.emulator.fireTriggers(desk.emulator.now() + HOUR);
    expect(desk.table(tableId).receipt?.finished).not.toBe(finished);
  });
});

describe('while a scheduled run waits for Twenty', () => {
  const slowDown = JSON.stringify({
    errors: [{ message: 'Slow down', extensions: { code: 'RATE_LIMITED', retryAfterMs: 30_000 } }],
    data: null,
  });
  const fault = { kind: 'answer', status: 200, body: slowDown, contentType: 'application/json' } as const;

  /** Ada's table with an hourly refresh, whose next run is told to wait at its first page; meanwhile something happens. */
  async function runMeanwhile(work: (desk: Desk, tableId: string) => void) {
    const desk = openDesk(crm);
    desk.connect();
    desk.connect('apple-readonly', 'bob');
    const { tableId } = desk.pull('People', 'All People');
    refreshAgreed(desk, tableId, 'bob');
    desk.call('planSchedule', { tableId, plan: everyHours(1) });
    await crm.control({ rules: [{ on: 'records', skip: 1, times: 1, fault }] });
    const waits: number[] = [];
    const onCall = (name: string): void => {
      if (name.startsWith('UrlFetchApp.')) crm.setTime(desk.emulator.now());
      if (name !== 'Utilities.sleep') return;
      waits.push(desk.emulator.now());
      work(desk, tableId);
    };
    // Until her run, and no further: another would follow, or somebody else's.
    for (let minute = 0; waits.length === 0 && minute < 60; minute += 1) {
      desk.emulator.fireTriggers(desk.emulator.now() + HOUR / 60, { onCall });
    }
    expect(waits).toHaveLength(1);
    return { desk, tableId };
  }

  test('its pull may be cancelled in the sidebar, and it does not go on with it', async () => {
    let finished: string | undefined;
    const { desk, tableId } = await runMeanwhile((here, id) => {
      finished = here.table(id).receipt?.finished;
      expect(here.call('cancelPull', { tableId: id }).phase).toBe('cancelled');
    });
    expect(desk.table(tableId).receipt?.finished).toBe(finished);
    expect(desk.call('continuePull', { tableId }).phase).toBe('cancelled');
    expect(desk.state.sheets.map(({ name }) => name)).toEqual([
      'Sheet1',
      'All People',
      `Twenty Sheets marks ${tableId}`,
    ]);
  });

  test('its pull may be ended in the sidebar, and it does not begin another', async () => {
    let finished: string | undefined;
    const { desk, tableId } = await runMeanwhile((here, id) => {
      finished = here.drive(here.call('continuePull', { tableId: id })).receipt?.finished;
    });
    expect(desk.table(tableId)).toMatchObject({
      receipt: { complete: true, finished },
      schedule: { lastFailure: null },
    });
  });

  test('another person may take the schedule, and keeps it', async () => {
    const { desk, tableId } = await runMeanwhile((here, id) => {
      here.call('planSchedule', { tableId: id, plan: everyHours(6) }, 'bob');
    });
    const table = desk.call('getState', {}, 'bob').tables.find(({ id }) => id === tableId);
    expect(table?.schedule).toMatchObject({ mine: true, timing: { kind: 'hours', every: 6 }, lastRun: null });
  });
});

describe('while one table of a scheduled run has its turn, another person', () => {
  /** Ada's two tables are due; bob comes when the run has done with the first, or waits for the lock with the second. */
  async function bobComes(when: 'between' | 'at the lock', work: (desk: Desk, tableId: string) => void) {
    const desk = openDesk(crm);
    const first = desk.begin('People', 'All People').tableId;
    const { tableId } = desk.pull('Companies', 'All Companies');
    desk.connect('apple-admin', 'bob');
    await crm.control({ now: [{ kind: 'edit', object: 'company', count: 1, set: { name: 'Renamed' } }] });
    refreshAgreed(desk, tableId, 'bob');
    for (const id of [first, tableId]) desk.call('planSchedule', { tableId: id, plan: everyHours(1) });
    const properties = documentProperties(desk);
    const isOpen = (id: string) => !(properties.get(`schedule/${id}`) ?? '').includes('"open":null');
    const all = () => ({
      cells: gridOf(desk.state, 'All Companies'),
      schedule: JSON.parse(properties.get(`schedule/${tableId}`) ?? '{}'),
    });
    let isThere = false;
    let left: ReturnType<typeof all> | undefined;
    const onCall = (name: string): void => {
      const isBetween = name === 'Lock.releaseLock' && (properties.get(`job/${first}`) ?? '').includes('"done"');
      if (isThere || !(when === 'between' ? isBetween && isOpen(first) : name === 'Lock.tryLock' && isOpen(tableId)))
        return;
      isThere = true;
      work(desk, tableId);
      left = all();
    };
    const before = desk.table(first).receipt?.finished;
    desk.emulator.fireTriggers(desk.emulator.now() + HOUR, { onCall });
    expect(desk.table(first).receipt?.finished).not.toBe(before);
    if (!left) throw new Error('bob never came');
    return { desk, tableId, left, now: all() };
  }

  test('who is ada herself begins to refresh the second: the run goes on with that', async () => {
    const { desk } = await bobComes('at the lock', (here, tableId) => {
      here.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
    });
    expect(desk.call('listRuns', {}).map(({ phase }) => phase)).not.toContain('cancelled');
  });

  test('pulls another view into the second: it stays theirs', async () => {
    const { desk, tableId, left, now } = await bobComes('at the lock', (here, id) => {
      const { sheetId } = here.table(id);
      here.pull(
        'Companies',
        'All Companies',
        { target: { kind: 'sheet', sheetId }, options: { ...OPTIONS, relationIds: 'none' } },
        'bob',
      );
    });
    expect(now.cells).toEqual(left.cells);
    expect(desk.table(tableId).schedule?.lastFailure).toMatch(/^The settings of this table are not those/);
  });

  test.each<[string, 'between' | 'at the lock', (desk: Desk, tableId: string) => void]>([
    [
      'takes the second over',
      'between',
      (desk, tableId) => desk.call('planSchedule', { tableId, plan: everyHours(6) }, 'bob'),
    ],
    ['ends the second', 'at the lock', (desk, tableId) => desk.call('removeTable', { tableId, keep: true }, 'bob')],
    [
      'takes back what the second got',
      'at the lock',
      (desk, tableId) => desk.drive(desk.call('undoRefresh', { tableId }, 'bob'), 'bob'),
    ],
  ])('%s (%s): so it stays', async (_, when, work) => {
    const { left, now } = await bobComes(when, work);
    expect(now.cells).toEqual(left.cells);
    // When it last ran may be noted, where it is hers and paused.
    const { owner, paused } = left.schedule;
    expect([now.schedule.owner, now.schedule.paused]).toEqual([owner, paused]);
  });
});
