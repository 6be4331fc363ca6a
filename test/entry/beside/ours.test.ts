/** What is ours and what is not: sheets are known by tags, never by names; and what no refresh may publish. */
import { duplicateSheet } from '../../../local/emulator/grid/structure/sheets';
import { personDeleteSheet, typeInto } from '../../../local/emulator/grid/person';
import { insertSheet } from '../../../local/emulator/grid/structure/sheets';
import { closedAfterAll } from '../../closing';
import { gridOf, everyHours } from '../add-on-world';
import { everythingIn } from '../../everything';
import { type DealsCrm, dealId, field, numbered, startDeals } from './deals';
import { AMOUNT, dealsTable, FREE, NAME } from './table';

jest.setTimeout(30_000);

const crms: DealsCrm[] = [];
const later = closedAfterAll();
async function served(...given: Parameters<typeof startDeals>): Promise<DealsCrm> {
  const crm = await startDeals(...given);
  crms.push(crm);
  later(() => crm.close());
  return crm;
}

test('a person’s sheets with names like ours are neither overwritten nor deleted', async () => {
  const crm = await served();
  const table = dealsTable(crm);
  const { desk, tableId } = table;
  const names = [
    'Twenty archive',
    'Twenty Sheets journal 0a1b2c3d',
    `Twenty Sheets journal ${tableId}`,
    `Twenty Sheets window ${tableId}`,
  ];
  for (const name of names) {
    const sheet = insertSheet(desk.state, name);
    typeInto(desk.state, sheet.id, 1, 1, `mine: ${name}`);
  }
  const mine = () => names.map((name) => JSON.stringify(gridOf(desk.state, name)));
  const before = mine();
  table.type(1, FREE, 'Remark');
  table.type(2, FREE, 'of Deal 1');
  await crm.change({ kind: 'delete', object: 'deal', ids: [dealId(1)] }, { kind: 'reorder', object: 'deal' });
  expect(table.refresh().phase).toBe('done');
  desk.call('getState', {});
  expect(table.undo().phase).toBe('done');
  desk.call('getState', {});
  expect(mine()).toEqual(before);
  expect(table.holds(FREE)[table.rowOf('Deal 1') - 1]).toBe('of Deal 1');
});

test.each(['Twenty archive', 'Twenty Sheets journal 0a1b2c3d', 'Twenty Sheets undo 0a1b2c3d'])(
  'a view named “%s” makes a table that stays',
  async (name) => {
    const crm = await served({ views: [{ name: 'All', columns: 'name amount', longName: name }] });
    const table = dealsTable(crm, {}, {}, name);
    const { desk } = table;
    table.type(1, FREE, 'Remark');
    table.type(3, FREE, 'of Deal 2');
    desk.call('getState', {});
    await crm.change({ kind: 'reorder', object: 'deal' });
    expect(table.refresh().phase).toBe('done');
    desk.call('getState', {});
    expect(table.holds(FREE)[table.rowOf('Deal 2') - 1]).toBe('of Deal 2');
    expect(table.sheet().hidden).toBe(false);
  },
);

test('a name of 90 characters is cut between characters, on the tab and in the file', async () => {
  const name = `${'a'.repeat(89)}😀 hot leads`;
  const crm = await served({ views: [{ name: 'All', columns: 'name amount', longName: name }] });
  const { desk, tableId } = dealsTable(crm, {}, {}, name);
  const half = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
  expect(desk.table(tableId).sheetName).not.toMatch(half);
  const file = { kind: 'sheet', delimiter: ',', byteOrderMark: true } as const;
  expect(desk.call('readCsv', { tableId, file, next: null }).fileName).not.toMatch(half);
});

test('a duplicate of the tab is no table, also once the original is deleted', async () => {
  const crm = await served();
  const table = dealsTable(crm);
  const { desk, tableId } = table;
  desk.call('planSchedule', { tableId, plan: everyHours(1) });
  duplicateSheet(desk.state, table.sheet(), 'Snapshot May');
  personDeleteSheet(desk.state, table.sheet().id);
  await crm.change({ kind: 'edit', object: 'deal', count: 4, set: { amount: 777 } });
  const snapshot = gridOf(desk.state, 'Snapshot May');
  expect(desk.call('getState', {}).tables).toEqual([]);
  desk.emulator.fireTriggers(desk.emulator.now() + 3_660_000);
  expect(gridOf(desk.state, 'Snapshot May')).toEqual(snapshot);
  expect(desk.refusal('refreshTable', { tableId, acceptFewer: false, acceptGone: false }).kind).toBe('table-unknown');
});

