import type { PullScreen } from '../../sidebar/model/screens/pull';
import type { TableScreen } from '../../sidebar/model/screens/table';
import { canCancel, canTryAgain } from '../../sidebar/states/pull';
import { NOW, job, receipt, scheduleOf, sidebarState, table } from './builders';
import { type Drive, drive } from './drive';
import { UNDO, stateAt } from './samples';

const COPYING = job({ phase: 'publishing', rows: 3_000, total: 3_000 });
const DONE = job({ phase: 'done', rows: 3_000, receipt: receipt() });

function pull(sidebar: Drive): PullScreen {
  const { screen } = sidebar.state();
  if (screen.at !== 'pull') throw new Error(`at ${screen.at}`);
  return screen;
}

function page(sidebar: Drive): TableScreen {
  const { screen } = sidebar.state();
  if (screen.at !== 'table') throw new Error(`at ${screen.at}`);
  return screen;
}

function undoing(): Drive {
  const sidebar = drive(stateAt('table'));
  sidebar.send({ type: 'undoAsked' });
  sidebar.send({ type: 'undoConfirmed' });
  return sidebar;
}

test('an Undo is asked about first, and goes on slice by slice like a pull', () => {
  const sidebar = drive(stateAt('table'));
  sidebar.send({ type: 'undoConfirmed' });
  sidebar.send({ type: 'undoAsked' });
  expect(sidebar.effects()).toEqual([]);
  sidebar.send({ type: 'undoConfirmed' });
  expect(sidebar.effects()).toMatchObject([{ endpoint: 'undoRefresh', input: { tableId: 't1' } }]);
  expect(pull(sidebar).origin).toEqual({ kind: 'undo', tableId: 't1', undo: UNDO, pauses: false });
  sidebar.answer('undoRefresh', COPYING);
  expect(sidebar.effects()).toMatchObject([{ endpoint: 'continuePull' }]);
  sidebar.answer('continuePull', DONE);
  expect(sidebar.effects()).toMatchObject([{ endpoint: 'getState' }]);
});

test('an Undo remembers that it ended an automatic refresh, also when the tables are read anew', () => {
  const schedule = scheduleOf({ mine: false });
  const sidebar = drive(stateAt('table', { data: sidebarState({ tables: [table({ undo: UNDO, schedule })] }) }));
  sidebar.send({ type: 'undoAsked' });
  sidebar.send({ type: 'undoConfirmed' });
  sidebar.answer('undoRefresh', DONE);
  sidebar.answer('getState', sidebarState({ tables: [table()] }));
  expect(page(sidebar).ended?.undone).toEqual({ undo: UNDO, pauses: true });
});

test('a dropped Undo does nothing', () => {
  const sidebar = drive(stateAt('table'));
  sidebar.send({ type: 'undoAsked' });
  sidebar.send({ type: 'undoDropped' });
  sidebar.send({ type: 'undoConfirmed' });
  expect(sidebar.state().screen.at).toBe('table');
  expect(sidebar.effects()).toEqual([]);
});

test('a table that keeps nothing cannot be asked to undo', () => {
  const sidebar = drive(stateAt('table', { data: sidebarState({ tables: [table()] }) }));
  sidebar.send({ type: 'undoAsked' });
  expect(sidebar.state().screen).toMatchObject({ at: 'table', undoing: false });
});

test('what was kept before a refresh is not offered after it, what is kept now is', () => {
  const sidebar = drive(stateAt('table'));
  sidebar.send({ type: 'refreshAsked', tableId: 't1' });
  sidebar.answer('refreshTable', DONE);
  sidebar.send({ type: 'undoAsked' });
  expect(page(sidebar).undoing).toBe(false);
  const kept = { rows: 12_000, pulled: '2026-09-21T09:00:00Z' };
  sidebar.answer('getState', sidebarState({ tables: [table({ undo: kept })] }));
  sidebar.send({ type: 'undoAsked' });
  sidebar.send({ type: 'undoConfirmed' });
  expect(pull(sidebar).origin).toEqual({ kind: 'undo', tableId: 't1', undo: kept, pauses: false });
});

test('a refresh that was cancelled leaves what is kept', () => {
  const sidebar = drive(stateAt('table'));
  sidebar.send({ type: 'refreshAsked', tableId: 't1' });
  sidebar.answer('refreshTable', job({ phase: 'cancelled' }));
  expect(sidebar.state().data.tables[0]?.undo).toEqual(UNDO);
});

test('an Undo cannot be cancelled: it only copies', () => {
  const sidebar = undoing();
  sidebar.answer('undoRefresh', COPYING);
  sidebar.effects();
  sidebar.send({ type: 'cancelAsked' });
  expect(sidebar.effects()).toEqual([]);
  expect(canCancel(pull(sidebar))).toBe(false);
});

test('an Undo that failed is an Undo again', () => {
  const sidebar = undoing();
  sidebar.answer('undoRefresh', job({ phase: 'failed' }));
  sidebar.effects();
  sidebar.send({ type: 'againAsked' });
  expect(sidebar.effects()).toMatchObject([{ endpoint: 'undoRefresh', input: { tableId: 't1' } }]);
});

test.each([
  ['fetching', 'refresh'],
  ['publishing', 'found'],
] as const)('a job met while it is %s is a %s', (phase, kind) => {
  const sidebar = drive();
  sidebar.send({ type: 'opened', errand: null });
  sidebar.effects();
  sidebar.answer('getState', sidebarState({ tables: [table({ undo: UNDO })], job: job({ phase }) }));
  expect(pull(sidebar).origin.kind).toBe(kind);
  expect(sidebar.effects()).toMatchObject([{ endpoint: 'continuePull' }]);
});

test('what was met while it was writing goes on after a stop, but is not begun again once it failed: nobody knows as what', () => {
  const data = sidebarState({ tables: [table({ undo: UNDO })], job: COPYING });
  const sidebar = drive(stateAt('home', { data }));
  sidebar.send({ type: 'againAsked' });
  sidebar.fail('continuePull', { from: 'server', kind: 'sheet-refused', message: 'The cell is protected.' });
  expect(canTryAgain(sidebar.state(), pull(sidebar))).toBe(true);
  sidebar.effects();
  sidebar.send({ type: 'againAsked' });
  expect(sidebar.effects()).toMatchObject([{ endpoint: 'continuePull' }]);
  sidebar.answer('continuePull', job({ phase: 'failed' }), NOW);
  sidebar.answer('getState', sidebarState({ tables: [table()] }));
  sidebar.effects();
  expect(canTryAgain(sidebar.state(), pull(sidebar))).toBe(false);
  sidebar.send({ type: 'againAsked' });
  expect(sidebar.effects()).toEqual([]);
});
