import { personDeleteRows } from '../../local/emulator/grid/person';
import { copySpreadsheet } from '../../local/emulator/grid/structure/snapshot';
import { documentOf } from '../../local/emulator/spreadsheet/document';
import type { JobInfo } from '../../src/protocol/job';
import type { Reply } from '../../src/protocol/reply';
import { type Desk, gridOf, idsOf, openDesk, everyHours } from './add-on-world';
import { dieAfter, leaveAt } from './leaving';
import { documentProperties } from './properties';
import { everythingIn } from '../everything';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { closedAfterAll } from '../closing';

// A CRM in another thread and a spreadsheet for each test: a busy machine takes its time.
jest.setTimeout(30_000);

const HOUR = 3_600_000;
const PEOPLE = 200;

let crm: CrmBeside;
let desk: Desk;
/** A table of ada's, with all people. */
let tableId: string;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: PEOPLE, objects: ['person', 'company', 'workspaceMember'] });
  later(() => crm.close());
});
beforeEach(() => {
  desk = openDesk(crm);
  tableId = desk.begin('People', 'All People').tableId;
});
afterEach(() => crm.control({ clear: true, restore: true }));

/** A role that hides records does so without a word: for a client it is as if they were not there. */
const hideOnePerson = () => crm.control({ now: [{ kind: 'delete', object: 'person', count: 1, at: 'last' }] });

const refresh = (user: string, acceptFewer = false): JobInfo =>
  desk.drive(desk.agree('refreshTable', { tableId, acceptFewer, acceptGone: false }, user), user);

/** Lets the hours pass, with the triggers of all people. */
function hoursPass(hours: number): void {
  const onCall = (name: string): void => {
    if (name.startsWith('UrlFetchApp.')) crm.setTime(desk.emulator.now());
  };
  desk.emulator.fireTriggers(desk.emulator.now() + hours * HOUR, { onCall });
}

describe('a person whose key sees fewer records than the table holds', () => {
  beforeEach(() => desk.connect('apple-readonly', 'bob'));

  test('is told so, with both numbers, and the sheet is unchanged', async () => {
    await hideOnePerson();
    const before = everythingIn(desk.state);
    const { phase, failure } = refresh('bob');
    expect([phase, failure?.kind]).toEqual(['failed', 'fewer-records']);
    expect(failure?.message).toBe(
      'Your key sees 199 records of “All People”; the table holds 200, brought in with another key. The sheet is ' +
        'unchanged. Replace them with what you see, or leave the refresh to whoever has that key.',
    );
    expect(everythingIn(desk.state)).toBe(before);
  });

  test('is told so also where somebody deleted a row of the table', async () => {
    await hideOnePerson();
    personDeleteRows(desk.state, desk.table(tableId).sheetId, 5);
    expect(refresh('bob').failure?.kind).toBe('fewer-records');
  });

  test('may go on, and is not asked again', async () => {
    await hideOnePerson();
    refresh('bob');
    expect(refresh('bob', true).receipt).toMatchObject({ complete: true, written: 199, gone: 1 });
    await hideOnePerson();
    expect(refresh('bob').receipt?.written).toBe(198);
  });

  test('is told so by a pull into the sheet, as by a refresh', async () => {
    await hideOnePerson();
    const target = { kind: 'sheet', sheetId: desk.table(tableId).sheetId } as const;
    expect(desk.pull('People', 'All People', { target }, 'bob').failure?.kind).toBe('fewer-records');
    expect(desk.pull('People', 'All People', { target, acceptFewer: true, acceptGone: false }, 'bob').phase).toBe(
      'done',
    );
  });

  test('is told so by the schedule, which never goes on by itself', async () => {
    refresh('bob');
    desk.connect('apple-admin', 'bob');
    desk.call('planSchedule', { tableId, plan: everyHours(1) }, 'bob');
    await hideOnePerson();
    const before = everythingIn(desk.state);
    hoursPass(2.5);
    expect(desk.table(tableId).schedule?.lastFailure).toMatch(/^Your key sees 199 records of “All People”/);
    expect(everythingIn(desk.state)).toBe(before);
  });

  test('is told so in a copy of the spreadsheet, which has the table and no receipt', async () => {
    desk.emulator.addDocument(documentOf(copySpreadsheet(desk.state, 'copy', 'Copy of Book')));
    await hideOnePerson();
    const call = (endpoint: string, input: object): Reply<JobInfo> => {
      const reply = desk.emulator.clientCall('bob', 'copy', endpoint, [JSON.stringify(input)]);
      return JSON.parse(reply.ok ? String(reply.value) : '');
    };
    let reply = call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
    const agreed = reply.ok ? undefined : reply.error.agree;
    if (agreed) reply = call('refreshTable', { tableId, acceptFewer: false, acceptGone: false, agreed });
    // Planning and counting fit one slice.
    if (reply.ok) reply = call('continuePull', { tableId });
    expect(reply).toMatchObject({ ok: true, data: { phase: 'failed', failure: { kind: 'fewer-records' } } });
  });
});