describe('an id that is none', () => {
  const IDS: readonly string[] = ['', ' ', 'a'.repeat(65), '=1+1', `${dealId(2)}\n`];
  test.each(IDS)('(%j) is never published: the sheet stays as it was', async (id) => {
    const crm = await served({ records: numbered(3) });
    const table = dealsTable(crm);
    await crm.become({ records: numbered(3).map((record, index) => (index === 1 ? { ...record, id } : record)) });
    table.desk.emulator.advance(3_600_000);
    const before = everythingIn(table.desk.state);
    const { phase, receipt, failure } = table.refresh();
    expect([phase, receipt]).toEqual(['failed', null]);
    expect(failure?.message).not.toBe('');
    expect(everythingIn(table.desk.state)).toBe(before);
  });

  test('ids that begin alike are two', async () => {
    const twins = ['0a1b2c3d-0000-4000-8000-000000000001', '0a1b2c3d-0000-4000-8000-000000000002'];
    const crm = await served({ records: twins.map((id, index) => ({ id, name: `Deal ${index + 1}`, amount: index })) });
    const table = dealsTable(crm);
    table.type(1, FREE, 'Remark');
    table.type(2, FREE, 'of Deal 1', 'of Deal 2');
    await crm.change({ kind: 'reorder', object: 'deal' });
    expect(table.refresh().receipt).toMatchObject({ complete: true, distinct: 2, written: 2 });
    expect(table.holds(1, 2)).toEqual([...twins].reverse());
    expect(table.holds(FREE, 2)).toEqual(['of Deal 2', 'of Deal 1']);
  });

  test('fields whose ids begin alike have a column each, and keep it', async () => {
    const [one, other] = ['0a1b2c3d-0000-4000-8000-00000000000a', '0a1b2c3d-0000-4000-8000-00000000000b'];
    const fields = [field('first', 'TEXT', { id: one }), field('second', 'TEXT', { id: other })];
    const records = numbered(3).map((record, index) => ({ ...record, first: `f${index}`, second: `s${index}` }));
    const crm = await served({ fields, records });
    const table = dealsTable(crm);
    await crm.change({ kind: 'reorder', object: 'deal' });
    expect(table.refresh().receipt).toMatchObject({ complete: true });
    expect([FREE, FREE + 1].map((column) => table.holds(column))).toEqual([
      ['First', 'f2', 'f1', 'f0'],
      ['Second', 's2', 's1', 's0'],
    ]);
  });
});

describe('a field that was renamed in Twenty, label and name together', () => {
  const made = (name: string, label: string) => ({
    base: [field('name', 'TEXT'), field(name, 'NUMBER', { id: field('amount', 'NUMBER').id, label })],
    records: numbered(4).map(({ name: deal, amount }) => ({ name: deal, [name]: amount })),
  });

  test('keeps its column, and what counts on it stays right', async () => {
    const crm = await served(made('amount', 'Amount'));
    const table = dealsTable(crm);
    table.type(1, FREE, 'Double');
    table.type(2, FREE, '=C2*2', '=C3*2', '=C4*2', '=C5*2');
    typeInto(table.desk.state, 0, 1, 1, '=SUM(All!C2:C5)');
    await crm.become(made('dealValue', 'Deal value'));
    table.desk.emulator.advance(3_600_000);
    expect(table.refresh().phase).toBe('done');
    expect(table.holds(AMOUNT)).toEqual(['Deal value', 10, 20, 30, 40]);
    expect(table.holds(FREE)[0]).toBe('Double');
    expect(table.shows(FREE, 2)).toEqual([20, 40, 60, 80]);
    expect(gridOf(table.desk.state, 'Sheet1')[0]?.[0]).toEqual({ formula: '=SUM(All!C2:C5)' });
  });

  test('keeps the header that somebody gave it, and a note there names the field', async () => {
    const crm = await served(made('amount', 'Amount'));
    const table = dealsTable(crm);
    table.type(1, AMOUNT, 'Worth');
    await crm.become(made('dealValue', 'Deal value'));
    table.desk.emulator.advance(3_600_000);
    expect(table.refresh().phase).toBe('done');
    expect(table.holds(AMOUNT)).toEqual(['Worth', 10, 20, 30, 40]);
    expect(table.notes(AMOUNT)[0]).toContain('Deal value');
  });
});

test('a field made anew with another type shows what it is', async () => {
  const made = (type: 'TEXT' | 'DATE', id: string) => ({
    fields: [field('close', type, { id })],
    records: numbered(2).map((record, index) => ({ ...record, close: `2026-01-0${index + 1}` })),
  });
  const crm = await served(made('TEXT', '11111111-0000-4000-8000-000000000001'));
  const table = dealsTable(crm);
  expect(table.shows(FREE, 2)).toEqual(['2026-01-01', '2026-01-02']);
  await crm.become(made('DATE', '22222222-0000-4000-8000-000000000002'));
  table.desk.emulator.advance(3_600_000);
  expect(table.refresh().phase).toBe('done');
  const column = table.holds(FREE)[0] === 'Close' ? FREE : FREE + 1;
  expect(table.holds(column)).toEqual(['Close', 46_023, 46_024]);
  expect(table.formats(column, 2)).toEqual(['yyyy-mm-dd', 'yyyy-mm-dd']);
  expect(table.holds(NAME, 2)).toEqual(['Deal 1', 'Deal 2']);
});
