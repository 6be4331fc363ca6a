import { personSort, typeInto } from '../../local/emulator/grid/person';
import { type Desk, gridOf, openDesk } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { dieAfter, leaveAt } from './leaving';
import { documentProperties } from './properties';
import { closedAfterAll } from '../closing';

// A CRM in another thread and a spreadsheet for each test: a busy machine takes its time.
jest.setTimeout(30_000);

const REMARK = 'call on Monday';

let crm: CrmBeside;
let desk: Desk;
let tableId: string;
/** The sheet in the view's order, with the remark. */
let whole: unknown[][];
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 200 });
  later(() => crm.close());
});

const sheetNames = (): readonly string[] => desk.state.sheets.map(({ name }) => name);

const ACCEPT = { acceptFewer: false, acceptGone: false };

/** A refresh that died in its edits, when other rows stood under the remark. */
beforeEach(() => {
  desk = openDesk(crm);
  tableId = desk.begin('People', 'All People').tableId;
  const { sheetId } = desk.table(tableId);
  const [headers = []] = gridOf(desk.state, 'All People');
  typeInto(desk.state, sheetId, 5, headers.indexOf(null) + 1, REMARK);
  whole = gridOf(desk.state, 'All People');
  personSort(desk.state, sheetId, 2);
  desk.call('refreshTable', { tableId, ...ACCEPT });
  leaveAt(desk, 'writing', tableId);
  dieAfter(desk, 'Range.copyTo', tableId);
});

test('an Undo ends it first, and it is told as done', () => {
  expect(desk.drive(desk.call('undoRefresh', { tableId }))).toMatchObject({ phase: 'done' });
  const phases = (documentProperties(desk).get('runs') ?? '').match(/"phase":"\w+"/g) ?? [];
  expect([phases.length > 1, new Set(phases)]).toEqual([true, new Set(['"phase":"done"'])]);
});

describe('a journal whose job this version cannot read', () => {
  // Another version came.
  beforeEach(() => {
    const properties = documentProperties(desk);
    const saved = properties.get(`job/${tableId}`) ?? '';
    if (!saved.includes('"v":3')) throw new Error(`a job of which version? ${saved}`);
    properties.set(`job/${tableId}`, saved.replace('"v":3', '"v":99'));
  });

  test('is a job of whoever tried to finish it, where Google failed', () => {
    const failure = { key: 'serviceTimedOut', details: ['Spreadsheets', 'doc'] } as const;
    const failCall = (name: string) => (/^Spreadsheet.deleteSheet|setValue$/.test(name) ? failure : undefined);
    desk.emulator.clientCall('ada', 'doc', 'refreshTable', [JSON.stringify({ tableId, ...ACCEPT })], { failCall });
    expect(desk.call('getState', {}).job).toMatchObject({ tableId, isWriting: true });
    expect(desk.drive(desk.call('continuePull', { tableId }))).toMatchObject({ phase: 'done' });
    expect(gridOf(desk.state, 'All People')).toEqual(whole);
  });

  test('is no reason to lose anything when a sidebar opens', () => {
    const before = sheetNames();
    expect(desk.call('getState', {})).toMatchObject({ job: null, others: [] });
    expect(sheetNames()).toEqual(before);
  });

  test('is finished by the next refresh of whoever comes', () => {
    desk.connect('apple-readonly', 'bob');
    desk.call('getState', {}, 'bob');
    const started = desk.agree('refreshTable', { tableId, ...ACCEPT }, 'bob');
    expect(desk.drive(started, 'bob').receipt).toMatchObject({ complete: true, added: 0, gone: 0 });
    expect(gridOf(desk.state, 'All People')).toEqual(whole);
  });

  test('is finished by an Undo before it is taken back', () => {
    const undone = desk.call('undoRefresh', { tableId }, 'bob');
    expect(desk.drive(undone, 'bob').receipt).toMatchObject({ complete: true });
    // The order that she had sorted into, and the remark beside its record.
    const rows = gridOf(desk.state, 'All People').slice(1);
    expect(rows).not.toEqual(whole.slice(1));
    expect(new Set(rows.map((row) => JSON.stringify(row)))).toEqual(
      new Set(whole.slice(1).map((row) => JSON.stringify(row))),
    );
  });
});
