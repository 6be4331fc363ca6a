/** Tables of the version before: columns tagged by API name, no marks, a table's tag without its place, an archive without a tag. */
import { personDeleteSheet } from '../../../local/emulator/grid/person';
import { closedAfterAll } from '../../closing';
import { gridOf } from '../add-on-world';
import { documentProperties } from '../properties';
import { type DealsCrm, dealId, startDeals } from './deals';
import { AMOUNT, type DealsTable, dealsTable, FREE } from './table';

jest.setTimeout(30_000);

let crm: DealsCrm;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startDeals();
  later(() => crm.close());
});
afterEach(() => crm.control({ clear: true, restore: true }));

const KEYS = ['id', 'name', 'amount'];

function asBefore(table: DealsTable): void {
  const { state } = table.desk;
  for (const tag of state.metadata) {
    if (tag.key === 'twenty-sheets/column' && tag.location.type === 'COLUMN') {
      tag.value = `${table.tableId}/${KEYS[tag.location.index - 1] ?? ''}`;
    }
    if (tag.key === 'twenty-sheets/table') {
      const { place: _, ...said } = JSON.parse(tag.value ?? '{}');
      const { rowOrder: __, mayShrink: ___, ...options } = said.options;
      tag.value = JSON.stringify({ ...said, options });
    }
  }
  state.metadata = state.metadata.filter(({ key }) => key !== 'twenty/archive');
  const marks = state.sheets.find(({ name }) => name === `Twenty Sheets marks ${table.tableId}`);
  if (marks) personDeleteSheet(state, marks.id);
  // Where its columns stood was not remembered.
  documentProperties(table.desk).delete(`columns/${table.tableId}`);
}

test('are taken over silently: columns, remarks, what is in the archive', async () => {
  const table = dealsTable(crm);
  table.type(1, FREE, 'Remark');
  table.type(2, FREE, 'of Deal 1', 'of Deal 2');
  await crm.change({ kind: 'delete', object: 'deal', ids: [dealId(1)] });
  table.refresh();
  asBefore(table);
  await crm.change(
    { kind: 'edit', object: 'deal', ids: [dealId(1)], set: { deletedAt: null } },
    { kind: 'reorder', object: 'deal' },
    { kind: 'edit', object: 'deal', ids: [dealId(3)], set: { amount: 333 } },
  );
  expect(table.refresh().receipt).toMatchObject({ complete: true, added: 1, gone: 0, edited: 0 });
  expect(table.holds(AMOUNT)[table.rowOf('Deal 3') - 1]).toBe(333);
  for (const name of ['Deal 1', 'Deal 2']) expect(table.holds(FREE)[table.rowOf(name) - 1]).toBe(`of ${name}`);
  expect(gridOf(table.desk.state, table.sheet().name)[0]?.slice(0, 4)).toEqual(['Id', 'Name', 'Amount', 'Remark']);
  const archives = table.desk.state.sheets.filter(({ name }) => name.startsWith('Twenty archive'));
  expect(archives).toHaveLength(1);
});

test('are taken over by a refresh that finds nothing new, too, and the next one writes nothing', async () => {
  const table = dealsTable(crm);
  asBefore(table);
  expect(table.refresh().receipt).toMatchObject({ complete: true, changed: 0, edited: 0 });
  const tags = table.desk.state.metadata.filter(({ key }) => key === 'twenty-sheets/column');
  expect(tags.map(({ value }) => value?.includes('~'))).toEqual([true, true, true]);
});
