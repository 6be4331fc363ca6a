import type { SidebarState } from '../../src/protocol/state';
import type { Screen } from '../../sidebar/model/state';
import { NOW, connection, job, object, scheduleOf, sidebarState, table, viewChoice } from './builders';
import { type Drive, drive } from './drive';
import { PLAN, TOLD, TROUBLE, stateAt } from './samples';

const OTHERS = { tableId: 't9', viewName: 'Pipeline', saved: '2026-09-21T09:35:00Z', leftBehind: true };

function open(state: SidebarState): Drive {
  const sidebar = drive();
  sidebar.send({ type: 'opened', errand: null });
  sidebar.answer('getState', state);
  return sidebar;
}

function screen<At extends Screen['at']>(sidebar: Drive, at: At): Extract<Screen, { at: At }> {
  const shown = sidebar.state().screen;
  if (!isAt(shown, at)) throw new Error(`at ${shown.at}, not ${at}`);
  return shown;
}

function isAt<At extends Screen['at']>(shown: Screen, at: At): shown is Extract<Screen, { at: At }> {
  return shown.at === at;
}

test.each([
  ['a person without a key is asked to connect', sidebarState({ connection: null }), 'connect'],
  ['without a table the first one can be chosen at once', sidebarState(), 'choose'],
  ['tables are shown', sidebarState({ tables: [table()] }), 'home'],
  ['a pull of another person can be met without a table', sidebarState({ others: [OTHERS] }), 'home'],
  ['a running pull is taken up', sidebarState({ tables: [table()], job: job() }), 'pull'],
  ['a pull that ended is not', sidebarState({ tables: [table()], job: job({ phase: 'failed' }) }), 'home'],
  ['a running pull waits for the connection', sidebarState({ connection: null, job: job() }), 'connect'],
])('on opening, %s', (_, state, at) => {
  expect(open(state).state().screen.at).toBe(at);
});

test('the key is in the call and nowhere in the state', () => {
  const sidebar = open(sidebarState({ connection: null }));
  sidebar.send({ type: 'addressTyped', address: ' crm.acme.example ' });
  sidebar.effects();
  sidebar.send({ type: 'connectAsked', key: ' secret-key ' });
  const input = { address: 'crm.acme.example', key: 'secret-key', allowHttp: false };
  expect(sidebar.effects()).toMatchObject([{ type: 'call', endpoint: 'connect', input }]);
  expect(JSON.stringify(sidebar.state())).not.toContain('secret-key');
  sidebar.answer('connect', connection());
  expect(JSON.stringify(sidebar.state())).not.toContain('secret-key');
  // Tables, links and schedules may be others with this connection.
  sidebar.answer('getState', sidebarState());
  expect(sidebar.state().data.connection?.keyEnding).toBe('x9Qk');
});

test('an empty address is Twenty’s cloud; an empty key is said without a call, at its field', () => {
  const sidebar = open(sidebarState({ connection: null }));
  sidebar.effects();
  sidebar.send({ type: 'connectAsked', key: '  ' });
  expect(screen(sidebar, 'connect').trouble).toEqual({ from: 'here', problem: 'key-missing' });
  expect(sidebar.effects()).toEqual([{ type: 'focusField', field: 'key' }]);
  sidebar.send({ type: 'connectAsked', key: 'secret' });
  expect(sidebar.effects()).toMatchObject([{ endpoint: 'connect', input: { address: 'api.twenty.com' } }]);
});

test('plain http is asked about, and another address asks anew', () => {
  const sidebar = open(sidebarState({ connection: null }));
  sidebar.send({ type: 'addressTyped', address: 'http://crm.local' });
  sidebar.send({ type: 'connectAsked', key: 'secret' });
  sidebar.fail('connect', { from: 'server', kind: 'address-not-secure', message: 'Not encrypted.' });
  expect(screen(sidebar, 'connect')).toMatchObject({ asksHttp: true, allowHttp: false });
  sidebar.send({ type: 'httpAllowed', allowed: true });
  sidebar.effects();
  sidebar.send({ type: 'connectAsked', key: 'secret' });
  expect(sidebar.effects()).toMatchObject([{ input: { allowHttp: true } }]);
  sidebar.fail('connect', TROUBLE);
  sidebar.send({ type: 'addressTyped', address: 'http://other.local' });
  expect(screen(sidebar, 'connect')).toMatchObject({ asksHttp: false, allowHttp: false });
});

