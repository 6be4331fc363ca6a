import { personInsertColumns, personSetNote, personSort, typeInto } from '../../local/emulator/grid/person';
import type { CallHooks } from '../../local/emulator/runtime/call-hooks';
import { DIFFICULT_TEXTS } from '../../local/crm/workspace/records/difficult';
import { MEMBERS } from '../../local/crm/workspace/members';
import { type Desk, gridOf, idsOf, openDesk } from './add-on-world';
import { everythingIn } from '../everything';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { closedAfterAll } from '../closing';

// A CRM in another thread and a spreadsheet for each test: a busy machine takes its time.
jest.setTimeout(30_000);

const PEOPLE = 1_500;
const SOMEBODY = MEMBERS[0].id;

let crm: CrmBeside;
let desk: Desk;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: PEOPLE });
  later(() => crm.close());
});
beforeEach(() => {
  desk = openDesk(crm);
  desk.connect();
});

const headers = (sheet: string): unknown[] => gridOf(desk.state, sheet)[0]?.filter((cell) => cell !== null) ?? [];

/** The number of a header's column, from 1. */
function columnOf(sheet: string, header: string): number {
  const index = gridOf(desk.state, sheet)[0]?.indexOf(header) ?? -1;
  if (index < 0) throw new Error(`no column ${header} among ${headers(sheet).join(', ')}`);
  return index + 1;
}

const cellsOf = (sheet: string, column: number): unknown[] =>
  gridOf(desk.state, sheet)
    .slice(1)
    .map((row) => row[column - 1]);

/** Names of all sheets; those that are hidden in brackets. */
const sheetNames = () => desk.state.sheets.map(({ name, hidden }) => (hidden ? `(${name})` : name));

