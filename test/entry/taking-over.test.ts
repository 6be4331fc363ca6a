import { personSort, typeInto } from '../../local/emulator/grid/person';
import type { PullTarget } from '../../src/protocol/choice';
import type { JobStage } from '../../src/sync/job/job';
import { runLog } from '../../src/sync/job/run-log';
import { type Desk, gridOf, idsOf, openDesk } from './add-on-world';
import { everythingIn } from '../everything';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { dieAfter, leaveAt, stageOf } from './leaving';
import { documentProperties, ownerId } from './properties';
import { closedAfterAll } from '../closing';

// A CRM in another thread and a spreadsheet for each test: a busy machine takes its time.
jest.setTimeout(30_000);

const MINUTE = 60_000;
const PEOPLE = 200;

let crm: CrmBeside;
let desk: Desk;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: PEOPLE, objects: ['person', 'company', 'workspaceMember'] });
  later(() => crm.close());
});
beforeEach(() => {
  desk = openDesk(crm);
  desk.connect();
});

const startByAda = (target: PullTarget = { kind: 'newSheet' }): string =>
  desk.call('startPull', desk.choice('People', 'All People', { target })).tableId;

/** In the first column right of the table. */
function remarkBeside(row: number, tableId: string): void {
  const column = (gridOf(desk.state, 'All People')[0] ?? []).filter((header) => header !== null).length + 1;
  typeInto(desk.state, desk.table(tableId).sheetId, row, column, 'call on Monday');
}

function refreshByAda(tableId: string): void {
  desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
}

const othersSeenBy = (user: string) => desk.call('getState', {}, user).others;
const sheetNames = (): readonly string[] => desk.state.sheets.map(({ name }) => name);
const runs = () => runLog(documentProperties(desk)).all();

const BEFORE_THE_EDIT: readonly JobStage[] = ['planning', 'counting', 'fetching', 'checking', 'publishing'];

