import { personSort, typeInto } from '../../local/emulator/grid/person';
import { type Desk, gridOf, openDesk } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { dieAfter, leaveAt } from './leaving';
import { documentProperties } from './properties';
import { closedAfterAll } from '../closing';

// A CRM in another thread and a spreadsheet for each test: a busy machine takes its time.
jest.setTimeout(30_000);

const REMARK = 'call on Monday';
const SHOWN = 'All People, own columns before';

let crm: CrmBeside;
let desk: Desk;
let tableId: string;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 200 });
  later(() => crm.close());
});

const sheetNames = (): readonly string[] => desk.state.sheets.map(({ name }) => name);

/** A refresh that died in its copy, when the remark had been set aside and other rows were under it; then came another version. */
beforeEach(() => {
  desk = openDesk(crm);
  desk.connect();
  tableId = desk.pull('People', 'All People').tableId;
  const { sheetId } = desk.table(tableId);
  typeInto(desk.state, sheetId, 5, 20, REMARK);
  personSort(desk.state, sheetId, 2);
  desk.call('refreshTable', { tableId, acceptFewer: false });
  leaveAt(desk, 'copying', tableId);
  dieAfter(desk, 'Range.copyTo', tableId);
  const properties = documentProperties(desk);
  const saved = properties.get(`job/${tableId}`) ?? '';
  properties.set(`job/${tableId}`, saved.replace('"v":2', '"v":99'));
});

describe('what was set aside for a job that this version cannot read', () => {
  test('is shown when a sidebar opens; only the staged rows are taken away', () => {
    const hidden = ['kept', 'before', 'staging'].map((kind) => `Twenty Sheets ${kind} ${tableId}`);
    expect(sheetNames().slice(2)).toEqual(hidden);
    expect(desk.call('getState', {})).toMatchObject({ job: null, others: [] });
    expect(sheetNames()).toEqual(['Sheet1', 'All People', SHOWN]);
    expect(desk.state.sheets.find(({ name }) => name === SHOWN)?.hidden).toBe(false);
    expect(gridOf(desk.state, SHOWN).flat()).toContain(REMARK);
    desk.call('getState', {});
    expect(sheetNames()).toContain(SHOWN);
  });

  test('is shown before another refresh sets aside anew', () => {
    const started = desk.call('refreshTable', { tableId, acceptFewer: false });
    expect(desk.drive(started).receipt).toMatchObject({ complete: true });
    expect(sheetNames()).toEqual(['Sheet1', 'All People', `Twenty Sheets undo ${tableId}`, SHOWN]);
    expect(gridOf(desk.state, SHOWN).flat()).toContain(REMARK);
  });
});
