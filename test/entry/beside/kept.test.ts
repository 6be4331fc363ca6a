/** What people keep beside, above and below a table, each kind through the changes that a view brings. */
import { createFilter, setFilterCriteria } from '../../../local/emulator/grid/edit/apply-filter';
import { setRowsHidden } from '../../../local/emulator/grid/edit/layout';
import { personInsertColumns, personInsertRows, typeInto } from '../../../local/emulator/grid/person';
import { personInsertChip, personLinkWords } from '../../../local/emulator/grid/person-words';
import { readCellValues } from '../../../local/emulator/grid/edit/computed';
import { fillValidation } from '../../../local/emulator/grid/edit/validations';
import { makeNativeTable } from '../../../local/emulator/grid/structure/native-table';
import { personAddCheckboxes } from '../../../local/emulator/grid/person-contents';
import { trackGet, trackSet } from '../../../local/emulator/grid/base/track';
import type { Change } from '../../../local/crm/server/faults/rule';
import { closedAfterAll } from '../../closing';
import { dieAfter, dieWhile, leaveAt } from '../leaving';
import { gridOf } from '../add-on-world';
import { type DealsCrm, dealId, startDeals } from './deals';
import { AMOUNT, type DealsTable, dealsTable, FREE, NAME } from './table';

jest.setTimeout(30_000);

let crm: DealsCrm;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startDeals();
  later(() => crm.close());
});
afterEach(() => crm.control({ clear: true, restore: true }));

const insert = (at: 'first' | 'last', count: number, amount = 1_000): Change => ({
  kind: 'insert',
  object: 'deal',
  count,
  at,
  set: { name: 'New', amount },
});
const leave = (...numbers: number[]): Change => ({ kind: 'delete', object: 'deal', ids: numbers.map(dealId) });
const REORDER: Change = { kind: 'reorder', object: 'deal' };

const CHANGES: readonly (readonly [string, readonly Change[]])[] = [
  ['records come at the end', [insert('last', 2)]],
  ['records come at the top', [insert('first', 3)]],
  ['the order changes', [REORDER]],
  ['records come, leave and move', [REORDER, insert('first', 1), leave(3)]],
  ['most of them leave', [leave(1, 3, 4)]],
];

const everywhere = (table: DealsTable): string =>
  table.desk.state.sheets.map(({ name }) => JSON.stringify(gridOf(table.desk.state, name))).join('\n');

const contentAt = (table: DealsTable, row: number) => {
  const track = table.sheet().columns[FREE - 1]?.contents;
  return track && trackGet(track, row);
};

const amounts = (table: DealsTable): number[] => table.holds(AMOUNT, 2).filter((cell) => typeof cell === 'number');
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

