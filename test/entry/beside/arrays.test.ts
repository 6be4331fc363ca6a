/** Formulas that fill more than their own cell, beside a table: their results are nobody's values. */
import type { Change } from '../../../local/crm/server/faults/rule';
import type { CallHooks } from '../../../local/emulator/runtime/call-hooks';
import { closedAfterAll } from '../../closing';
import { type DealsCrm, dealId, startDeals } from './deals';
import { leaveAt, stageOf } from '../leaving';
import { dealsTable, FREE, NAME } from './table';

jest.setTimeout(30_000);

let crm: DealsCrm;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startDeals();
  later(() => crm.close());
});
afterEach(() => crm.control({ clear: true, restore: true }));

const insert = (at: 'first' | 'last', count: number): Change => ({
  kind: 'insert',
  object: 'deal',
  count,
  at,
  set: { name: 'New', amount: 5 },
});

const CHANGES: readonly (readonly [string, Change])[] = [
  ['records come at the end', insert('last', 2)],
  ['records come at the top', insert('first', 3)],
  ['the order changes', { kind: 'reorder', object: 'deal' }],
  ['the first record leaves', { kind: 'delete', object: 'deal', count: 1, at: 'first' }],
  ['the last record leaves', { kind: 'delete', object: 'deal', count: 1, at: 'last' }],
  ['values change', { kind: 'edit', object: 'deal', ids: [dealId(2)], set: { amount: 999 } }],
];

interface Filling {
  readonly formula: string;
  /** What each row must show once the table is refreshed, from the amounts in their order. */
  readonly fills: (amounts: readonly number[]) => readonly unknown[];
}

const FILLINGS: readonly Filling[] = [
  { formula: '=ARRAYFORMULA(IF(C2:C="","",C2:C*2))', fills: (amounts) => amounts.map((amount) => amount * 2) },
  { formula: '=SORT(C2:C)', fills: (amounts) => [...amounts].sort((one, other) => one - other) },
  { formula: '=FILTER(C2:C,C2:C<>"")', fills: (amounts) => amounts },
  { formula: '=ARRAYFORMULA(ROW(A2:A3))', fills: () => [2, 3] },
  { formula: '={7;8}', fills: () => [7, 8] },
];

describe.each(FILLINGS)('$formula in row 2', ({ formula, fills }) => {
  test.each(CHANGES)('stands there alone and fills what it should, when %s', async (_, change) => {
    const table = dealsTable(crm);
    table.type(1, FREE, 'Filled');
    table.type(2, FREE, formula);
    table.type(1, FREE + 1, 'Remark');
    table.type(3, FREE + 1, 'of Deal 2');
    await crm.change(change);
    expect(table.refresh()).toMatchObject({ phase: 'done', receipt: { complete: true, edited: 0 } });
    expect(table.holds(FREE, 2).filter((cell) => cell !== null)).toEqual([formula]);
    expect(table.holds(FREE)[1]).toBe(formula);
    const amounts = table.holds(3, 2).filter((cell) => typeof cell === 'number');
    const wanted = fills(amounts);
    expect(table.shows(FREE, 2).slice(0, wanted.length)).toEqual(wanted);
    expect(table.holds(FREE + 1)[table.rowOf('Deal 2') - 1]).toBe('of Deal 2');
    expect(table.holds(FREE + 1).filter((cell) => cell === 'of Deal 2')).toHaveLength(1);
  });
});

test.each(CHANGES)(
  'an array formula in the header goes on, and a constant below its column follows its record, when %s',
  async (_, change) => {
    const table = dealsTable(crm);
    table.type(1, FREE, '=ARRAYFORMULA(IF(ROW(C1:C)=1,"Double",IF(C1:C="","",C1:C*2)))');
    table.type(1, FREE + 1, 'Remark');
    table.type(3, FREE + 1, 'of Deal 2');
    await crm.change(change);
    table.refresh();
    expect(table.holds(FREE, 2).filter((cell) => cell !== null)).toEqual([]);
    expect(table.shows(FREE)[0]).toBe('Double');
    const amounts = table.holds(3, 2).filter((cell) => typeof cell === 'number');
    expect(table.shows(FREE, 2).slice(0, amounts.length)).toEqual(amounts.map((amount) => amount * 2));
    expect(table.holds(FREE + 1)[table.rowOf('Deal 2') - 1]).toBe('of Deal 2');
    expect(table.holds(FREE + 1).filter((cell) => cell === 'of Deal 2')).toHaveLength(1);
  },
);

test('an array formula that fills several columns beside the records is left as a whole', async () => {
  const table = dealsTable(crm);
  table.type(1, FREE, 'Twice');
  table.type(1, FREE + 1, 'Name again');
  table.type(2, FREE, '={C2:C,B2:B}');
  await crm.change({ kind: 'reorder', object: 'deal' }, insert('last', 1));
  table.refresh();
  expect(table.holds(FREE, 2).filter((cell) => cell !== null)).toEqual(['={C2:C,B2:B}']);
  expect(table.holds(FREE + 1, 2).filter((cell) => cell !== null)).toEqual([]);
  expect(table.shows(FREE + 1, 2)).toEqual(table.holds(NAME, 2));
});

describe('an array formula in row 2, which fills new rows as soon as they come', () => {
  const FILLED = '=ARRAYFORMULA(C2:C20*2)';
  const BLANK_BELOW = '=ARRAYFORMULA(IF(C2:C="","",C2:C*2))';

  test('and Google does not let records move: the rows are taken out again', async () => {
    const table = dealsTable(crm);
    const { desk, tableId } = table;
    table.type(1, FREE, 'Filled');
    table.type(2, FREE, FILLED);
    await crm.change(insert('first', 3));
    desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
    leaveAt(desk, 'publishing', tableId);
    const seen = (): unknown => [table.sheet().rows, [1, NAME, 3, FREE].map((column) => table.holds(column))];
    const before = seen();
    // On the first hidden sheet it is seen what the formula fills, the second one is the window.
    let hidden = 0;
    const failCall: CallHooks['failCall'] = (name) => {
      if (name === 'Spreadsheet.insertSheet' && stageOf(desk, tableId) === 'writing') hidden += 1;
      return name === 'Range.copyTo' && hidden === 2 ? { key: 'tooManyCells', details: [10_000_000] } : undefined;
    };
    desk.emulator.clientCall('ada', 'doc', 'continuePull', [JSON.stringify({ tableId })], { failCall });
    expect(seen()).toEqual(before);
    expect(table.refresh()).toMatchObject({ phase: 'done', receipt: { complete: true, added: 3 } });
    expect(table.holds(FREE, 2).filter((cell) => cell !== null)).toEqual(['=ARRAYFORMULA(C2:C23*2)']);
  });

  test('and something beyond reaches the end of the grid', async () => {
    const table = dealsTable(crm);
    table.type(1, FREE, 'Filled');
    table.type(2, FREE, BLANK_BELOW);
    for (const row of [1, 2, 3, 4, table.sheet().rows]) table.type(row, FREE + 3, 'beyond');
    await crm.change(insert('first', 3));
    expect(table.refresh()).toMatchObject({ phase: 'done', receipt: { complete: true, added: 3 } });
    expect(table.holds(FREE + 3).flatMap((cell, row) => (cell === 'beyond' ? [row + 1] : []))).toEqual([
      1,
      2,
      3,
      4,
      table.sheet().rows,
    ]);
    expect(table.holds(FREE, 2).filter((cell) => cell !== null)).toEqual([BLANK_BELOW]);
  });
});
