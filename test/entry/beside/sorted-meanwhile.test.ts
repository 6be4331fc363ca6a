/** Somebody sorts a table at the moment in which a refresh writes it: API and person have no lock in common. */
import type { Change } from '../../../local/crm/server/faults/rule';
import { setRowsHidden } from '../../../local/emulator/grid/edit/layout';
import { personSort } from '../../../local/emulator/grid/person';
import { personInsertChip } from '../../../local/emulator/grid/person-words';
import type { SpreadsheetState } from '../../../local/emulator/grid/state/state';
import type { TableOptions } from '../../../src/protocol/choice';
import { closedAfterAll } from '../../closing';
import { leaveAt, stageOf } from '../leaving';
import { type DealsCrm, dealId, numbered, startDeals } from './deals';
import { AMOUNT, type DealsTable, dealsTable, FREE, NAME } from './table';

let crm: DealsCrm;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startDeals({ records: numbered(6) });
  later(() => crm.close());
});
afterEach(() => crm.control({ clear: true, restore: true }));

const edit = (number: number): Change => ({
  kind: 'edit',
  object: 'deal',
  ids: [dealId(number)],
  set: { amount: number * 11 },
});

/** Of the calls of an execution that writes: whether the person acts before this one. */
type Moment = (name: string, before: readonly string[]) => boolean;

/** A refresh of those changes; at that moment the person sorts by amount, downwards. */
async function sortedAt(
  moment: Moment,
  lay: (table: DealsTable) => void,
  options: Partial<TableOptions>,
  ...changes: Change[]
): Promise<DealsTable> {
  const table = dealsTable(crm, {}, options);
  const { desk, tableId } = table;
  lay(table);
  await crm.change(...changes);
  desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
  leaveAt(desk, 'publishing', tableId);
  const calls: string[] = [];
  let sorted = false;
  const failCall = (name: string): undefined => {
    if (stageOf(desk, tableId) !== 'writing') return;
    if (!sorted && moment(name, calls)) {
      sorted = true;
      personSort(desk.state, table.sheet().id, AMOUNT, false);
    }
    calls.push(name);
  };
  desk.emulator.clientCall('ada', 'doc', 'continuePull', [JSON.stringify({ tableId })], { failCall });
  expect(sorted).toBe(true);
  expect(desk.drive(desk.call('continuePull', { tableId }))).toMatchObject({ phase: 'done' });
  return table;
}

test('what was written beside a wrong record is nobody’s edit: the next refresh puts it right, and keeps what was typed', async () => {
  const table = await sortedAt(
    (name) => name === 'Range.setValues',
    ({ type }) => type(5, NAME, 'typed'),
    { editing: true },
    edit(2),
    edit(3),
  );
  expect(table.refresh()).toMatchObject({ phase: 'done', receipt: { complete: true, kept: { cells: 1 } } });
  expect([NAME, AMOUNT].map((column) => table.holds(column, 2))).toEqual([
    ['Deal 1', 'Deal 2', 'Deal 3', 'typed', 'Deal 5', 'Deal 6'],
    [10, 22, 33, 40, 50, 60],
  ]);
  const { records } = table.desk.call('listEdits', { tableId: table.tableId });
  expect(records.flatMap(({ cells }) => cells.map(({ mine }) => mine))).toEqual(['typed']);
});

test('of a record that leaves its own words are put aside, not the chip of another that somebody sorted into its row', async () => {
  let state: SpreadsheetState | undefined;
  const chips = (table: DealsTable): void => {
    ({ state } = table.desk);
    table.type(1, FREE, 'Plan', ...[1, 2, 3, 4, 5, 6].map(() => ''));
    for (const number of [1, 2, 3, 4, 5, 6]) {
      const cell = { sheetId: table.sheet().id, row: number + 1, column: FREE };
      const file = { kind: 'file', url: `https://docs.example/${number}` } as const;
      personInsertChip(table.desk.state, cell, `Plan ${number}`, file);
    }
  };
  const isPutAside: Moment = (name) =>
    name === 'Range.copyTo' &&
    state !== undefined &&
    state.sheets.some(({ name: sheet }) => sheet === 'Twenty archive');
  const table = await sortedAt(isPutAside, chips, {}, { kind: 'delete', object: 'deal', ids: [dealId(2)] });
  await crm.control({ clear: true, restore: true });
  table.refresh();
  expect(JSON.stringify(table.holds(FREE)[table.rowOf('Deal 2') - 1])).toContain('Plan 2');
});

