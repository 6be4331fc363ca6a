/** What one execution may cost, in cells and calls; the budgets of docs/reference/performance.md. */
import type { Change } from '../../../local/crm/server/faults/rule';
import type { Counters } from '../../../local/emulator/runtime/counters';
import { closedAfterAll } from '../../closing';
import { type DealsCrm, dealId, field, numbered, startDeals } from './deals';
import { AMOUNT, type DealsTable, dealsTable } from './table';

jest.setTimeout(60_000);

const ROWS = 1_200;
/** Id, name and amount, and as many as make a usual view. */
const COLUMNS = 15;
const FIELDS = Array.from({ length: COLUMNS - 3 }, (_, index) => field(`more${index + 1}`, 'TEXT'));
const FREE = COLUMNS + 1;
/** Headers, and what is looked at once however long the table is. */
const AROUND = 300;
/** Of an execution, beside its blocks: where nothing changed, where cells did, and where rows move. */
const [UNCHANGED, CHANGED, MOVED] = [60, 100, 130];

let crm: DealsCrm;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startDeals({ records: numbered(ROWS), fields: FIELDS });
  later(() => crm.close());
});
afterEach(() => crm.control({ clear: true, restore: true }));

async function costOf(table: DealsTable, ...changes: readonly Change[]) {
  const { desk, tableId } = table;
  if (changes.length > 0) await crm.change(...changes);
  desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
  const { run } = desk.emulator.clientCall('ada', 'doc', 'continuePull', [JSON.stringify({ tableId })]);
  expect(desk.call('continuePull', { tableId }).phase).toBe('done');
  return { ...run.counters, around: callsAround(run.counters, desk.state.sheets.length) };
}

/**
 * Calls beside those for blocks of cells (a range each, two for a copy), for the size of each sheet, for the tag of each column, which is
 * asked where headers changed, and for what was read: texts with looks are asked one by one.
 */
function callsAround({ totalCalls, blocks, calls }: Counters, sheets: number): number {
  const ofTexts = Object.entries(calls).reduce(
    (sum, [name, count]) => sum + (name.startsWith('RichText') ? count : 0),
    0,
  );
  const sizes = (calls['Sheet.getMaxRows'] ?? 0) > sheets ? 2 * sheets : 0;
  const tags = 4 * (calls['DeveloperMetadataLocation.getColumn'] ?? 0);
  return totalCalls - 2 * blocks - (calls['Range.copyTo'] ?? 0) - ofTexts - sizes - tags;
}

test('a refresh that finds nothing new reads each cell once and writes none', async () => {
  const { cellsRead, cellsWritten, cellsCopied, around } = await costOf(dealsTable(crm));
  expect(cellsRead).toBeLessThanOrEqual(ROWS * (COLUMNS + 1) + AROUND);
  // The note on the first header.
  expect([cellsWritten, cellsCopied]).toEqual([1, 0]);
  expect(around).toBeLessThanOrEqual(UNCHANGED);
});

test('values that changed are written, and little else', async () => {
  const edits = [300, 301, 302, 303, 305].map((number): Change => {
    return { kind: 'edit', object: 'deal', ids: [dealId(number)], set: { amount: 7 } };
  });
  const table = dealsTable(crm);
  table.type(1, FREE, 'Remark');
  const { cellsWritten, cellsCopied, around } = await costOf(table, ...edits);
  // The journal and the marks are packed: a cell for many rows.
  expect(cellsWritten).toBeLessThanOrEqual(2 * edits.length + 60);
  expect(cellsCopied).toBeLessThanOrEqual(AROUND);
  expect(around).toBeLessThanOrEqual(CHANGED);
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

const numbersFrom = (first: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => dealId(first + index));

const leave = (...ids: string[]): Change => ({ kind: 'delete', object: 'deal', ids });
const comeBack = (...ids: string[]): Change => ({ kind: 'edit', object: 'deal', ids, set: { deletedAt: null } });

test('where rows move there are as few calls, once the sheets of the journal and the archive are there and a copy was tried', async () => {
  const table = dealsTable(crm);
  table.type(1, FREE, 'Remark', ...Array.from({ length: 40 }, (_, index) => `remark ${index}`));
  const first = await costOf(table, leave(dealId(3), dealId(500)));
  const again = await costOf(table, leave(dealId(4), dealId(501)));
  const reversed = await costOf(table, {
    kind: 'view',
    view: 'All',
    set: { sorts: [{ field: 'amount', direction: 'DESC', subFieldName: null }] },
  });
  expect([again.around, reversed.around].filter((calls) => calls > MOVED)).toEqual([]);
  const trials = [first, again, reversed].map(({ calls }) => calls['SpreadsheetApp.newRichTextValue'] ?? 0);
  expect(trials).toEqual([1, 0, 0]);
});

test('what stands beside records is put aside and brought back in blocks, however many they are', async () => {
  const table = dealsTable(crm);
  table.type(1, FREE, 'Remark', ...Array.from({ length: ROWS }, (_, index) => `remark ${index + 1}`));
  // The sheets of the archive and of the journal are made, and what a copy carries is tried.
  await costOf(table, leave(dealId(1)));
  const few = numbersFrom(10, 20);
  const many = numbersFrom(100, 400);
  const [fewLeave, fewReturn] = [await costOf(table, leave(...few)), await costOf(table, comeBack(...few))];
  const [manyLeave, manyReturn] = [await costOf(table, leave(...many)), await costOf(table, comeBack(...many))];
  const calls = [fewLeave, fewReturn, manyLeave, manyReturn].map(({ around, blocks }) => around + 2 * blocks);
  expect(Math.abs((calls[2] ?? 0) - (calls[0] ?? 0))).toBeLessThan(20);
  expect(Math.abs((calls[3] ?? 0) - (calls[1] ?? 0))).toBeLessThan(20);
  const [beside] = [table.holds(FREE, 2)];
  expect(beside.filter((value) => value !== null)).toHaveLength(ROWS - 1);
});