describe('a pull that another person left behind', () => {
  test('is offered after ten minutes, and refused before', () => {
    desk.connect('apple-readonly', 'bob');
    const tableId = startByAda();
    leaveAt(desk, 'fetching', tableId);
    desk.emulator.advance(9 * MINUTE);
    expect(othersSeenBy('bob')).toMatchObject([{ tableId, viewName: 'All People', leftBehind: false }]);
    expect(desk.refusal('takeOver', { tableId }, 'bob').kind).toBe('job-elsewhere');
    expect(desk.refusal('cancelPull', { tableId }, 'bob').kind).toBe('job-elsewhere');
    desk.emulator.advance(MINUTE);
    expect(othersSeenBy('bob')).toMatchObject([{ tableId, leftBehind: true }]);
    expect(desk.agree('takeOver', { tableId }, 'bob')).toMatchObject({ tableId, phase: 'planning' });
    expect(othersSeenBy('bob')).toEqual([]);
    expect(desk.call('getState', {}, 'bob').job).toMatchObject({ tableId });
    expect(othersSeenBy('ada')).toMatchObject([{ tableId, leftBehind: false }]);
  });

  test.each(BEFORE_THE_EDIT)('in %s, without a sheet yet, is made by whoever takes it over', (stage) => {
    desk.connect('apple-readonly', 'bob');
    const tableId = startByAda();
    leaveAt(desk, stage, tableId);
    desk.emulator.advance(10 * MINUTE);
    const { receipt } = desk.drive(desk.agree('takeOver', { tableId }, 'bob'), 'bob');
    expect(receipt).toMatchObject({ complete: true, written: PEOPLE });
    expect(sheetNames()).toEqual(['Sheet1', 'All People', `Twenty Sheets marks ${tableId}`]);
    expect(new Set(idsOf(desk.state, 'All People')).size).toBe(PEOPLE);
    expect(runs()).toMatchObject([
      { phase: 'done', rows: PEOPLE, owner: ownerId(desk, 'bob') },
      { phase: 'cancelled', rows: 0, owner: ownerId(desk, 'ada') },
    ]);
  });

  test.each(BEFORE_THE_EDIT)('in %s of a refresh, fills the same table', (stage) => {
    desk.connect('apple-readonly', 'bob');
    const tableId = startByAda();
    desk.drive(desk.call('continuePull', { tableId }));
    remarkBeside(5, tableId);
    const before = gridOf(desk.state, 'All People');
    refreshByAda(tableId);
    leaveAt(desk, stage, tableId);
    desk.emulator.advance(10 * MINUTE);
    expect(desk.drive(desk.agree('takeOver', { tableId }, 'bob'), 'bob').phase).toBe('done');
    expect(gridOf(desk.state, 'All People')).toEqual(before);
    expect(sheetNames()).toEqual(['Sheet1', 'All People', `Twenty Sheets marks ${tableId}`]);
  });

  test('in the middle of its edits is ended as it is, and no key is needed', () => {
    const tableId = startByAda({ kind: 'sheet', sheetId: 0 });
    leaveAt(desk, 'writing', tableId);
    desk.emulator.advance(10 * MINUTE);
    expect(desk.agree('takeOver', { tableId }, 'bob')).toMatchObject({ phase: 'done', receipt: { written: PEOPLE } });
    expect(sheetNames()).toEqual(['Sheet1', `Twenty Sheets marks ${tableId}`]);
    // It remains the pull of her who made it.
    expect(runs()).toMatchObject([{ phase: 'done', owner: ownerId(desk, 'ada') }]);
    expect(desk.call('continuePull', { tableId }).phase).toBe('done');
  });

  test.each(['Range.copyTo', 'Range.setValues', 'SpreadsheetApp.flush'])(
    'that died at a %s of a refresh keeps what stood beside the records',
    (call) => {
      const tableId = startByAda();
      desk.drive(desk.call('continuePull', { tableId }));
      remarkBeside(5, tableId);
      const before = gridOf(desk.state, 'All People');
      personSort(desk.state, desk.table(tableId).sheetId, 2);
      refreshByAda(tableId);
      leaveAt(desk, 'writing', tableId);
      // Her next try dies half way, too.
      dieAfter(desk, call, tableId);
      expect(stageOf(desk, tableId)).toBe('writing');
      desk.emulator.advance(10 * MINUTE);
      expect(desk.agree('takeOver', { tableId }, 'bob').phase).toBe('done');
      expect(gridOf(desk.state, 'All People')).toEqual(before);
      const kept = ['marks', 'journal'].map((kind) => `Twenty Sheets ${kind} ${tableId}`);
      expect(new Set(sheetNames())).toEqual(new Set(['Sheet1', 'All People', ...kept]));
    },
  );

  test('stays as it is when who would take it over has no key', () => {
    const tableId = startByAda();
    leaveAt(desk, 'fetching', tableId);
    desk.emulator.advance(10 * MINUTE);
    expect(desk.refusal('takeOver', { tableId }, 'bob').kind).toBe('not-connected');
    expect(stageOf(desk, tableId)).toBe('fetching');
    expect(desk.drive(desk.call('continuePull', { tableId })).receipt).toMatchObject({ written: PEOPLE });
  });

  test('that takes a refresh back is taken up as that, and no key is needed', () => {
    const { tableId } = desk.drive(desk.call('startPull', desk.choice('People', 'Directors')));
    const { sheetId, sheetName } = desk.table(tableId);
    typeInto(desk.state, sheetId, 2, 2, 'typed');
    refreshByAda(tableId);
    desk.drive(desk.call('continuePull', { tableId }));
    expect(gridOf(desk.state, sheetName)[1]?.[1]).not.toBe('typed');
    desk.call('undoRefresh', { tableId });
    desk.emulator.advance(10 * MINUTE);
    desk.call('takeOver', { tableId }, 'bob');
    expect(desk.drive(desk.call('continuePull', { tableId }, 'bob'), 'bob').phase).toBe('done');
    expect(gridOf(desk.state, sheetName)[1]?.[1]).toBe('typed');
  });

  test('by oneself is offered as one’s own, and goes on where it was', () => {
    const tableId = startByAda();
    leaveAt(desk, 'checking', tableId);
    desk.emulator.advance(60 * MINUTE);
    expect(desk.call('getState', {})).toMatchObject({ job: { tableId, phase: 'checking', rows: PEOPLE }, others: [] });
    expect(desk.agree('takeOver', { tableId })).toMatchObject({ phase: 'checking' });
    expect(desk.drive(desk.call('continuePull', { tableId })).phase).toBe('done');
  });

  test('may be ended, and nothing of it stays', () => {
    const before = everythingIn(desk.state);
    const tableId = startByAda();
    leaveAt(desk, 'checking', tableId);
    desk.emulator.advance(10 * MINUTE);
    expect(desk.call('cancelPull', { tableId }, 'bob').phase).toBe('cancelled');
    expect(everythingIn(desk.state)).toBe(before);
    expect(desk.call('continuePull', { tableId }).phase).toBe('cancelled');
    expect(desk.refusal('takeOver', { tableId }, 'bob').kind).toBe('job-gone');
  });

  test('in the middle of its edits cannot be taken back: to end it is to finish it', () => {
    const tableId = startByAda({ kind: 'sheet', sheetId: 0 });
    leaveAt(desk, 'writing', tableId);
    desk.emulator.advance(10 * MINUTE);
    expect(desk.call('cancelPull', { tableId }, 'bob')).toMatchObject({ phase: 'done', receipt: { complete: true } });
  });
});