describe('a pull', () => {
  test('that dies once it made its sheet, and then fails, leaves none when the sidebar opens', () => {
    const { tableId } = desk.call('startPull', desk.choice('People', 'All People'));
    const work = (hooks: CallHooks) =>
      desk.emulator.clientCall('ada', 'doc', 'continuePull', [JSON.stringify({ tableId })], hooks);
    const killAt = { call: Number.POSITIVE_INFINITY, when: 'before' as const };
    work({
      killAt,
      onCall(name, call) {
        if (name.endsWith('insertSheet')) killAt.call = call + 1;
      },
    });
    expect(sheetNames()).toEqual(['Sheet1', `Twenty Sheets building ${tableId}`]);
    const isDown = (name: string) =>
      name.startsWith('UrlFetchApp.') ? ({ key: 'fetchUnavailable', details: [crm.url] } as const) : undefined;
    work({ failCall: isDown });
    desk.call('getState', {});
    expect(sheetNames()).toEqual(['Sheet1']);
  });

  test('fills a new sheet with every record, the id first, the header frozen', () => {
    const { receipt, tableId } = desk.pull('People', 'All People');
    expect(receipt).toMatchObject({
      complete: true,
      asked: PEOPLE,
      fetched: PEOPLE,
      distinct: PEOPLE,
      written: PEOPLE,
    });
    const { sheetId, sheetName } = desk.table(tableId);
    expect(sheetName).toBe('All People');
    expect(headers(sheetName).slice(0, 3)).toEqual(['Id', 'Name', 'Emails']);
    expect(headers(sheetName)).toEqual(expect.arrayContaining(['Company Id', 'Company', 'Job Title']));
    expect(new Set(idsOf(desk.state, sheetName)).size).toBe(PEOPLE);
    expect(desk.state.sheets.find(({ id }) => id === sheetId)).toMatchObject({ frozenRows: 1, hidden: false });
    expect(sheetNames()).toEqual(['Sheet1', 'All People', `(Twenty Sheets marks ${tableId})`]);
  });

  test('brings every text as it is in Twenty, whatever it looks like', () => {
    desk.pull('People', 'Everything about people');
    const cells = new Set(gridOf(desk.state, 'Everything about people').flat());
    const missing = DIFFICULT_TEXTS.filter((text) => !cells.has(text));
    expect(missing.map((text) => text.slice(0, 40))).toEqual([]);
    expect([...cells].filter((cell) => typeof cell === 'object' && cell !== null)).toEqual([]);
  });

  test('fills an empty sheet that is there, and makes no other', () => {
    const { tableId } = desk.pull('People', 'Directors', { target: { kind: 'sheet', sheetId: 0 } });
    expect(desk.table(tableId)).toMatchObject({ sheetId: 0, sheetName: 'Sheet1' });
    expect(sheetNames()).toEqual(['Sheet1', `(Twenty Sheets marks ${tableId})`]);
    expect(idsOf(desk.state, 'Sheet1').length).toBeGreaterThan(50);
  });

  test('of a view of "me" holds what belongs to the member that was named', () => {
    const { receipt } = desk.pull('Companies', 'My accounts', { memberId: SOMEBODY });
    expect(receipt?.written).toBeGreaterThan(5);
    expect(new Set(cellsOf('My accounts', columnOf('My accounts', 'Account Owner Id')))).toEqual(new Set([SOMEBODY]));
  });

  test('leaves out a column that the key may not read, and names it', () => {
    desk.connect('apple-nojobtitle');
    const { receipt } = desk.pull('People', 'All People');
    expect(receipt).toMatchObject({ complete: true, leftOut: [{ column: 'Job Title', reason: 'forbidden' }] });
    expect(headers('All People')).not.toContain('Job Title');
    expect(idsOf(desk.state, 'All People')).toHaveLength(PEOPLE);
  });

  test('leaves out the name of a record that the key may not read, keeps its id, and says so', () => {
    desk.connect('apple-peopleonly');
    const { receipt } = desk.pull('People', 'All People');
    expect(receipt).toMatchObject({ complete: true, leftOut: [{ column: 'Company', reason: 'forbidden' }] });
    expect(headers('All People')).toContain('Company Id');
    expect(headers('All People')).not.toContain('Company');
  });

  test('that is cancelled leaves nothing behind', () => {
    const before = everythingIn(desk.state);
    const started = desk.call('startPull', desk.choice('People', 'All People'));
    expect(desk.call('cancelPull', { tableId: started.tableId }).phase).toBe('cancelled');
    expect(desk.call('continuePull', { tableId: started.tableId }).phase).toBe('cancelled');
    expect(everythingIn(desk.state)).toBe(before);
    expect(desk.call('getState', {})).toMatchObject({ job: null, tables: [] });
  });

  test('by another person uses that person’s key, and both tables stand in the spreadsheet', () => {
    const mine = desk.pull('People', 'Directors');
    expect(
      desk.refusal('refreshTable', { tableId: mine.tableId, acceptFewer: false, acceptGone: false }, 'bob').kind,
    ).toBe('not-connected');
    desk.connect('apple-nojobtitle', 'bob');
    const theirs = desk.pull('Companies', 'Headcount', {}, 'bob');
    expect(desk.call('getState', {}).tables.map(({ viewName }) => viewName)).toEqual(['Directors', 'Headcount']);
    const refreshed = desk.drive(
      desk.agree('refreshTable', { tableId: mine.tableId, acceptFewer: true, acceptGone: false }, 'bob'),
      'bob',
    );
    expect(refreshed.receipt?.leftOut).toEqual([{ column: 'Job Title', reason: 'forbidden' }]);
    expect(theirs.receipt?.complete).toBe(true);
    const users = [...desk.emulator.properties()].filter(([name]) => name.startsWith('user'));
    const keysOf = users.map(([, store]) =>
      [...store].flatMap(([name, key]) => (name.startsWith('key/') ? [key] : [])),
    );
    expect(keysOf).toEqual([[crm.keys['apple-admin']], [crm.keys['apple-nojobtitle']]]);
  });

  test('waits while another person’s is running', () => {
    const { tableId } = desk.pull('People', 'Directors');
    desk.connect('apple-admin', 'bob');
    desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
    expect(desk.refusal('refreshTable', { tableId, acceptFewer: false, acceptGone: false }, 'bob').kind).toBe(
      'job-elsewhere',
    );
    expect(desk.refusal('continuePull', { tableId }, 'bob').kind).toBe('job-elsewhere');
  });
});

