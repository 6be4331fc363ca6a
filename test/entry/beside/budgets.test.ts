/** What one execution may cost, in cells and calls; the budgets of docs/performance.md. */
import type { Change } from '../../../local/crm/server/faults/rule';
import { closedAfterAll } from '../../closing';
import { type DealsCrm, dealId, numbered, startDeals } from './deals';
import { AMOUNT, type DealsTable, dealsTable, FREE } from './table';

jest.setTimeout(60_000);

const ROWS = 1_200;
/** Id, name and amount. */
const COLUMNS = 3;
/** Headers, and what is looked at once however long the table is. */
const AROUND = 300;
/** Of an execution in which nothing moves. */
const MOST_CALLS = 120 + 4 * COLUMNS;

let crm: DealsCrm;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startDeals({ records: numbered(ROWS) });
  later(() => crm.close());
});
afterEach(() => crm.control({ clear: true, restore: true }));

async function costOf(table: DealsTable, ...changes: readonly Change[]) {
  const { desk, tableId } = table;
  if (changes.length > 0) await crm.change(...changes);
  desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
  const { run } = desk.emulator.clientCall('ada', 'doc', 'continuePull', [JSON.stringify({ tableId })]);
  expect(desk.call('continuePull', { tableId }).phase).toBe('done');
  return run.counters;
}

test('a refresh that finds nothing new reads each cell once and writes none', async () => {
  const { cellsRead, cellsWritten, cellsCopied, totalCalls } = await costOf(dealsTable(crm));
  expect(cellsRead).toBeLessThanOrEqual(ROWS * (COLUMNS + 1) + AROUND);
  // The note on the first header.
  expect([cellsWritten, cellsCopied]).toEqual([1, 0]);
  expect(totalCalls).toBeLessThanOrEqual(MOST_CALLS);
});

test('values that changed are written, and little else', async () => {
  const edits = [300, 301, 302, 303, 305].map((number): Change => {
    return { kind: 'edit', object: 'deal', ids: [dealId(number)], set: { amount: 7 } };
  });
  const table = dealsTable(crm);
  table.type(1, FREE, 'Remark');
  const { cellsWritten, cellsCopied, totalCalls } = await costOf(table, ...edits);
  // The journal and the marks are packed: a cell for many rows.
  expect(cellsWritten).toBeLessThanOrEqual(2 * edits.length + 60);
  expect(cellsCopied).toBeLessThanOrEqual(AROUND);
  expect(totalCalls).toBeLessThanOrEqual(2 * MOST_CALLS);
});

test('of rows far apart only those that changed are written', async () => {
  const scattered = [5, 300, 301, 302, 900];
  const edits = scattered.map((number): Change => {
    return { kind: 'edit', object: 'deal', ids: [dealId(number)], set: { amount: 8 } };
  });
  const table = dealsTable(crm);
  const before = table.holds(AMOUNT);
  const written: number[] = [];
  await crm.change(...edits);
  const { desk, tableId } = table;
  desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
  const { run } = desk.emulator.clientCall('ada', 'doc', 'continuePull', [JSON.stringify({ tableId })]);
  expect(desk.call('continuePull', { tableId }).phase).toBe('done');
  table.holds(AMOUNT).forEach((amount, index) => {
    if (amount !== before[index]) written.push(index);
  });
  expect(written).toEqual(scattered);
  // The journal and the marks are packed, a cell for many rows; and there is the note on the first header.
  expect(run.counters.cellsWritten).toBeLessThanOrEqual(scattered.length + 5);
});

test('records that come and leave: the script carries what is new, Google the rest', async () => {
  const table = dealsTable(crm);
  table.type(1, FREE, 'Remark');
  for (let row = 2; row < 40; row += 1) table.type(row, FREE, `remark ${row}`);
  const come = 10;
  const { cellsRead, cellsWritten } = await costOf(
    table,
    { kind: 'insert', object: 'deal', count: come, at: 'first', set: { name: 'New', amount: 1 } },
    { kind: 'delete', object: 'deal', ids: [3, 500].map(dealId) },
  );
  expect(cellsRead).toBeLessThanOrEqual(ROWS * (COLUMNS + 1) + 12 * ROWS + 2 * AROUND);
  expect(cellsWritten).toBeLessThanOrEqual(come * COLUMNS + 2 * AROUND);
});

test('a first pull writes each cell once, and copies none of them', () => {
  const { desk } = dealsTable(crm);
  const { tableId } = desk.call('startPull', desk.choice('Deals', 'All'));
  const { run } = desk.emulator.clientCall('ada', 'doc', 'continuePull', [JSON.stringify({ tableId })]);
  expect(desk.call('continuePull', { tableId }).phase).toBe('done');
  expect(run.counters.cellsWritten).toBeLessThanOrEqual(ROWS * COLUMNS + AROUND);
  expect(run.counters.calls['Range.copyTo'] ?? 0).toBe(0);
});
