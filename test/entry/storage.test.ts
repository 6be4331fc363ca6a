import { personDeleteSheet } from '../../local/emulator/grid/person';
import { type Desk, openDesk, everyHours } from './add-on-world';
import { everythingIn } from '../everything';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { documentProperties, userProperties } from './properties';
import { closedAfterAll } from '../closing';

// A CRM in another thread and a spreadsheet for each test: a busy machine takes its time.
jest.setTimeout(60_000);

let crm: CrmBeside;
let desk: Desk;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 200 });
  later(() => crm.close());
});
beforeEach(() => {
  desk = openDesk(crm);
  desk.connect();
});

/** Measured: what Google's store holds. */
const MOST_BYTES = 524_288;

/** What could make room, and what a new job would take the place of. */
function strip(store = documentProperties(desk)): void {
  for (const prefix of ['job/', 'columns/', 'runs/', 'pace/']) for (const key of store.keys(prefix)) store.delete(key);
}

/** Leaves no room for anything. */
function fill(store = documentProperties(desk), left = 10): void {
  for (let at = 0; store.bytes() < MOST_BYTES - left; at += 1) {
    store.set(`junk/${at}`, 'x'.repeat(Math.max(0, Math.min(8_000, MOST_BYTES - left - store.bytes() - 10))));
  }
}

const keys = (prefix = ''): readonly string[] => documentProperties(desk).keys(prefix);
const ACCEPT = { acceptFewer: false, acceptGone: false };

test('what is used is shown', () => {
  desk.pull('Pets', 'All Pets');
  const { usedKb, mostKb } = desk.call('getState', {}).storage;
  expect([usedKb > 0, usedKb < 20, mostKb]).toEqual([true, true, 500]);
});

test('a full store ends a refresh with a sentence that says the way out, and changes nothing', () => {
  const { tableId } = desk.pull('Pets', 'All Pets');
  const before = everythingIn(desk.state);
  strip();
  fill();
  expect(desk.refusal('refreshTable', { tableId, ...ACCEPT })).toMatchObject({
    kind: 'storage-full',
    message: expect.stringContaining('Delete the sheets of tables that you no longer need'),
  });
  expect(everythingIn(desk.state)).toBe(before);
  for (const key of keys('junk/')) documentProperties(desk).delete(key);
  expect(desk.drive(desk.call('refreshTable', { tableId, ...ACCEPT })).phase).toBe('done');
});

test('a pull that met it can be cancelled, and leaves nothing', () => {
  const job = desk.call('startPull', desk.choice('People', 'All People'));
  fill();
  expect(desk.call('cancelPull', { tableId: job.tableId }).phase).toBe('cancelled');
  expect(desk.call('getState', {}).job).toBeNull();
});

test('a refresh whose sheet is edited already comes to its end', () => {
  const { tableId } = desk.pull('Pets', 'All Pets');
  const job = desk.call('refreshTable', { tableId, ...ACCEPT });
  // No word more than the job that is saved.
  fill(documentProperties(desk), 600);
  expect(desk.drive(job).phase).toBe('done');
  expect(desk.call('getState', {}).job).toBeNull();
});

test('in a scheduled run one table’s trouble is its own: the run ends well and each table had its turn', () => {
  const tables = [desk.pull('Pets', 'All Pets').tableId, desk.pull('Companies', 'All Companies').tableId];
  for (const tableId of tables) desk.call('planSchedule', { tableId, plan: everyHours(1) });
  strip();
  fill();
  const runs = desk.emulator.fireTriggers(desk.emulator.now() + 3_700_000);
  expect(runs.map(({ outcome }) => outcome)).toEqual(['value']);
  const lines = runs.flatMap(({ log }) => log.map((line) => JSON.stringify(line)));
  expect(lines.filter((line) => line.includes('scheduled refresh: storage-full'))).toHaveLength(2);
});

test('what only saves time goes first', () => {
  const { tableId } = desk.pull('Pets', 'All Pets');
  documentProperties(desk).set('runs/1', 'x'.repeat(8_000));
  fill();
  expect(desk.drive(desk.call('refreshTable', { tableId, ...ACCEPT })).phase).toBe('done');
  expect(keys('runs/')).toEqual([]);
});

test('what is kept of tables that are gone is forgotten once half of the store is used', () => {
  const [gone, stays] = [desk.pull('Pets', 'All Pets'), desk.pull('Companies', 'All Companies')];
  personDeleteSheet(desk.state, gone.sheetId ?? desk.table(gone.tableId).sheetId);
  desk.call('getState', {});
  const of = (tableId: string): readonly string[] => keys().filter((key) => key.endsWith(`/${tableId}`));
  expect(of(gone.tableId)).not.toEqual([]);
  fill(documentProperties(desk), MOST_BYTES / 3);
  desk.call('getState', {});
  expect(of(gone.tableId)).toEqual([]);
  expect(of(stays.tableId)).toEqual(expect.arrayContaining([`receipt/${stays.tableId}`, `trust/${stays.tableId}`]));
});

test('a person’s own store that is full has a sentence of its own', () => {
  desk.connect('apple-admin', 'bob');
  desk.call('disconnect', {}, 'bob');
  fill(userProperties(desk, 'bob'));
  const asked = { address: crm.url, key: crm.keys['apple-readonly'] ?? '', allowHttp: true };
  expect(desk.refusal('connect', asked, 'bob')).toMatchObject({
    kind: 'own-storage-full',
    message: expect.stringContaining('Disconnect workspaces'),
  });
});