describe('a refresh', () => {
  test('brings what changed, and the person’s own columns stay beside their records', async () => {
    const { tableId } = desk.pull('People', 'Directors');
    const { sheetId } = desk.table(tableId);
    const ids = idsOf(desk.state, 'Directors').map(String);
    const [first = '', second = '', third = ''] = ids;
    // A formula in every row, and a remark with a note in one.
    const free = headers('Directors').length + 1;
    typeInto(desk.state, sheetId, 1, free, 'Letters');
    ids.forEach((_, row) => typeInto(desk.state, sheetId, row + 2, free, `=LEN(B${row + 2})`));
    typeInto(desk.state, sheetId, 1, free + 1, 'Remark');
    typeInto(desk.state, sheetId, 4, free + 1, 'call on Monday');
    personSetNote(desk.state, sheetId, 4, free + 1, 'after ten');

    await crm.control({
      now: [
        { kind: 'edit', object: 'person', ids: [second], set: { name: { firstName: 'Changed', lastName: '=1+1' } } },
        { kind: 'delete', object: 'person', ids: [first] },
        { kind: 'insert', object: 'person', count: 3, at: 'first', set: { jobTitle: 'Aaa director' } },
      ],
    });
    const { receipt } = desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));
    const now = idsOf(desk.state, 'Directors');
    expect(receipt).toMatchObject({ complete: true, written: ids.length + 2, added: 3, gone: 1 });
    expect(now).toHaveLength(ids.length + 2);
    expect(now).not.toContain(first);

    const rowOf = (id: string) => gridOf(desk.state, 'Directors')[now.indexOf(id) + 1];
    expect(rowOf(second)?.[1]).toBe('Changed =1+1');
    expect(rowOf(third)?.[free]).toBe('call on Monday');
    expect(cellsOf('Directors', free + 1).filter((cell) => cell !== null)).toHaveLength(1);
    const column = desk.state.sheets.find(({ id }) => id === sheetId)?.columns[free];
    expect(column?.notes.items.filter((note) => note !== '')).toEqual(['after ten']);
    expect(column?.notes.items[now.indexOf(third) + 1]).toBe('after ten');
    expect(cellsOf('Directors', free).every((cell) => typeof cell === 'object' && cell !== null)).toBe(true);
  });

  test('of a table that the person sorted and put a column into finds its columns and the view’s order again', () => {
    const { tableId } = desk.pull('People', 'Directors');
    const { sheetId } = desk.table(tableId);
    const ids = idsOf(desk.state, 'Directors');
    const wanted = headers('Directors');
    personInsertColumns(desk.state, sheetId, 3);
    typeInto(desk.state, sheetId, 1, 3, 'Mine');
    typeInto(desk.state, sheetId, 2, 3, 'first one');
    personSort(desk.state, sheetId, 2);
    const { receipt } = desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));
    expect(receipt).toMatchObject({ complete: true, added: 0, changed: 0, gone: 0 });
    expect(idsOf(desk.state, 'Directors')).toEqual(ids);
    expect(headers('Directors')).toEqual([...wanted.slice(0, 2), 'Mine', ...wanted.slice(2)]);
    expect(cellsOf('Directors', 3).map((cell) => cell ?? '')).toEqual(['first one', ...ids.slice(1).map(() => '')]);
  });

  test('that finds nothing new changes nothing', () => {
    const { tableId } = desk.pull('Pets', 'Every field of a pet');
    const before = everythingIn(desk.state);
    desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));
    expect(everythingIn(desk.state)).toBe(before);
  });
});

test('the menu opens the sidebar as it was built', () => {
  desk.emulator.open('ada', 'doc');
  expect(desk.emulator.clickMenu('ada', 'doc', 'Open Twenty Sheets').outcome).toBe('value');
  const { sidebar } = desk.emulator.session('ada', 'doc');
  expect(sidebar).toMatchObject({ title: 'Twenty Sheets' });
  expect(sidebar?.html).toContain('<script>');
});