test('views of an object that was left do not appear under the next one', () => {
  const sidebar = open(sidebarState());
  sidebar.answer('listObjects', [object('person', 'People'), object('pet', 'Pets')]);
  sidebar.send({ type: 'objectChosen', objectId: 'object-person' });
  const late = sidebar.callOf('listViews');
  sidebar.send({ type: 'objectChosen', objectId: 'object-pet' });
  sidebar.send({ type: 'answered', endpoint: 'listViews', call: late, data: [viewChoice('people-view')] });
  expect(screen(sidebar, 'choose').views?.is).toBe('coming');
  sidebar.answer('listViews', [viewChoice('first'), viewChoice('index', { isIndex: true })]);
  expect(screen(sidebar, 'choose').viewId).toBe('index');
});

test('a view that filters on "me" cannot be pulled before a member is named', () => {
  const sidebar = open(sidebarState());
  sidebar.answer('listObjects', [object('task', 'Tasks')]);
  sidebar.send({ type: 'objectChosen', objectId: 'object-task' });
  sidebar.answer('listViews', [viewChoice('all'), viewChoice('mine', { needsMember: true })]);
  sidebar.send({ type: 'viewChosen', viewId: 'mine' });
  sidebar.answer('listMembers', [{ id: 'm1', name: 'Ada Lovelace', email: 'ada@acme.example' }]);
  sidebar.effects();
  sidebar.send({ type: 'pullAsked' });
  expect(sidebar.effects()).toEqual([]);
  sidebar.send({ type: 'memberChosen', memberId: 'm1' });
  sidebar.send({ type: 'pullAsked' });
  expect(sidebar.effects()).toMatchObject([{ endpoint: 'startPull', input: { viewId: 'mine', memberId: 'm1' } }]);
});

test('a member named for one view is not sent with another', () => {
  const sidebar = open(sidebarState());
  sidebar.answer('listObjects', [object('task', 'Tasks')]);
  sidebar.send({ type: 'objectChosen', objectId: 'object-task' });
  sidebar.answer('listViews', [viewChoice('all'), viewChoice('mine', { needsMember: true })]);
  sidebar.send({ type: 'memberChosen', memberId: 'm1' });
  sidebar.send({ type: 'viewChosen', viewId: 'all' });
  sidebar.effects();
  sidebar.send({ type: 'pullAsked' });
  expect(sidebar.effects()).toMatchObject([
    {
      input: {
        objectId: 'object-task',
        viewId: 'all',
        memberId: null,
        target: { kind: 'sheet', sheetId: 1 },
        options: { columns: { kind: 'view' }, relationLabels: true, selectAs: 'label', listChanges: false },
      },
    },
  ]);
});

test('two changes of one schedule at once are one call; its answer replaces the table', () => {
  const sidebar = open(sidebarState({ tables: [table(), table({ id: 't2' })] }));
  sidebar.send({ type: 'tableAsked', tableId: 't1' });
  sidebar.effects();
  sidebar.send({ type: 'planAsked', plan: PLAN });
  sidebar.send({ type: 'planAsked', plan: null });
  expect(sidebar.effects()).toMatchObject([{ endpoint: 'planSchedule', input: { tableId: 't1', plan: PLAN } }]);
  const schedule = scheduleOf();
  sidebar.answer('planSchedule', table({ schedule }));
  expect(sidebar.state().data.tables.map((each) => each.schedule)).toEqual([schedule, null]);
  expect(screen(sidebar, 'table').panel).toBeNull();
});

test('a schedule that is refused says why in its form', () => {
  const sidebar = open(sidebarState({ tables: [table()] }));
  sidebar.send({ type: 'tableAsked', tableId: 't1' });
  sidebar.send({ type: 'panelAsked', panel: 'schedule' });
  sidebar.send({ type: 'planChanged', plan: { ...PLAN, guard: 'stop' } });
  sidebar.send({ type: 'planAsked', plan: { ...PLAN, guard: 'stop' } });
  sidebar.fail('planSchedule', TROUBLE);
  expect(screen(sidebar, 'table').panel).toMatchObject({ plan: { guard: 'stop' }, call: null, trouble: TROUBLE });
});

test('what went wrong with one table is said at that table', () => {
  const sidebar = open(sidebarState({ tables: [table(), table({ id: 't2' })] }));
  sidebar.send({ type: 'showAsked', tableId: 't2' });
  sidebar.fail('showTable', TROUBLE);
  expect(screen(sidebar, 'home').troubles).toEqual([{ tableId: 't2', trouble: TROUBLE }]);
});

