import { createFilter, setFilterCriteria } from '../../local/emulator/grid/edit/apply-filter';
import { personDeleteSheet, personSort, typeInto } from '../../local/emulator/grid/person';
import { styleOf } from '../../local/emulator/grid/state/style';
import { type Desk, gridOf, openDesk, OPTIONS, everyHours } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { closedAfterAll } from '../closing';

let crm: CrmBeside;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 200 });
  later(() => crm.close());
});
afterEach(() => crm.control({ clear: true, restore: true, reset: true }));

const VIEW = 'All Pets';

function pets(desk: Desk, view = VIEW, listChanges = false) {
  const { tableId } = desk.pull('Pets', view, { options: { ...OPTIONS, listChanges } });
  const { sheetId } = desk.table(tableId);
  const sheet = desk.state.sheets.find(({ id }) => id === sheetId);
  if (!sheet) throw new Error('the pull made no sheet');
  return { tableId, sheet };
}

const refresh = (desk: Desk, tableId: string) =>
  desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));
const takeBack = (desk: Desk, tableId: string, user?: string) =>
  desk.drive(desk.call('undoRefresh', { tableId }, user), user);

/** Some pets leave, one comes, all that stay have another name. */
async function changePets(): Promise<void> {
  await crm.control({
    now: [
      { kind: 'edit', object: 'pet', count: 40, set: { name: 'Renamed' } },
      { kind: 'delete', object: 'pet', count: 3, at: 'first' },
      { kind: 'insert', object: 'pet', count: 1, at: 'last' },
    ],
  });
}

test('undo brings back the table as it was, values and order, and asks Twenty nothing', async () => {
  const desk = openDesk(crm);
  desk.connect();
  const { tableId, sheet } = pets(desk);
  const before = gridOf(desk.state, VIEW);
  typeInto(desk.state, sheet.id, 3, 2, 'typed into the table');
  const old = gridOf(desk.state, VIEW);
  expect(desk.table(tableId).undo).toBeNull();
  await changePets();
  const refreshed = refresh(desk, tableId);
  expect(refreshed.receipt?.changed).toBeGreaterThan(0);
  expect(gridOf(desk.state, VIEW)).not.toEqual(old);
  const { undo, receipt } = desk.table(tableId);
  expect(undo).toEqual({ rows: before.length - 1, pulled: expect.stringMatching(/^2\d{3}-/) });
  expect(undo?.pulled).not.toBe(receipt?.finished);
  const fetches = desk.spent.fetches;
  const { phase, receipt: restored } = takeBack(desk, tableId);
  expect([phase, restored?.complete, restored?.written]).toEqual(['done', true, before.length - 1]);
  expect(gridOf(desk.state, VIEW)).toEqual(old);
  expect(desk.spent.fetches).toBe(fetches);
  expect(desk.table(tableId).undo).toBeNull();
  expect(desk.state.sheets.map(({ name }) => name)).toEqual(['Sheet1', VIEW, `Twenty Sheets marks ${tableId}`]);
  expect(desk.refusal('undoRefresh', { tableId })).toMatchObject({ kind: 'undo-gone' });
});

test('undo ends the hourly refresh of the table, and the trigger with the last of them', async () => {
  const desk = openDesk(crm);
  desk.connect();
  const [one, other] = [pets(desk).tableId, pets(desk, 'Born before 2020').tableId];
  for (const tableId of [one, other]) desk.call('planSchedule', { tableId, plan: everyHours(1) });
  const rows = [one, other].map((tableId) => desk.table(tableId).receipt?.written);
  await changePets();
  for (const tableId of [one, other]) refresh(desk, tableId);
  // Each has an undo of its own.
  expect([new Set(rows).size, [one, other].map((tableId) => desk.table(tableId).undo?.rows)]).toEqual([2, rows]);
  expect(takeBack(desk, other).receipt).toMatchObject({ fetched: rows[1], written: rows[1] });
  expect([desk.table(one).schedule?.paused, desk.table(other).schedule?.paused]).toEqual([false, true]);
  expect(desk.emulator.triggers()).toHaveLength(1);
  takeBack(desk, one);
  expect(desk.emulator.triggers()).toEqual([]);
});