describe.each(CHANGES)('when %s', (_name, changes) => {
  const refreshed = async (table: DealsTable): Promise<void> => {
    await crm.change(...changes);
    expect(table.refresh()).toMatchObject({ phase: 'done', receipt: { complete: true } });
  };

  test('shares of a total in a fixed range add up to one', async () => {
    const table = dealsTable(crm);
    table.type(1, FREE, 'Share');
    for (let row = 2; row <= 5; row += 1) table.type(row, FREE, `=C${row}/SUM($C$2:$C$5)`);
    await refreshed(table);
    const count = amounts(table).length;
    const shares = table.shows(FREE, 2).slice(0, count).map(Number);
    expect(sum(shares)).toBeCloseTo(1, 9);
    expect(table.holds(FREE, 2).slice(0, 1)).toEqual([`=C2/SUM($C$2:$C$${Math.max(count + 1, 3)})`]);
  });

  test('a grand total below the records is of all of them', async () => {
    const table = dealsTable(crm);
    table.type(8, NAME, 'Total');
    table.type(8, AMOUNT, '=SUM(C2:C5)');
    await refreshed(table);
    const row = table.rowOf('Total');
    const records = table.holds(1, 2).filter((id) => id !== null).length;
    expect(table.shows(AMOUNT)[row - 1]).toBe(sum(amounts(table).slice(0, records)));
    expect(row).toBeGreaterThan(records + 1);
  });

  test('a running total runs over the records as they stand', async () => {
    const table = dealsTable(crm);
    table.type(1, FREE, 'So far');
    table.type(2, FREE, '=C2', '=D2+C3', '=D3+C4', '=D4+C5');
    await refreshed(table);
    let soFar = 0;
    const wanted = amounts(table).map((amount) => (soFar += amount));
    expect(table.shows(FREE, 2).slice(0, wanted.length)).toEqual(wanted);
  });

  test('a top list on another sheet shows the first of the view', async () => {
    const table = dealsTable(crm);
    typeInto(table.desk.state, 0, 1, 1, '=All!B2');
    typeInto(table.desk.state, 0, 2, 1, '=All!B3');
    typeInto(table.desk.state, 0, 3, 1, '=SUM(All!C2:C)');
    await refreshed(table);
    const [sheet] = table.desk.state.sheets;
    if (!sheet) throw new Error('no first sheet');
    const shown = readCellValues(table.desk.state, sheet, { row: 1, column: 1, rows: 3, columns: 1 }).flat();
    const names = table.holds(NAME, 2);
    expect(shown).toEqual([names[0], names[1] ?? 0, sum(amounts(table))]);
    expect(gridOf(table.desk.state, 'Sheet1').map(([cell]) => cell)).toEqual([
      { formula: '=All!B2' },
      { formula: '=All!B3' },
      { formula: '=SUM(All!C2:C)' },
    ]);
  });

  test('two title rows above stay, and a remark stays beside its record', async () => {
    const table = dealsTable(crm);
    table.type(1, FREE, 'My note');
    table.type(3, FREE, 'of Deal 2');
    personInsertRows(table.desk.state, table.sheet().id, 1, 2);
    table.type(1, 1, 'Pipeline of the team', 'as of today');
    await refreshed(table);
    expect(table.holds(1).slice(0, 3)).toEqual(['Pipeline of the team', 'as of today', 'Id']);
    expect(table.holds(FREE)[2]).toBe('My note');
    expect(table.holds(FREE)[table.rowOf('Deal 2') - 1]).toBe('of Deal 2');
  });

  test('a summary three columns further right stands as it stood', async () => {
    const table = dealsTable(crm);
    table.type(1, FREE + 3, 'Summary', 'Total', 'Best');
    table.type(2, FREE + 4, '=SUM(C:C)', '=MAX(C:C)');
    await refreshed(table);
    expect(table.holds(FREE + 3).slice(0, 3)).toEqual(['Summary', 'Total', 'Best']);
    expect(table.shows(FREE + 4).slice(0, 3)).toEqual([null, sum(amounts(table)), Math.max(...amounts(table))]);
  });

  test('a subtotal row between the records is still there, with what it says', async () => {
    const table = dealsTable(crm);
    personInsertRows(table.desk.state, table.sheet().id, 4, 1);
    table.type(4, NAME, 'Subtotal');
    table.type(4, AMOUNT, '=SUM(C2:C3)');
    table.type(4, FREE, 'my remark');
    await refreshed(table);
    const all = everywhere(table);
    for (const text of ['Subtotal', '=SUM(', 'my remark']) expect(all).toContain(text);
    const row = table.rowOf('Subtotal');
    expect([table.holds(1)[row - 1], table.holds(FREE)[row - 1]]).toEqual([null, 'my remark']);
  });

  test('columns on both sides of the table follow their records', async () => {
    const table = dealsTable(crm);
    personInsertColumns(table.desk.state, table.sheet().id, 1, 1);
    table.type(1, 1, 'Who');
    table.type(3, 1, 'left of Deal 2');
    table.type(1, FREE + 1, 'Remark');
    table.type(3, FREE + 1, 'right of Deal 2');
    table.note(3, FREE + 1, 'noted');
    await refreshed(table);
    const row = table.rowOf('Deal 2');
    expect([table.holds(1)[row - 1], table.holds(FREE + 1)[row - 1]]).toEqual(['left of Deal 2', 'right of Deal 2']);
    expect(table.notes(FREE + 1)[row - 1]).toBe('noted');
    expect(table.notes(FREE + 1).filter((note) => note !== '')).toHaveLength(1);
  });

  test('a link on a word and a note on an own cell of the table go with their record', async () => {
    const table = dealsTable(crm);
    table.type(1, FREE, 'Offer');
    const link = 'https://drive.example/offer';
    const track = table.sheet().columns[FREE - 1]?.contents;
    if (!track) throw new Error('no such column');
    trackSet(track, 3, { text: 'offer.pdf', runs: [{ start: 0, end: 5, style: null, link }] });
    table.note(3, NAME, 'on the name itself');
    await refreshed(table);
    const row = table.rowOf('Deal 2');
    const now = table.sheet().columns[FREE - 1]?.contents;
    expect(now && trackGet(now, row)).toMatchObject({ text: 'offer.pdf', runs: [{ start: 0, end: 5, link }] });
    expect(table.notes(NAME)[row - 1]).toBe('on the name itself');
    expect(table.notes(NAME).filter((note) => note !== '')).toHaveLength(1);
  });

  test('a formula that one record overrides is everybody else’s, newcomers’ too', async () => {
    const table = dealsTable(crm);
    table.type(1, FREE, 'Net');
    table.type(2, FREE, '=C2*0.8', '99', '=C4*0.8', '=C5*0.8');
    await refreshed(table);
    const own = table.rowOf('Deal 2');
    const rows = amounts(table).map((_, index) => index + 2);
    expect(table.holds(FREE, 2).slice(0, rows.length)).toEqual(rows.map((row) => (row === own ? 99 : `=C${row}*0.8`)));
  });

  test('rows that a filter hides and rows hidden by hand are refreshed, and hidden afterwards', async () => {
    const table = dealsTable(crm);
    table.type(1, FREE, 'State');
    table.type(2, FREE, 'a', 'b', 'c', 'd');
    createFilter(table.desk.state, table.sheet(), { row: 1, column: 1, rows: 5, columns: FREE }, null);
    const hiddenValues = ['b'];
    setFilterCriteria(table.desk.state, table.sheet(), FREE, {
      criteria: null,
      values: [],
      hiddenValues,
      visibleValues: null,
    });
    await refreshed(table);
    const row = table.rowOf('Deal 2');
    expect(table.holds(FREE)[row - 1]).toBe('b');
    expect(table.sheet().filter?.criteria).toBeDefined();
    expect(trackGet(table.sheet().rowsHiddenByFilter, row)).toBe(true);
    expect(table.sheet().rowsHiddenByFilter.items.filter(Boolean)).toHaveLength(1);
  });

  test('a record hidden by hand is hidden where it stands now', async () => {
    const table = dealsTable(crm);
    setRowsHidden(table.desk.state, table.sheet(), 3, 1, true);
    await refreshed(table);
    const hidden = table.sheet().rowsHiddenByUser.items.flatMap((isHidden, index) => (isHidden ? [index + 1] : []));
    expect(hidden).toEqual([table.rowOf('Deal 2')]);
  });
});

