/** Formulas that fill more than their own cell, beside a table: their results are nobody's values. */
import type { Change } from '../../../local/crm/server/faults/rule';
import { closedAfterAll } from '../../closing';
import { type DealsCrm, dealId, startDeals } from './deals';
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
