import type { Input } from '../../src/calls/endpoints/index';
import { gridOf, openDesk, OPTIONS } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { closedAfterAll } from '../closing';
import { leaveAt } from './leaving';

// The workspace of 12,000 people takes a while to make.
jest.setTimeout(60_000);

let crm: CrmBeside;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 12_000 });
  later(() => crm.close());
});

/** Service calls and requests of one pull of people. */
async function pullPeople(view: string, over: Partial<Input<'startPull'>> = {}) {
  const desk = openDesk(crm);
  desk.connect();
  const choice = desk.choice('People', view, over);
  const before = { ...desk.spent.calls };
  await crm.control({ reset: true });
  const { receipt, tableId } = desk.drive(desk.call('startPull', choice));
  const counters = await crm.control({});
  const calls = Object.fromEntries(
    Object.entries(desk.spent.calls).map(([name, count]) => [name, count - (before[name] ?? 0)]),
  );
  const columns = gridOf(desk.state, desk.table(tableId).sheetName)[0]?.filter((cell) => cell !== null).length ?? 0;
  return { receipt, calls, columns, recordRequests: counters.recordRequests, written: receipt?.written ?? 0 };
}

const sum = (calls: Readonly<Record<string, number>>): number =>
  Object.values(calls).reduce((total, count) => total + count, 0);

/** What one write may hold; `src/sheet/write.ts` says why. */
const CELLS_PER_WRITE = 50_000;

test('12,000 people come in at most eight requests, and are written in as few blocks as they fit', async () => {
  const { receipt, calls, columns, recordRequests, written } = await pullPeople('All People');
  expect(receipt).toMatchObject({ complete: true, written: 12_000 });
  expect(receipt?.requests).toBeLessThanOrEqual(8);
  expect(recordRequests).toBe(receipt?.requests);
  // Six: one to count, one page to learn their width, three more at once, one to count again.
  // What the server speaks, its objects and the view come together as well; they are asked for again with the last count.
  expect(calls['UrlFetchApp.fetchAll']).toBe(3);
  expect(calls['UrlFetchApp.fetch']).toBe(4);
  // The first page of 1,000 by itself; then what came at once, in blocks; the header, and the marks.
  const blocks = (rows: number) => Math.ceil(rows / Math.floor(CELLS_PER_WRITE / columns));
  expect(calls['Range.setValues']).toBe(blocks(1_000) + blocks(written - 1_000) + 2);
  // Every cell is written once, into its own sheet.
  expect(calls['Range.copyTo'] ?? 0).toBe(0);
  // What was made just now is neither asked for its tags nor measured.
  expect(calls['Sheet.createDeveloperMetadataFinder'] ?? 0).toBe(0);
  expect(calls['Sheet.getLastRow'] ?? 0).toBe(0);
  expect(sum(calls)).toBeLessThan(500);
});

test('no service call is made for each row', async () => {
  const [large, small] = [await pullPeople('Half a filter'), await pullPeople('Anna Müller')];
  expect(large.written).toBeGreaterThan(small.written * 20);
  // The same columns; what remains is a block or a wave of pages more.
  const grown = Object.entries(large.calls).filter(([name, count]) => count > (small.calls[name] ?? 0) + 10);
  expect(large.columns).toBe(small.columns);
  expect(grown).toEqual([]);
});

test('no service call is made for each column but those for its tag', async () => {
  const pullOf = (kind: 'view' | 'all') => pullPeople('T No fields', { options: { ...OPTIONS, columns: { kind } } });
  const [wide, narrow] = [await pullOf('all'), await pullOf('view')];
  expect(wide.columns).toBeGreaterThan(narrow.columns + 20);
  // More blocks, and dates that need their zone; neither goes by columns.
  const blocks = ['Range.setValues', 'Utilities.formatDate'];
  const grown = Object.entries(wide.calls).flatMap(([name, count]) =>
    count > (narrow.calls[name] ?? 0) + 10 && !blocks.includes(name) ? [name] : [],
  );
  expect(grown.sort()).toEqual(['Range.addDeveloperMetadata', 'Sheet.getRange']);
});

test('the sidebar’s state takes thirty calls, and seven for each sheet of a table', () => {
  const desk = openDesk(crm);
  desk.connect();
  const asked = () => desk.emulator.clientCall('ada', 'doc', 'getState', ['{}']).run.counters.totalCalls;
  expect(asked()).toBeLessThanOrEqual(30);
  const views = ['All Pets', 'Young dogs', 'Curious facts', 'Born before 2020'];
  for (const view of views) desk.pull('Pets', view);
  expect(desk.call('getState', {}).tables).toHaveLength(views.length);
  // The table's own, and the marks.
  expect(asked()).toBeLessThanOrEqual(30 + 2 * 7 * views.length);
});

test('the execution that ends a first pull reads the ids of what others wrote, and no row again', () => {
  const desk = openDesk(crm);
  desk.connect();
  const { tableId } = desk.call('startPull', desk.choice('People', 'Anna Müller'));
  leaveAt(desk, 'publishing', tableId);
  const { counters } = desk.emulator.clientCall('ada', 'doc', 'continuePull', [JSON.stringify({ tableId })]).run;
  const { receipt } = desk.call('continuePull', { tableId });
  expect(receipt?.written).toBeGreaterThan(5);
  // Beside the notes of the headers.
  expect(counters.cellsRead).toBeLessThan((receipt?.written ?? 0) + (receipt?.columns ?? 0) + 5);
  const again = desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));
  expect(again.receipt).toMatchObject({ added: 0, changed: 0, gone: 0, edited: 0 });
});

test('a tick with nothing due takes as many calls for four tables as for one', () => {
  const callsOf = (views: readonly string[]) => {
    const desk = openDesk(crm);
    desk.connect();
    const plan = { timing: { kind: 'hours', every: 6 }, paused: false, guard: 'follow' } as const;
    for (const view of views) desk.call('planSchedule', { tableId: desk.pull('Pets', view).tableId, plan });
    const hours = [1, 2, 3].map((hour) => desk.emulator.fireTriggers(desk.emulator.now() + hour * 3_600_000));
    const idle = hours.flat().filter(({ counters }) => counters.fetches === 0);
    expect(idle.length).toBeGreaterThan(0);
    return Math.max(...idle.map(({ counters }) => counters.totalCalls));
  };
  const one = callsOf(['All Pets']);
  expect(one).toBeLessThanOrEqual(30);
  expect(callsOf(['All Pets', 'Young dogs', 'Curious facts', 'Born before 2020'])).toBe(one);
});
