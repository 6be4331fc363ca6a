/** Hundreds of columns. */
import { closedAfterAll } from '../../closing';
import { OPTIONS } from '../add-on-world';
import { type DealsCrm, field, numbered, startDeals } from './deals';
import { dealsTable } from './table';

jest.setTimeout(60_000);

const FIELDS = 500;
/** With id, times, name and amount. */
const COLUMNS = FIELDS + 5;
const TYPES = ['TEXT', 'NUMBER', 'DATE', 'BOOLEAN'] as const;

let crm: DealsCrm;
const later = closedAfterAll();
beforeAll(async () => {
  const fields = Array.from({ length: FIELDS }, (_, index) => field(`custom${index}`, TYPES[index % 4] ?? 'TEXT'));
  crm = await startDeals({ fields, records: numbered(3), views: [{ name: 'All', columns: 'name' }] });
  later(() => crm.close());
});
afterEach(() => crm.control({ clear: true, restore: true }));

/** Google keeps no longer value of a property. */
const MOST_PROPERTY = 9 * 1_024;

function properties(desk: ReturnType<typeof dealsTable>['desk']): readonly number[] {
  return [...desk.emulator.properties()].flatMap(([, store]) => [...store.values()].map((value) => value.length));
}

test('all fields of an object of 500 are pulled and refreshed, in calls that columns cost five of at most', async () => {
  const table = dealsTable(crm, {}, { columns: { kind: 'all' } });
  const { desk } = table;
  expect(desk.table(table.tableId).receipt).toMatchObject({ complete: true, columns: COLUMNS });
  await crm.change({ kind: 'reorder', object: 'deal' });
  const spent = () => Object.values(desk.spent.calls).reduce((total, count) => total + count, 0);
  const before = spent();
  const job = table.refresh();
  expect(job.receipt).toMatchObject({ complete: true, columns: COLUMNS });
  expect(spent() - before).toBeLessThan(2 * 120 + 5 * COLUMNS);
  expect(table.holds(2, 2)).toEqual(['Deal 3', 'Deal 2', 'Deal 1']);
  expect(Math.max(...properties(desk))).toBeLessThanOrEqual(MOST_PROPERTY);
});

test('250 chosen columns are kept with the table, and no property is too long', async () => {
  const probe = dealsTable(crm);
  const { objectId, viewId } = probe.desk.choice('Deals', 'All');
  const fieldIds = probe.desk
    .call('listFields', { objectId, viewId })
    .slice(0, 250)
    .map(({ id }) => id);
  const table = dealsTable(crm, { options: { ...OPTIONS, columns: { kind: 'chosen', fieldIds } } });
  await crm.change({ kind: 'reorder', object: 'deal' });
  expect(table.refresh().receipt).toMatchObject({ complete: true });
  expect(table.holds(2, 2)).toHaveLength(3);
  expect(Math.max(...properties(table.desk))).toBeLessThanOrEqual(MOST_PROPERTY);
});