test('where a copy brings chips and no links, a chip stays one, and a link comes along all the same', async () => {
  const table = dealsTable(crm);
  table.desk.state.variants = { ...table.desk.state.variants, pastedLinks: 'lost', pastedChips: 'carried' };
  table.type(1, FREE, 'Plan');
  const cell = (row: number) => ({ sheetId: table.sheet().id, row, column: FREE });
  for (const row of [2, 3]) table.type(row, FREE, row === 2 ? '' : 'see plan');
  personInsertChip(table.desk.state, cell(2), 'Plan', { kind: 'file', url: 'https://docs.example/1' });
  personLinkWords(table.desk.state, cell(3), 'plan', 'https://docs.example/2');
  const before = [2, 3].map((row) => contentAt(table, row));
  await crm.change(REORDER);
  table.refresh();
  expect(['Deal 1', 'Deal 2'].map((name) => contentAt(table, table.rowOf(name)))).toEqual(before);
});

test('notes alone make a column the record’s neighbour, also where something stands beyond it', async () => {
  const table = dealsTable(crm);
  const [noted, headed, beyond] = [FREE, FREE + 2, FREE + 6];
  table.type(1, beyond, 'A block', 'of its own');
  table.note(3, noted, 'of Deal 2');
  table.type(1, headed, 'Remarks');
  table.note(3, headed, 'of Deal 2, too');
  await crm.change(REORDER);
  table.refresh();
  const row = table.rowOf('Deal 2');
  expect(row).not.toBe(3);
  for (const column of [noted, headed]) {
    expect(table.notes(column).flatMap((note, index) => (note === '' ? [] : [index + 1]))).toEqual([row]);
  }
  expect(table.holds(beyond).slice(0, 2)).toEqual(['A block', 'of its own']);
});

test('a chip beside a record that leaves is archived as one, also by who ends what died before it was copied', async () => {
  const table = dealsTable(crm);
  const { desk, tableId } = table;
  table.type(1, FREE, 'Plan');
  table.type(3, FREE, '');
  const file = { kind: 'file', url: 'https://docs.example/1' } as const;
  personInsertChip(desk.state, { sheetId: table.sheet().id, row: 3, column: FREE }, 'Plan', file);
  const before = contentAt(table, 3);
  await crm.change(leave(2));
  desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
  leaveAt(desk, 'publishing', tableId);
  const isLineThere = (): boolean =>
    desk.state.sheets.some(({ name }) => name === 'Twenty archive' && gridOf(desk.state, name).flat().includes('Plan'));
  dieWhile(desk, tableId, isLineThere);
  expect(isLineThere()).toBe(true);
  desk.drive(desk.call('continuePull', { tableId }));
  expect(table.rowOf('Deal 2')).toBe(0);
  await crm.control({ clear: true, restore: true });
  table.refresh();
  expect(contentAt(table, table.rowOf('Deal 2'))).toEqual(before);
});