test.each<[string, Moment]>([
  ['anything of it is', (_, before) => before.length === 0],
  ['rows that leave are looked at', (name) => name === 'Range.getNotes'],
  ['the window is arranged', (name) => name === 'Spreadsheet.insertSheet'],
  ['cells are written', (name, before) => name === 'Range.setValues' && before.at(-1) === 'Range.getNumberFormats'],
])('no row of a record that stayed is taken away when somebody sorts before %s', async (_, moment) => {
  const remarks = (table: DealsTable): void => {
    table.type(1, FREE, 'Remark', ...[1, 2, 3, 4, 5, 6].map((number) => `of Deal ${number}`));
  };
  const leaves: Change = { kind: 'delete', object: 'deal', ids: [dealId(2)] };
  const table = await sortedAt(moment, remarks, {}, leaves, edit(5));
  expect(table.refresh()).toMatchObject({ phase: 'done', receipt: { complete: true } });
  const stayed = [1, 3, 4, 5, 6];
  expect([NAME, AMOUNT, FREE].map((column) => table.holds(column, 2))).toEqual([
    stayed.map((number) => `Deal ${number}`),
    [10, 30, 40, 55, 60],
    stayed.map((number) => `of Deal ${number}`),
  ]);
  // What was put aside was its own.
  await crm.control({ clear: true, restore: true });
  table.refresh();
  expect(table.holds(FREE)[table.rowOf('Deal 2') - 1]).toBe('of Deal 2');
});

test('a row that is hidden after it was looked for hidden ones takes no record from its place, where copies leave it out', async () => {
  const table = dealsTable(crm);
  const { desk, tableId } = table;
  desk.state.variants = { ...desk.state.variants, rowsHiddenByHand: 'pouredIntoVisibleRows' };
  table.type(1, FREE, 'Called', ...[1, 2, 3, 4, 5, 6].map((number) => `of ${number}`));
  for (let row = 2; row < 8; row += 1) table.note(row, AMOUNT, `note of ${row - 1}`);
  await crm.change(sortsBy('DESC'));
  desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
  leaveAt(desk, 'publishing', tableId);
  let [copies, hidden] = [0, 0];
  const failCall = (name: string): undefined => {
    if (name === 'Range.copyTo') copies += 1;
    // The window is tagged as ready; what comes next is placed.
    if (name !== 'DeveloperMetadata.setValue' || copies === 0 || hidden > 0) return;
    hidden = copies;
    setRowsHidden(desk.state, table.sheet(), 4, 1, true);
  };
  desk.emulator.clientCall('ada', 'doc', 'continuePull', [JSON.stringify({ tableId })], { failCall });
  expect(desk.drive(desk.call('continuePull', { tableId }))).toMatchObject({ phase: 'done' });
  // At once: were a record in another place for a moment, all would be placed again.
  expect([hidden > 0, copies - hidden]).toEqual([true, 1]);
  const numbers = [6, 5, 4, 3, 2, 1];
  expect(table.holds(NAME, 2)).toEqual(numbers.map((number) => `Deal ${number}`));
  expect(table.holds(FREE, 2)).toEqual(numbers.map((number) => `of ${number}`));
  expect(table.notes(AMOUNT).slice(1)).toEqual(numbers.map((number) => `note of ${number}`));
});

const sortsBy = (direction: 'ASC' | 'DESC'): Change => ({
  kind: 'view',
  view: 'All',
  set: { sorts: [{ field: 'amount', direction, subFieldName: null }] },
});