describe('a person who was seen to see all', () => {
  beforeEach(() => desk.connect('apple-readonly', 'bob'));

  test('who made the table, is not asked when the view has fewer records than another found', async () => {
    expect(refresh('bob').receipt?.written).toBe(PEOPLE);
    await hideOnePerson();
    desk.call('planSchedule', { tableId, plan: everyHours(1) });
    hoursPass(1.5);
    expect(desk.table(tableId)).toMatchObject({ receipt: { written: 199 }, schedule: { lastFailure: null } });
  });

  test('because they found as much as the maker, is not asked either', async () => {
    refresh('bob');
    await hideOnePerson();
    expect(refresh('bob')).toMatchObject({ phase: 'done', receipt: { written: 199 } });
  });

  test('is one who put another view there, and nobody else any more', async () => {
    const target = { kind: 'sheet', sheetId: desk.table(tableId).sheetId } as const;
    const directors = desk.pull('People', 'Directors', { target }, 'bob');
    expect(directors.receipt?.written).toBeLessThan(PEOPLE);
    await crm.control({
      now: [{ kind: 'delete', object: 'person', ids: [String(idsOf(desk.state, 'All People')[0])] }],
    });
    expect(refresh('ada').failure?.kind).toBe('fewer-records');
    expect(refresh('bob').receipt?.written).toBe((directors.receipt?.written ?? 0) - 1);
  });
});

describe('a person whose key may not read a column that the table shows', () => {
  beforeEach(() => desk.connect('apple-nojobtitle', 'bob'));

  test('is told its name, and the sheet is unchanged', () => {
    const before = everythingIn(desk.state);
    const { failure } = refresh('bob');
    expect(failure?.kind).toBe('fewer-columns');
    expect(failure?.message).toMatch(/^Your key may not read Job Title of “All People”; the table shows them/);
    expect(everythingIn(desk.state)).toBe(before);
  });

  test('may go on without it', () => {
    const { receipt } = refresh('bob', true);
    expect(receipt).toMatchObject({ complete: true, leftOut: [{ column: 'Job Title', reason: 'forbidden' }] });
    expect(gridOf(desk.state, 'All People')[0]).toContain('Job Title (this key may not read it)');
  });

  test('is not told of a column that the table does not show', () => {
    const { tableId: companies } = desk.pull('Companies', 'All Companies');
    const started = desk.agree('refreshTable', { tableId: companies, acceptFewer: false, acceptGone: false }, 'bob');
    expect(desk.drive(started, 'bob').phase).toBe('done');
  });
});

describe('the same person with a key that may read less', () => {
  const jobTitles = (): readonly unknown[] => {
    const [headers = [], ...rows] = gridOf(desk.state, 'All People');
    return rows.map((row) => row[headers.findIndex((header) => String(header).startsWith('Job Title'))]);
  };
  const hide = (undo: boolean) =>
    crm.control({ now: [{ kind: 'forbid', role: 'admin', object: 'person', field: 'jobTitle', undo }] });

  test('is asked before a column is emptied, and its header then says why', () => {
    const before = everythingIn(desk.state);
    desk.connect('apple-nojobtitle');
    expect(refresh('ada').failure?.kind).toBe('fewer-columns');
    expect(everythingIn(desk.state)).toBe(before);
    expect(refresh('ada', true).phase).toBe('done');
    expect(gridOf(desk.state, 'All People')[0]).toContain('Job Title (this key may not read it)');
    expect(new Set(jobTitles())).toEqual(new Set([null]));
  });

  test('is asked before records that this key does not see are taken away', async () => {
    desk.connect('apple-readonly');
    await hideOnePerson();
    expect(refresh('ada').failure?.kind).toBe('fewer-records');
    // The key that made the table is still known.
    desk.connect();
    expect(refresh('ada').failure?.kind).toBe('fewer-records');
  });

  test('is not asked again with a key that sees as much, nor when the same key is entered once more', async () => {
    desk.connect('apple-readonly');
    expect(refresh('ada').phase).toBe('done');
    desk.connect('apple-readonly');
    await hideOnePerson();
    expect(refresh('ada')).toMatchObject({ phase: 'done', receipt: { written: 199 } });
  });

  test('is asked, too, where it is the same key and its role was narrowed; the hour stops', async () => {
    desk.call('planSchedule', { tableId, plan: everyHours(1) });
    await hide(false);
    try {
      const before = jobTitles();
      hoursPass(1.5);
      expect(desk.table(tableId).schedule?.lastFailure).toContain('Your key may not read Job Title');
      expect(refresh('ada').failure?.kind).toBe('fewer-columns');
      expect(jobTitles()).toEqual(before);
    } finally {
      await hide(true);
    }
    expect(refresh('ada')).toMatchObject({ phase: 'done', receipt: { changed: 0 } });
  });

  test('who changes the key in the middle of a pull begins it anew', () => {
    const job = desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
    const before = everythingIn(desk.state);
    desk.connect('apple-nojobtitle');
    expect(desk.call('continuePull', { tableId: job.tableId }).failure?.kind).toBe('job-gone');
    expect(everythingIn(desk.state)).toBe(before);
  });

  test.each([
    // The sheet that it builds, and what waits; or the sheet before it says whose it is.
    ['waits', (first: string) => leaveAt(desk, 'publishing', first), 2],
    ['made its sheet', (first: string) => dieAfter(desk, 'Spreadsheet.insertSheet', first), 1],
  ])('nor is anything left of a first one that %s', (_, leave, more) => {
    const sheets = desk.state.sheets.length;
    const { tableId: first } = desk.call('startPull', desk.choice('People', 'All People'));
    leave(first);
    expect(desk.state.sheets.length).toBe(sheets + more);
    desk.connect('apple-nojobtitle');
    expect(desk.call('continuePull', { tableId: first }).failure?.kind).toBe('job-gone');
    expect(desk.state.sheets.length).toBe(sheets);
    expect(documentProperties(desk).get(`job/${first}`)).toContain('"phase":"failed"');
  });
});
