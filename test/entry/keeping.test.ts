/** What a refresh keeps up beside its table: the freshness cell, the dated copies; and the log of runs in a sheet. */
import { personDeleteSheet } from '../../local/emulator/grid/person';
import { closedAfterAll } from '../closing';
import { type Desk, gridOf } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { documentProperties } from './properties';
import { HOUR, HOURLY, openScheduled, tellAda } from './scheduling';

jest.setTimeout(60_000);

let crm: CrmBeside;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 30, objects: ['person', 'company', 'workspaceMember'] });
  later(() => crm.close());
});
afterEach(() => crm.control({ clear: true, restore: true }));

const sheet = (desk: Desk, name: string) => {
  const found = desk.state.sheets.find((one) => one.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
};
/** The person clicks a cell. */
const choose = (desk: Desk, name: string, row: number, column: number): void => {
  const at = sheet(desk, name);
  Object.assign(desk.state, { activeSheetId: at.id });
  Object.assign(at, { activeRange: { row, column, rows: 1, columns: 1 } });
};
const cells = (desk: Desk, name: string, row: number, column: number, count = 2): unknown[] => {
  const grid = gridOf(desk.state, name)[row - 1] ?? [];
  return grid.slice(column - 1, column - 1 + count);
};
const formulaAt = (desk: Desk, name: string, row: number, column: number): string => {
  const cell = sheet(desk, name).columns[column - 1]?.contents.items[row - 1];
  return JSON.stringify(cell);
};
const again = (desk: Desk, tableId: string) =>
  desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));

describe('the freshness cell', () => {
  test('says when the table was refreshed, and by a formula whether that is too long ago', () => {
    const { desk, tableId, pass } = openScheduled(crm, { timing: HOURLY });
    choose(desk, 'Sheet1', 3, 2);
    expect(desk.call('setFreshness', { tableId, place: true }).freshness).toBe('placed');
    const before = cells(desk, 'Sheet1', 3, 2)[0];
    expect(formulaAt(desk, 'Sheet1', 3, 3)).toMatch(/IF\(NOW\(\)>B3\+\d+\/1440;\\"stale\\";\\"up to date\\"\)/);
    pass(2 * HOUR);
    expect(Number(cells(desk, 'Sheet1', 3, 2)[0])).toBeGreaterThan(Number(before));
    desk.call('planSchedule', { tableId, plan: null });
    expect(formulaAt(desk, 'Sheet1', 3, 3)).toContain('by hand');
  });

  test('is found where its row and its column were moved to, and told when it is gone', () => {
    const { desk, tableId, pass } = openScheduled(crm, { timing: HOURLY });
    choose(desk, 'Sheet1', 3, 2);
    desk.call('setFreshness', { tableId, place: true });
    const script = 'onScheduledRefresh';
    expect(script).toBe(desk.emulator.triggers()[0]?.functionName);
    const tags = desk.state.metadata.filter(({ key }) => key === `twenty-sheets/fresh/${tableId}`);
    expect(tags.map(({ location }) => location.type).sort()).toEqual(['COLUMN', 'ROW']);
    Object.assign(desk.state, { metadata: desk.state.metadata.filter((one) => one !== tags[0]) });
    const there = cells(desk, 'Sheet1', 3, 2);
    pass(2 * HOUR);
    expect(cells(desk, 'Sheet1', 3, 2)).toEqual(there);
    expect(desk.call('getState', {}).notices).toEqual([
      { kind: 'freshness', tableId, message: expect.stringContaining('is not where it was put') },
    ]);
    expect(desk.call('setFreshness', { tableId, place: false }).freshness).toBe('none');
    expect(desk.call('getState', {}).notices).toEqual([]);
  });

  test('takes the place of nothing', () => {
    const { desk, tableId } = openScheduled(crm);
    choose(desk, 'All People', 2, 1);
    expect(desk.refusal('setFreshness', { tableId, place: true }).kind).toBe('cells-not-empty');
    choose(desk, 'Sheet1', 1, 26);
    expect(desk.refusal('setFreshness', { tableId, place: true }).kind).toBe('cells-not-empty');
  });
});

test('the note on the first header of a scheduled table has the next refresh too', () => {
  const { desk, tableId, pass } = openScheduled(crm, { timing: HOURLY });
  const note = () => sheet(desk, 'All People').columns[0]?.notes?.items[0] ?? '';
  expect(note()).not.toContain('Next refresh');
  pass(2 * HOUR);
  const [, last = '~'] = /Last read from Twenty: (\S+ \S+)/.exec(note()) ?? [];
  const [, next = ''] = /Next refresh: (\S+ \S+)/.exec(note()) ?? [];
  expect(last < next).toBe(true);
  desk.call('planSchedule', { tableId, plan: null });
  again(desk, tableId);
  expect(note()).not.toContain('Next refresh');
});