test('addresses are saved as they were typed, and what was refused stays in the form', () => {
  const sidebar = open(sidebarState({ tables: [table()] }));
  sidebar.send({ type: 'tellingAsked' });
  sidebar.answer('getTelling', { ...TOLD, email: '' });
  sidebar.send({ type: 'tellingTyped', info: TOLD });
  sidebar.effects();
  sidebar.send({ type: 'tellingSaved' });
  sidebar.send({ type: 'tellingSaved' });
  expect(sidebar.effects()).toMatchObject([{ endpoint: 'setTelling', input: TOLD }]);
  sidebar.fail('setTelling', TROUBLE);
  expect(screen(sidebar, 'telling')).toMatchObject({ info: TOLD, saved: false, trouble: TROUBLE });
  sidebar.send({ type: 'tellingSaved' });
  sidebar.answer('setTelling', TOLD);
  expect(screen(sidebar, 'telling')).toMatchObject({ saved: true, trouble: null });
});

test('forgetting a workspace asks first, and after the last one leads to the form', () => {
  const sidebar = open(sidebarState({ tables: [table()] }));
  sidebar.send({ type: 'workspacesAsked' });
  sidebar.effects();
  sidebar.send({ type: 'forgetAsked', ref: 'w1' });
  sidebar.send({ type: 'workspaceDropped' });
  sidebar.send({ type: 'forgetConfirmed' });
  expect(sidebar.effects()).toEqual([]);
  sidebar.send({ type: 'forgetAsked', ref: 'w1' });
  sidebar.send({ type: 'forgetConfirmed' });
  sidebar.send({ type: 'forgetConfirmed' });
  expect(sidebar.effects()).toMatchObject([{ endpoint: 'forget', input: { workspace: 'w1' } }]);
  sidebar.fail('forget', TROUBLE);
  expect(screen(sidebar, 'workspaces').trouble).toEqual(TROUBLE);
  sidebar.send({ type: 'forgetConfirmed' });
  sidebar.answer('forget', sidebarState({ connection: null, workspaces: [], lastAddress: 'crm.acme.example' }));
  expect(screen(sidebar, 'connect').address).toBe('crm.acme.example');
});

test('another key is in its call and nowhere in the state; tables stay', () => {
  const sidebar = open(sidebarState({ tables: [table()] }));
  sidebar.send({ type: 'workspacesAsked' });
  sidebar.send({ type: 'keyReplaceAsked', ref: 'w1' });
  sidebar.effects();
  sidebar.send({ type: 'keyReplaced', key: '  ' });
  expect(sidebar.effects()).toEqual([{ type: 'focusField', field: 'key' }]);
  sidebar.send({ type: 'keyReplaced', key: 'new-secret' });
  expect(sidebar.effects()).toMatchObject([{ endpoint: 'replaceKey', input: { workspace: 'w1', key: 'new-secret' } }]);
  expect(JSON.stringify(sidebar.state())).not.toContain('new-secret');
  sidebar.answer('replaceKey', sidebarState({ tables: [table(), table({ id: 't2' })] }));
  expect(screen(sidebar, 'workspaces').asked).toBeNull();
  expect(sidebar.state().data.tables).toHaveLength(2);
});

test('a file that nobody waits for any more is forgotten, not offered', () => {
  const sidebar = drive(stateAt('home'));
  sidebar.send({ type: 'csvAsked', tableId: 't1' });
  sidebar.send({ type: 'csvStarted' });
  const { run } = screen(sidebar, 'csv');
  sidebar.send({ type: 'backAsked' });
  sidebar.send({ type: 'csvStarted' });
  sidebar.effects();
  const files = [
    { url: 'blob:old-1', fileName: 'person-1.csv', records: 1 },
    { url: 'blob:old-2', fileName: 'person-2.csv', records: 1 },
  ];
  sidebar.send({ type: 'csvEnded', run: run ?? 0, outcome: { is: 'files', files, text: null, unmatched: [] } });
  expect(sidebar.effects()).toEqual([
    { type: 'forgetFile', url: 'blob:old-1' },
    { type: 'forgetFile', url: 'blob:old-2' },
  ]);
  expect(screen(sidebar, 'csv').outcome).toBeNull();
});

test('the pause of a CSV ends at an instant, so that its seconds can be counted down', () => {
  const sidebar = drive(stateAt('csv'));
  sidebar.send({ type: 'csvRead', run: 7, read: 10, total: 20, waitMs: 9_000 }, NOW + 500);
  expect(screen(sidebar, 'csv').waitUntil).toBe(NOW + 9_500);
});
