/** What stands below a table partly in its columns and partly beyond, beside a block that the end of the table runs past. */
import type { CallHooks } from '../../../local/emulator/runtime/call-hooks';
import type { Change } from '../../../local/crm/server/faults/rule';
import { closedAfterAll } from '../../closing';
import { leaveAt } from '../leaving';
import { type DealsCrm, dealId, field, numbered, startDeals } from './deals';
import { AMOUNT, type DealsTable, dealsTable, FREE, NAME } from './table';

jest.setTimeout(60_000);

const COUNT = 4;
/** Of the list below, whose last column is beyond the table's region. */
const [LIST, BEYOND] = [12, FREE + 3];

let crm: DealsCrm;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startDeals({ records: numbered(COUNT) });
  later(() => crm.close());
});
afterEach(() => crm.control({ clear: true, restore: true }));

const come = (...numbers: number[]): Change => ({
  kind: 'insert',
  object: 'deal',
  count: numbers.length,
  ids: numbers.map(dealId),
  at: 'last',
  set: { name: 'Come', amount: 1_000 },
});
const leave = (...numbers: number[]): Change => ({ kind: 'delete', object: 'deal', ids: numbers.map(dealId) });

const BLOCK = Array.from({ length: COUNT + 6 }, (_, row) => `Block ${row}`);

/** A block from the header to below the table, with sums over it, and a list that reaches from the names to the block. */
function laidOut(): DealsTable {
  const table = dealsTable(crm);
  table.type(1, BEYOND, ...BLOCK.slice(0, COUNT + 3));
  table.type(1, BEYOND + 1, `=SUM(C2:C${COUNT + 1})`);
  for (const column of [NAME, AMOUNT, BEYOND]) table.type(LIST, column, 'Listed', 'one', 'two', 'three');
  table.type(LIST + 4, AMOUNT, `=COUNTA(B${LIST}:B${LIST + 3})`);
  return table;
}

/** Where the list and the block stand, the formulas over both, and what they show. */
const seen = (table: DealsTable) => ({
  list: [NAME, AMOUNT, BEYOND].map((column) => table.holds(column, LIST).filter((cell) => cell !== null)),
  block: table.holds(BEYOND).slice(0, COUNT + 3),
  sum: [table.holds(BEYOND + 1)[0], table.shows(BEYOND + 1)[0]],
});

const LISTED = ['Listed', 'one', 'two', 'three'];
const wanted = (rows: number, sum: number) => ({
  list: [LISTED, [...LISTED, `=COUNTA(B${LIST}:B${LIST + 3})`], LISTED],
  block: BLOCK.slice(0, COUNT + 3),
  sum: [`=SUM(C2:C${rows + 1})`, sum],
});

const GROWN = { change: come(21, 22, 23), rows: COUNT + 3, sum: 3_100 };
const SHRUNK = { change: leave(2, 3), rows: COUNT - 2, sum: 50 };

test.each([
  ['comes', GROWN],
  ['leaves', SHRUNK],
])(
  'a record %s: the list and the block stay, a range over the records goes with them',
  async (_, { change, rows, sum }) => {
    const table = laidOut();
    await crm.change(change);
    expect(table.refresh({ acceptGone: true })).toMatchObject({
      phase: 'done',
      receipt: { complete: true, written: rows },
    });
    expect(seen(table)).toEqual(wanted(rows, sum));
    expect(table.undo()).toMatchObject({ phase: 'done' });
    expect(seen(table)).toEqual(wanted(COUNT, 100));
  },
);

const CELLS = ['Range.insertCells', 'Range.deleteCells'] as const;
const TROUBLES = ['killed before', 'killed after', 'failed', 'failed though done'] as const;

function hooksOf(trouble: (typeof TROUBLES)[number], at: number): CallHooks {
  if (trouble === 'killed before' || trouble === 'killed after')
    return { killAt: { call: at, when: trouble === 'killed before' ? 'before' : 'after' } };
  const failure = { key: 'serviceTimedOut', details: ['Spreadsheets', 'doc'], done: trouble !== 'failed' } as const;
  return { failCall: (_, call) => (call === at ? failure : undefined) };
}