test('what a rule would not let in comes back beside a record that a filter hides, where scripts reach no hidden row', async () => {
  const table = dealsTable(crm);
  const { state } = table.desk;
  state.variants = { ...state.variants, rowsHiddenByFilter: 'visibleRowsOnly' };
  table.type(1, FREE, 'Status');
  table.type(2, FREE, 'open', 'older than the rule', 'open', 'closed');
  const criteria = { criteria: 'VALUE_IN_LIST', values: ['open', 'closed'], allowInvalid: false };
  const rule = { ...criteria, helpText: null, showDropdown: true };
  fillValidation(state, table.sheet(), { row: 2, column: FREE, rows: 4, columns: 1 }, rule, null);
  createFilter(state, table.sheet(), { row: 1, column: 1, rows: 5, columns: FREE }, null);
  const shownOnly = { criteria: null, values: [], hiddenValues: ['Deal 2'], visibleValues: null };
  setFilterCriteria(state, table.sheet(), NAME, shownOnly);
  const everything = table.holds(FREE);
  await crm.change(leave(2));
  table.refresh();
  await crm.control({ clear: true, restore: true });
  expect(table.refresh()).toMatchObject({ phase: 'done', receipt: { added: 1 } });
  expect(table.holds(FREE)).toEqual(everything);
  expect(trackGet(table.sheet().rowsHiddenByFilter, table.rowOf('Deal 2'))).toBe(true);
});

test('a box that was ticked beside a record that left is ticked again when it comes back into a native table', async () => {
  const table = dealsTable(crm);
  table.type(1, FREE, 'Done');
  const sheetId = table.sheet().id;
  personAddCheckboxes(table.desk.state, sheetId, { row: 2, column: FREE, rows: 4, columns: 1 });
  table.type(3, FREE, 'TRUE');
  const columnTypes = [null, null, null, 'BOOLEAN'] as const;
  makeNativeTable(table.desk.state, sheetId, { row: 1, column: 1, rows: 5, columns: FREE }, { columnTypes });
  await crm.change(leave(2));
  table.refresh();
  expect(table.holds(FREE, 2)).toEqual([false, false, false]);
  await crm.control({ clear: true, restore: true });
  expect(table.refresh()).toMatchObject({ phase: 'done', receipt: { added: 1 } });
  expect(table.holds(FREE, 2)).toEqual([false, true, false, false]);
});

test('what stood beside a record that leaves comes back with it, and the archive says so', async () => {
  const table = dealsTable(crm);
  table.type(1, FREE, 'Called');
  table.type(2, FREE, 'yes');
  table.note(2, FREE, 'on Monday');
  await crm.change(leave(1));
  table.refresh();
  expect(table.holds(FREE)).not.toContain('yes');
  await crm.change({ kind: 'edit', object: 'deal', ids: [dealId(1)], set: { deletedAt: null } });
  expect(table.refresh().receipt).toMatchObject({ added: 1 });
  expect(table.holds(FREE)[table.rowOf('Deal 1') - 1]).toBe('yes');
  expect(table.notes(FREE)[table.rowOf('Deal 1') - 1]).toBe('on Monday');
});

test('what comes back goes into empty cells only', async () => {
  const table = dealsTable(crm);
  table.type(1, FREE, 'Called');
  table.type(2, FREE, 'yes');
  await crm.change(leave(1));
  table.refresh();
  await crm.change({ kind: 'edit', object: 'deal', ids: [dealId(1)], set: { deletedAt: null } });
  table.type(1, FREE, 'Rang');
  table.refresh();
  // The column has another name by now: nothing tells where it belongs, so it stays in the archive.
  expect(everywhere(table)).toContain('yes');
});

