/** A report over a table: formulas and a chart, which stay right when the table changes. */
import { valueColumns } from '../../local/emulator/grid/compute/compute';
import { typeInto } from '../../local/emulator/grid/person';
import { type Desk, idsOf, openDesk, OPTIONS } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';

const TABLE = 'All Opportunities';
const BY_STAGE = 'All Opportunities by Stage';
const BY_MONTH = 'All Opportunities by Close date';
const LAST_ROW = 70;
const DAY_MS = 86_400_000;

let crm: CrmBeside;
let desk: Desk;
let tableId: string;

beforeAll(async () => {
  crm = await startCrmBeside({ records: 180, objects: ['opportunity', 'company'] });
  desk = openDesk(crm);
  tableId = desk.begin('Opportunities', 'All Opportunities', {
    options: { ...OPTIONS, columns: { kind: 'all' } },
  }).tableId;
});
afterAll(() => crm.close());

const sheetOf = (name: string) => {
  const found = desk.state.sheets.find((sheet) => sheet.name === name);
  if (!found) throw new Error(`no sheet ${name}: ${desk.state.sheets.map((sheet) => sheet.name).join(', ')}`);
  return found;
};

/** What a sheet shows, columns first. */
const shown = (name: string, rows: number, columns: number) =>
  valueColumns(desk.state, sheetOf(name), { row: 1, column: 1, rows, columns });

/** Sums of the table itself, by what stands in a column. */
function counted(header: string, amount: string, keyOf: (value: unknown) => unknown = (value) => value) {
  const table = shown(TABLE, LAST_ROW, sheetOf(TABLE).columns.length);
  const column = (name: string) => (table.find(([first]) => first === name) ?? []).slice(1);
  const sums = new Map<unknown, { count: number; sum: number }>();
  const [ids, amounts] = [column('Id'), column(amount)];
  column(header).forEach((value, row) => {
    if (value === null || value === '' || typeof ids[row] !== 'string' || ids[row].length !== 36) return;
    const before = sums.get(keyOf(value)) ?? { count: 0, sum: 0 };
    sums.set(keyOf(value), { count: before.count + 1, sum: before.sum + Number(amounts[row] ?? 0) });
  });
  return sums;
}

/** The list of a report: group → count and sum. */
function listed(name: string) {
  const [groups = [], counts = [], sums = []] = shown(name, LAST_ROW, 3).map((column) => column.slice(6));
  return new Map(
    groups.flatMap((group, row) =>
      group === null || group === '' ? [] : [[group, { count: Number(counts[row]), sum: Number(sums[row] ?? 0) }]],
    ),
  );
}

const rounded = (sums: ReturnType<typeof counted>) =>
  new Map([...sums].map(([group, { count, sum }]) => [group, { count, sum: Math.round(sum * 100) }]));

/** Google's serial number of the first day of a date's month. */
function monthOf(serial: unknown): number {
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(serial)) * DAY_MS);
  return (Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1) - Date.UTC(1899, 11, 30)) / DAY_MS;
}

const tagOf = (header: string): string => {
  const { groups, amounts } = desk.call('reportColumns', { tableId });
  return [...groups, ...amounts].find((column) => column.header === header)?.tag ?? '';
};

const refresh = () => desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: true }));

test('it can be made of what the sheet has: choices, relations and dates, and numbers', () => {
  const { groups, amounts } = desk.call('reportColumns', { tableId });
  expect(groups.map(({ header }) => header)).toEqual(
    expect.arrayContaining(['Stage', 'Company', 'Close date', 'Amount / Currency']),
  );
  expect(groups.map(({ header }) => header)).not.toEqual(expect.arrayContaining(['Id']));
  expect(amounts.map(({ header }) => header)).toEqual(['Amount']);
});

test('by a choice it counts and sums what the table shows, and draws it', () => {
  desk.call('makeReport', { tableId, group: tagOf('Stage'), amount: tagOf('Amount') });
  const [labels = [], totals = []] = shown(BY_STAGE, 6, 2);
  expect(labels).toEqual(['All Opportunities by Stage', 'Records', 'Without Stage', 'Not listed below', null, 'Stage']);
  const records = idsOf(desk.state, TABLE).length;
  expect(totals.slice(1, 4)).toEqual([
    records,
    records - [...listed(BY_STAGE).values()].reduce((sum, { count }) => sum + count, 0),
    0,
  ]);
  expect(listed(BY_STAGE).size).toBeGreaterThan(3);
  expect(rounded(listed(BY_STAGE))).toEqual(rounded(counted('Stage', 'Amount')));
  const sheet = sheetOf(BY_STAGE);
  expect(sheet.charts).toMatchObject([
    { type: 'COLUMN', headers: 1, title: BY_STAGE, rects: [{ row: 6, columns: 3 }] },
  ]);
  expect(desk.state.activeSheetId).toBe(sheet.id);
});

test('by a date it counts by month', () => {
  desk.call('makeReport', { tableId, group: tagOf('Close date'), amount: null });
  const months = counted('Close date', 'Amount', monthOf);
  expect([...listed(BY_MONTH)].map(([month, { count }]) => [month, count])).toEqual(
    [...months].map(([month, { count }]) => [month, count]).sort(([one], [other]) => Number(one) - Number(other)),
  );
  expect(sheetOf(BY_MONTH).charts).toMatchObject([{ type: 'LINE' }]);
});

test('by a relation it counts by the name', () => {
  desk.call('makeReport', { tableId, group: tagOf('Company'), amount: tagOf('Amount') });
  expect(rounded(listed('All Opportunities by Company'))).toEqual(rounded(counted('Company', 'Amount')));
});

test('it stays right when records come, change and leave, and passes over a total that stands below them', async () => {
  const ids = idsOf(desk.state, TABLE);
  const records = idsOf(desk.state, TABLE).length;
  typeInto(desk.state, sheetOf(TABLE).id, records + 4, 1, 'Total');
  const changed = (at: number, set: object) => ({
    kind: 'edit' as const,
    object: 'opportunity',
    ids: ids.slice(at, at + 1).filter((id) => typeof id === 'string'),
    every: 1,
    set: { ...set },
  });
  await crm.control({
    now: [
      changed(1, { stage: 'CUSTOMER' }),
      changed(3, { amount: { amountMicros: 123_000_000, currencyCode: 'EUR' } }),
      { kind: 'delete', object: 'opportunity', ids: ids.slice(2, 3).filter((id) => typeof id === 'string') },
      { kind: 'insert', object: 'opportunity', count: 2 },
    ],
  });
  expect(refresh()).toMatchObject({ phase: 'done' });
  const now = counted('Stage', 'Amount');
  expect([...now.values()].reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(0);
  expect(rounded(listed(BY_STAGE))).toEqual(rounded(now));
  expect(shown(BY_STAGE, 2, 2)[1]?.[1]).toBe(records + 1);
});

test('a column that is not there is refused, and no sheet is made', () => {
  const before = desk.state.sheets.length;
  expect(desk.refusal('makeReport', { tableId, group: 'nowhere', amount: null }).kind).toBe('request-invalid');
  expect(desk.state.sheets).toHaveLength(before);
});