test.each([
  ['grows', GROWN],
  ['shrinks', SHRUNK],
])('a table that %s while Google fails its cells ends in the right sheet', async (_, { change, rows, sum }) => {
  const table = laidOut();
  const { desk, tableId } = table;
  await crm.change(change);
  desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: true });
  leaveAt(desk, 'publishing', tableId);
  const work = (hooks: CallHooks) =>
    desk.emulator.clientCall('ada', 'doc', 'continuePull', [JSON.stringify({ tableId })], hooks);
  const start = desk.emulator.snapshot();
  const calls = new Map<string, number>();
  work({ failCall: (name, call) => void calls.set(name, call) });
  for (const name of CELLS) {
    for (const trouble of TROUBLES) {
      desk.emulator.restore(start);
      work(hooksOf(trouble, calls.get(name) ?? 0));
      const { phase } = desk.drive(desk.call('continuePull', { tableId }));
      expect([name, trouble, phase, seen(table)]).toEqual([name, trouble, 'done', wanted(rows, sum)]);
    }
  }
});

test('where Google does not let cells move, the table grows into empty rows, or empties those that are left over', async () => {
  const table = laidOut();
  const { desk, tableId } = table;
  const refused: CallHooks['failCall'] = (name) =>
    name === 'Range.insertCells' ? { key: 'shiftThroughMerge', details: [] } : undefined;
  for (const { change, rows } of [GROWN, { change: leave(2, 3, 21), rows: COUNT }]) {
    await crm.change(change);
    desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: true });
    leaveAt(desk, 'publishing', tableId);
    desk.emulator.clientCall('ada', 'doc', 'continuePull', [JSON.stringify({ tableId })], { failCall: refused });
    expect(desk.drive(desk.call('continuePull', { tableId }))).toMatchObject({ receipt: { written: rows } });
    expect(seen(table)).toMatchObject({ list: wanted(0, 0).list, block: wanted(0, 0).block });
    expect(table.holds(1, 2).filter((cell) => cell !== null)).toHaveLength(rows);
  }
});

test('without room nothing changes, and the refresh before can still be taken back', async () => {
  const table = laidOut();
  await crm.change(come(21));
  expect(table.refresh()).toMatchObject({ phase: 'done' });
  for (const column of [NAME, BEYOND]) table.type(COUNT + 4, column, 'in the way');
  await crm.change(come(22, 23));
  const before = [1, NAME, AMOUNT, BEYOND].map((column) => table.holds(column));
  expect(table.refresh()).toMatchObject({ phase: 'failed', failure: { kind: 'no-room-below' } });
  expect([1, NAME, AMOUNT, BEYOND].map((column) => table.holds(column))).toEqual(before);
  expect(table.undo()).toMatchObject({ phase: 'done', receipt: { written: COUNT } });
});

test('a column that came with a refresh that finds no room goes with it', async () => {
  const own = await startDeals({ records: numbered(COUNT), fields: [field('memo', 'TEXT')] });
  try {
    const viewOf = (...names: string[]): Change => ({
      kind: 'view',
      view: 'All',
      set: { fields: names.map((name, position) => ({ field: name, isVisible: true, position })) },
    });
    await own.change(viewOf('name', 'amount'));
    const table = dealsTable(own);
    const { desk, tableId } = table;
    table.type(1, BEYOND, ...BLOCK.slice(0, COUNT + 1));
    table.type(COUNT + 2, NAME, 'directly below');
    const grid = (): unknown => Array.from({ length: BEYOND + 2 }, (_, at) => table.holds(at + 1));
    const before = grid();
    await own.change(viewOf('name', 'amount', 'memo'), come(21));
    desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
    leaveAt(desk, 'publishing', tableId);
    const refused: CallHooks['failCall'] = (name) =>
      name === 'Range.insertCells' ? { key: 'shiftThroughTable', details: [] } : undefined;
    desk.emulator.clientCall('ada', 'doc', 'continuePull', [JSON.stringify({ tableId })], { failCall: refused });
    expect(desk.call('continuePull', { tableId })).toMatchObject({
      phase: 'failed',
      failure: { kind: 'no-room-below' },
    });
    expect(grid()).toEqual(before);
    table.type(COUNT + 2, NAME, '');
    expect(table.refresh()).toMatchObject({ phase: 'done', receipt: { written: COUNT + 1, columns: 4 } });
  } finally {
    await own.close();
  }
});

test('what an array formula fills below the table stands in nobody’s way', async () => {
  const table = dealsTable(crm);
  table.type(1, FREE, 'Double', '=ARRAYFORMULA(C2:C20*2)');
  table.type(1, BEYOND, ...BLOCK);
  await crm.change(come(21));
  expect(table.refresh()).toMatchObject({ phase: 'done', receipt: { complete: true, added: 1 } });
  expect(table.shows(FREE).slice(0, COUNT + 3)).toEqual(['Double', 20, 40, 60, 80, 2_000, 0]);
  expect(table.holds(BEYOND).slice(0, COUNT + 6)).toEqual(BLOCK);
});