test('an undo that is under way is its person’s, and begins once; a pull that is under way is none', async () => {
  const desk = openDesk(crm);
  desk.connect();
  const { tableId } = pets(desk);
  const old = gridOf(desk.state, VIEW);
  await changePets();
  refresh(desk, tableId);
  desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
  desk.call('undoRefresh', { tableId });
  const runs = () => desk.call('listRuns', {}).map(({ phase }) => phase);
  expect(runs()).toEqual(['cancelled', 'done', 'done']);
  expect(desk.refusal('undoRefresh', { tableId }, 'bob').kind).toBe('job-elsewhere');
  desk.drive(desk.call('undoRefresh', { tableId }));
  expect([gridOf(desk.state, VIEW), runs()]).toEqual([old, ['done', 'cancelled', 'done', 'done']]);
});

test('undo needs no key: whoever may edit the sheet can take a refresh back', async () => {
  const desk = openDesk(crm);
  desk.connect();
  const { tableId } = pets(desk);
  const old = gridOf(desk.state, VIEW);
  await changePets();
  refresh(desk, tableId);
  expect(takeBack(desk, tableId, 'bob').phase).toBe('done');
  expect(gridOf(desk.state, VIEW)).toEqual(old);
});

test('undo is whole where a filter hides rows, and where somebody sorted since', async () => {
  const desk = openDesk(crm);
  desk.connect();
  const { tableId, sheet } = pets(desk);
  const old = gridOf(desk.state, VIEW);
  const width = old[0]?.filter((header) => header !== null).length ?? 0;
  createFilter(desk.state, sheet, { row: 1, column: 1, rows: old.length, columns: width }, null);
  const hiddenValues = [String(old[1]?.[1])];
  setFilterCriteria(desk.state, sheet, 2, { criteria: null, values: [], hiddenValues, visibleValues: null });
  expect(sheet.rowsHiddenByFilter.items.some(Boolean)).toBe(true);
  await changePets();
  refresh(desk, tableId);
  personSort(desk.state, sheet.id, 2, false);
  takeBack(desk, tableId);
  expect(gridOf(desk.state, VIEW)).toEqual(old);
});

test('a copy for undo goes with its table', async () => {
  const desk = openDesk(crm);
  desk.connect();
  const { tableId, sheet } = pets(desk);
  refresh(desk, tableId);
  expect(desk.state.sheets).toHaveLength(3);
  personDeleteSheet(desk.state, sheet.id);
  desk.call('getState', {});
  expect(desk.state.sheets.map(({ name }) => name)).toEqual(['Sheet1']);
});

test('the list of changes shows dates as dates, before and now', async () => {
  const desk = openDesk(crm);
  desk.connect();
  const { tableId } = pets(desk, 'Every field of a pet', true);
  const headers = gridOf(desk.state, 'Every field of a pet')[0] ?? [];
  expect(headers).toContain('Birthday');
  await crm.control({ now: [{ kind: 'edit', object: 'pet', count: 1, set: { birthday: '2020-02-29' } }] });
  const { receipt } = refresh(desk, tableId);
  expect(receipt).toMatchObject({ added: 0, changed: 1, gone: 0 });
  const list = desk.state.sheets.find(({ name }) => name === 'Every field of a pet, changes');
  expect(list?.hidden).toBe(false);
  const lines = gridOf(desk.state, 'Every field of a pet, changes').slice(1);
  expect(lines.map((line) => line.slice(2, 3))).toEqual([['Birthday']]);
  expect(lines[0]?.[4]).toBe(43_890);
  const [before, now] = [3, 4].map((column) => list?.columns[column]?.styles.items[1] ?? 0);
  expect([before, now].map((style) => styleOf(desk.state, style ?? 0).numberFormat)).toEqual([
    'yyyy-mm-dd',
    'yyyy-mm-dd',
  ]);
});