describe('who was away, and whose pull was taken over', () => {
  test('is told that somebody is at it, and cannot go on with it or end it', () => {
    desk.connect('apple-readonly', 'bob');
    const tableId = startByAda();
    leaveAt(desk, 'fetching', tableId);
    desk.emulator.advance(10 * MINUTE);
    desk.agree('takeOver', { tableId }, 'bob');
    const taken = documentProperties(desk).get(`job/${tableId}`);
    expect(desk.refusal('continuePull', { tableId }).kind).toBe('job-elsewhere');
    expect(desk.refusal('cancelPull', { tableId }).kind).toBe('job-elsewhere');
    expect(documentProperties(desk).get(`job/${tableId}`)).toBe(taken);
    expect(desk.drive(desk.call('continuePull', { tableId }, 'bob'), 'bob').phase).toBe('done');
    expect(desk.refusal('continuePull', { tableId }).kind).toBe('job-gone');
  });

  test('holds the table as long as an execution of theirs lives, however long nothing was saved', () => {
    desk.connect('apple-readonly', 'bob');
    const tableId = startByAda();
    leaveAt(desk, 'fetching', tableId);
    const refused: string[] = [];
    dieAfter(desk, 'UrlFetchApp.fetch', tableId, () => {
      desk.emulator.advance(11 * MINUTE);
      for (const endpoint of ['takeOver', 'cancelPull'] as const) {
        refused.push(desk.refusal(endpoint, { tableId }, 'bob').kind);
      }
    });
    expect(refused).toEqual(['job-elsewhere', 'job-elsewhere']);
    expect(desk.drive(desk.agree('takeOver', { tableId }, 'bob'), 'bob').receipt).toMatchObject({ written: PEOPLE });
  });

  test.each(['takeOver', 'cancelPull'])('who came back while another was about to call %s, goes on', (endpoint) => {
    desk.connect('apple-readonly', 'bob');
    const tableId = startByAda();
    leaveAt(desk, 'fetching', tableId);
    desk.emulator.advance(10 * MINUTE);
    let isBack = false;
    const onCall = (name: string): void => {
      if (isBack || name !== 'Lock.tryLock') return;
      isBack = true;
      leaveAt(desk, 'checking', tableId);
    };
    const reply = desk.emulator.clientCall('bob', 'doc', endpoint, [JSON.stringify({ tableId })], { onCall });
    expect(reply.ok && reply.value).toContain('"kind":"job-elsewhere"');
    expect(desk.drive(desk.call('continuePull', { tableId })).receipt).toMatchObject({ written: PEOPLE });
  });
});