describe('dated copies', () => {
  const COPIES = 'All People, snapshots';
  const each = { every: 'run', columns: null, keep: { kind: 'all' } } as const;
  const runsIn = (desk: Desk): readonly unknown[] => [
    ...new Set(
      gridOf(desk.state, COPIES)
        .slice(1)
        .map(([, run]) => run),
    ),
  ];

  test('stand one below the other under their date and run, of all columns or chosen ones', () => {
    const { desk, tableId, pass } = openScheduled(crm, { timing: HOURLY });
    const { columns } = desk.call('setSnapshots', { tableId, plan: each });
    const chosen = columns.filter(({ header }) => ['Id', 'Job Title'].includes(header)).map(({ tag }) => tag);
    expect(chosen).toHaveLength(2);
    desk.call('setSnapshots', { tableId, plan: { ...each, columns: chosen } });
    pass(2 * HOUR);
    const rows = gridOf(desk.state, 'All People').length - 1;
    const [header, ...copied] = gridOf(desk.state, COPIES);
    expect(header).toEqual(['Snapshot', 'Run', 'Id', 'Job Title']);
    expect(copied).toHaveLength(rows * runsIn(desk).length);
    expect(copied.slice(0, rows).map(([, , id]) => id)).toEqual(
      gridOf(desk.state, 'All People')
        .slice(1)
        .map(([id]) => id),
    );
    expect(desk.call('getState', {}).tables).toHaveLength(1);
  });

  test('come daily, weekly or monthly with the first refresh, and the older ones go', () => {
    const { desk, tableId } = openScheduled(crm);
    const refreshes = (count: number, hours: number): void => {
      for (let index = 0; index < count; index += 1) {
        desk.emulator.advance(hours * HOUR);
        again(desk, tableId);
      }
    };
    desk.call('setSnapshots', { tableId, plan: { every: 'day', columns: null, keep: { kind: 'number', number: 2 } } });
    refreshes(6, 12);
    expect(runsIn(desk)).toHaveLength(2);
    desk.call('setSnapshots', { tableId, plan: { every: 'day', columns: null, keep: { kind: 'days', days: 3 } } });
    refreshes(6, 24);
    expect(runsIn(desk)).toHaveLength(3);
    desk.call('setSnapshots', { tableId, plan: { every: 'month', columns: null, keep: { kind: 'all' } } });
    refreshes(2, 24 * 20);
    expect(runsIn(desk)).toHaveLength(5);
  });

  test('an append that dies is done again at its place, and never doubles', () => {
    const { desk, tableId } = openScheduled(crm);
    desk.call('setSnapshots', { tableId, plan: each });
    again(desk, tableId);
    const rows = gridOf(desk.state, 'All People').length;
    let calls = 0;
    // Every call of the part that writes is a place to die at.
    for (let dying = 1; dying <= 400; dying += 20) {
      const job = desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
      const killAt = { call: Number.POSITIVE_INFINITY, when: 'after' as const };
      const onCall = (name: string, call: number): void => {
        if ((documentProperties(desk).get(`job/${tableId}`) ?? '').includes('"phase":"done"') && killAt.call > 1e9)
          killAt.call = call + dying;
        if (name.startsWith('UrlFetchApp.')) crm.setTime(desk.emulator.now());
      };
      const reply = desk.emulator.clientCall('ada', 'doc', 'continuePull', [JSON.stringify({ tableId: job.tableId })], {
        killAt,
        onCall,
      });
      if (reply.run.outcome === 'killed') calls += 1;
    }
    again(desk, tableId);
    expect(calls).toBeGreaterThan(2);
    const runs = gridOf(desk.state, COPIES)
      .slice(1)
      .map(([, run]) => run);
    const ids = gridOf(desk.state, COPIES)
      .slice(1)
      .map(([, run, id]) => `${String(run)} ${String(id)}`);
    expect(new Set(ids).size).toBe(ids.length);
    for (const run of new Set(runs)) expect(runs.filter((one) => one === run)).toHaveLength(rows - 1);
  });

  test('that cannot be written are told, and the table is refreshed all the same', () => {
    const { desk, tableId, pass } = openScheduled(crm, { timing: HOURLY });
    desk.call('setSnapshots', { tableId, plan: each });
    pass(HOUR);
    const copies = sheet(desk, COPIES);
    Object.assign(copies, { rowCount: 2 });
    expect(desk.table(tableId).schedule?.lastFailure).toBeNull();
    personDeleteSheet(desk.state, copies.id);
    pass(HOUR);
    expect(runsIn(desk)).toHaveLength(1);
  });
});

test('the log of runs tells who did what, how many and how long, and fills a sheet again and again', () => {
  const { desk, tableId, pass } = openScheduled(crm, { timing: HOURLY });
  tellAda({ desk });
  pass(2 * HOUR);
  const runs = desk.call('listRuns', {});
  expect(runs[0]).toMatchObject({
    viewName: 'All People',
    who: 'you',
    scheduled: true,
    rows: 30,
    changed: 0,
    result: 'done',
  });
  expect(runs.at(-1)).toMatchObject({ scheduled: false, added: null, phase: 'done' });
  expect(desk.call('listRuns', {}, 'bob')[0]).toMatchObject({ who: 'Ada' });
  desk.call('writeRuns', {});
  again(desk, tableId);
  desk.call('writeRuns', {});
  const rows = gridOf(desk.state, 'Twenty runs');
  expect(rows[0]?.slice(0, 4)).toEqual(['Began', 'Table', 'Who', 'How']);
  expect(rows).toHaveLength(runs.length + 2);
  expect(rows[1]?.slice(1, 5)).toEqual(['All People', 'you', 'by hand', 30]);
});