describe.each([
  ['a formula of every record', ['=C2*2', '=C3*2', '=C4*2', '=C5*2'], ['=C2*2', '=C3*2']],
  ['one that a record overrides', ['=C2*2', '7', '=C4*2', '=C5*2'], ['=C2*2', '=C3*2']],
  ['an array formula', ['=SORT(C2:C,1,FALSE)'], ['=SORT(C2:C,1,FALSE)']],
])('%s, when the table is emptied', (_, typed, kept) => {
  const cells = (table: DealsTable): unknown[] => table.holds(FREE, 2).filter((cell) => cell !== null);
  const emptied = async (): Promise<{ readonly table: DealsTable; readonly before: readonly unknown[] }> => {
    const table = dealsTable(crm);
    table.type(1, FREE, 'Mine', ...typed);
    const before = cells(table);
    await crm.change(leave(1, 2, 3, 4));
    expect(table.refresh({ acceptGone: true })).toMatchObject({ phase: 'done', receipt: { written: 0 } });
    expect(cells(table)).toEqual(kept);
    return { table, before };
  };

  test('is there again after an Undo', async () => {
    const { table, before } = await emptied();
    expect(table.undo()).toMatchObject({ phase: 'done', receipt: { written: 4 } });
    expect(cells(table)).toEqual(before);
  });

  test('is there for the records that come', async () => {
    const { table, before } = await emptied();
    await crm.control({ restore: true });
    expect(table.refresh()).toMatchObject({ phase: 'done', receipt: { written: 4 } });
    expect(cells(table)).toEqual(before);
  });
});

test('a formula of every record is beside the only one that comes back, and nowhere below', async () => {
  const table = dealsTable(crm);
  table.type(1, FREE, 'Mine', '=C2*2', '=C3*2', '=C4*2', '=C5*2');
  await crm.change(leave(1, 2, 3, 4));
  table.refresh({ acceptGone: true });
  await crm.control({ restore: true });
  await crm.change(leave(1, 2, 4));
  expect(table.refresh()).toMatchObject({ phase: 'done', receipt: { written: 1 } });
  expect(table.holds(FREE, 2).filter((cell) => cell !== null)).toEqual(['=C2*2']);
  await crm.control({ restore: true });
  expect(table.refresh()).toMatchObject({ phase: 'done', receipt: { written: 4 } });
  expect(table.holds(FREE, 2).filter((cell) => cell !== null)).toEqual(['=C2*2', '=C3*2', '=C4*2', '=C5*2']);
});

test('a total beside the only record stays one', async () => {
  const table = dealsTable(crm);
  table.type(1, FREE, 'Total', '=COUNTA($C$2:$C$5)');
  await crm.change(leave(2, 3, 4));
  table.refresh({ acceptGone: true });
  await crm.control({ restore: true });
  table.refresh();
  expect(table.holds(FREE, 2).filter((cell) => cell !== null)).toEqual(['=COUNTA($C$2:$C$5)']);
});

test('a formula that looks at the next row stays one where somebody puts a row in after the execution died', async () => {
  const table = dealsTable(crm);
  const { desk, tableId } = table;
  table.type(1, FREE, 'Step', '=C3-C2', '=C4-C3', '=C5-C4', '=C6-C5');
  await crm.change(insert('last', 2));
  desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
  leaveAt(desk, 'publishing', tableId);
  dieAfter(desk, 'Sheet.insertRowsBefore', tableId);
  personInsertRows(desk.state, table.sheet().id, 3, 1);
  table.type(3, NAME, 'a remark');
  expect(desk.drive(desk.call('continuePull', { tableId }))).toMatchObject({ phase: 'done', receipt: { written: 6 } });
  const rows = table.holds(1, 2).flatMap((id, index) => (id === null ? [] : [index + 2]));
  expect(rows).toEqual([2, 4, 5, 6, 7, 8]);
  // The first one Google stretched for the person.
  const steps = rows.map((row) => (row === 2 ? '=C4-C2' : `=C${row + 1}-C${row}`));
  expect(rows.map((row) => table.holds(FREE, row)[0])).toEqual(steps);
});

test('a table of one record with a total right below it comes back after it was emptied', async () => {
  const table = dealsTable(crm);
  await crm.change(leave(2), leave(3), leave(4));
  table.refresh({ acceptGone: true });
  table.type(1, FREE, 'Called', 'yes', 'Total');
  await crm.change(leave(1));
  expect(table.refresh({ acceptGone: true })).toMatchObject({ phase: 'done', receipt: { gone: 1 } });
  expect(table.undo()).toMatchObject({ phase: 'done' });
  expect([table.holds(NAME, 2), table.holds(FREE, 2)]).toEqual([
    ['Deal 1', null],
    ['yes', 'Total'],
  ]);
});

test('a total in a column behind an empty one stays below the records that come into an emptied table', async () => {
  const table = dealsTable(crm);
  const far = FREE + 1;
  table.type(1, far, 'Called', 'a', 'b', 'c', 'd', 'Total');
  await crm.change(leave(1), leave(2), leave(3), leave(4));
  expect(table.refresh({ acceptGone: true })).toMatchObject({ phase: 'done', receipt: { gone: 4 } });
  expect(table.undo()).toMatchObject({ phase: 'done' });
  expect(table.holds(far)).toEqual(['Called', 'a', 'b', 'c', 'd', 'Total']);
});
