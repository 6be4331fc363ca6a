/** Refreshes that take much away, rows that stay where they are, and what people typed into the table. */
import type { Change } from '../../../local/crm/server/faults/rule';
import { where } from '../../../local/crm/workspace/views/view-notation';
import { closedAfterAll } from '../../closing';
import { everyHours } from '../add-on-world';
import { everythingIn } from '../../everything';
import { type DealsCrm, dealId, field, numbered, startDeals } from './deals';
import { AMOUNT, dealsTable, FREE, NAME } from './table';

jest.setTimeout(30_000);

const COUNT = 24;

let crm: DealsCrm;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startDeals({ records: numbered(COUNT) });
  later(() => crm.close());
});
afterEach(() => crm.control({ clear: true, restore: true }));

const leaveFirst = (count: number): Change => ({ kind: 'delete', object: 'deal', count, at: 'first' });

describe('a refresh that takes away more than half of a table', () => {
  test('asks first, and goes on when told to', async () => {
    const table = dealsTable(crm);
    await crm.change(leaveFirst(COUNT / 2 + 1));
    const before = everythingIn(table.desk.state);
    const asked = table.refresh();
    expect([asked.phase, asked.failure?.kind]).toEqual(['failed', 'many-gone']);
    expect(asked.failure?.message).toMatch(/13.*24/);
    expect(everythingIn(table.desk.state)).toBe(before);
    expect(table.refresh({ acceptGone: true }).receipt).toMatchObject({ complete: true, gone: 13, written: 11 });
  });

  test('does not ask for half of it, nor where the table may shrink', async () => {
    const table = dealsTable(crm);
    const free = dealsTable(crm, {}, { mayShrink: true });
    await crm.change(leaveFirst(COUNT / 2));
    expect(table.refresh().phase).toBe('done');
    await crm.change(leaveFirst(10));
    expect(free.refresh().receipt).toMatchObject({ complete: true, gone: 22 });
  });

  test('does not ask where the view is of these days', async () => {
    const records = numbered(COUNT).map((record) => ({ ...record, close: '2026-05-20' }));
    const filters = [where('close', 'IS_TODAY')];
    const today = await startDeals({
      fields: [field('close', 'DATE')],
      records,
      views: [{ name: 'All', columns: 'name amount', filters }],
    });
    try {
      const table = dealsTable(today);
      await today.change(leaveFirst(COUNT - 2));
      expect(table.refresh().receipt).toMatchObject({ complete: true, gone: COUNT - 2 });
    } finally {
      await today.close();
    }
  });

  test('stops a schedule with that sentence, and the table stays', async () => {
    const table = dealsTable(crm);
    const { desk, tableId } = table;
    desk.call('planSchedule', { tableId, plan: everyHours(1) });
    await crm.change(leaveFirst(COUNT - 1));
    desk.emulator.fireTriggers(desk.emulator.now() + 3_700_000);
    expect(desk.table(tableId).schedule?.lastFailure).toMatch(/23.*24/);
    expect(table.holds(1, 2)).toHaveLength(COUNT);
  });
});

test('rows that stay where they are: new ones come at the end, whatever the view’s order', async () => {
  const table = dealsTable(crm, {}, { rowOrder: 'stay' });
  const before = table.holds(NAME, 2);
  table.type(1, FREE, 'Remark');
  table.type(4, FREE, 'of Deal 3');
  await crm.change(
    { kind: 'reorder', object: 'deal' },
    { kind: 'insert', object: 'deal', count: 1, at: 'first', set: { name: 'New', amount: 1 } },
    { kind: 'delete', object: 'deal', ids: [dealId(2)] },
  );
  expect(table.refresh().receipt).toMatchObject({ complete: true, added: 1, gone: 1 });
  expect(table.holds(NAME, 2)).toEqual([...before.filter((name) => name !== 'Deal 2'), 'New']);
  expect(table.holds(FREE)[table.rowOf('Deal 3') - 1]).toBe('of Deal 3');
});

describe('what somebody typed into a column of the table', () => {
  test('is set back, counted apart, and comes back with Undo', async () => {
    const table = dealsTable(crm);
    table.type(3, AMOUNT, '5');
    table.type(4, NAME, 'my name');
    await crm.change({ kind: 'edit', object: 'deal', ids: [dealId(7)], set: { amount: 777 } });
    expect(table.refresh().receipt).toMatchObject({ complete: true, changed: 1, edited: 2 });
    expect([table.holds(AMOUNT)[2], table.holds(NAME)[3], table.holds(AMOUNT)[7]]).toEqual([20, 'Deal 3', 777]);
    expect(table.undo().phase).toBe('done');
    expect([table.holds(AMOUNT)[2], table.holds(NAME)[3], table.holds(AMOUNT)[7]]).toEqual([5, 'my name', 70]);
  });

  test('stays if it is a formula that shows the right value, and nothing is written', () => {
    const table = dealsTable(crm);
    table.type(3, AMOUNT, '=10+10');
    const before = everythingIn(table.desk.state);
    expect(table.refresh().receipt).toMatchObject({ complete: true, changed: 0, edited: 0 });
    expect(table.holds(AMOUNT)[2]).toBe('=10+10');
    expect(everythingIn(table.desk.state)).toBe(before);
  });
});
