import type { JobInfo } from '../../src/protocol';
import { job, sidebarState } from './builders';
import { type Drive, drive } from './drive';
import { stateAt } from './samples';

const FEWER: JobInfo = job({
  phase: 'failed',
  sheetId: 42,
  failure: { kind: 'fewer-records', message: 'Your key sees 2,400 records.' },
});

function takingOver(): Drive {
  const sidebar = drive(stateAt('home'));
  sidebar.send({ type: 'takeOverAsked', tableId: 't1' });
  return sidebar;
}

function asked(sidebar: Drive): unknown {
  const calls = sidebar.effects().filter((effect) => effect.type === 'call' && effect.endpoint !== 'getState');
  return calls.at(-1);
}

test('a refresh that would lose what another key sees is begun again with the person’s word, and keeps it', () => {
  const sidebar = drive(stateAt('home'));
  sidebar.send({ type: 'refreshAsked', tableId: 't1' });
  expect(asked(sidebar)).toMatchObject({ endpoint: 'refreshTable', input: { tableId: 't1', acceptFewer: false } });
  sidebar.answer('refreshTable', FEWER);
  sidebar.send({ type: 'fewerAccepted' });
  const accepted = { endpoint: 'refreshTable', input: { tableId: 't1', acceptFewer: true } };
  expect(asked(sidebar)).toMatchObject(accepted);
  sidebar.answer('refreshTable', job({ phase: 'failed' }));
  sidebar.send({ type: 'againAsked' });
  expect(asked(sidebar)).toMatchObject(accepted);
});

test('so is a new pull into a sheet that has the table', () => {
  const sidebar = drive(stateAt('choose'));
  sidebar.send({ type: 'pullAsked' });
  expect(asked(sidebar)).toMatchObject({ endpoint: 'startPull', input: { acceptFewer: false } });
  sidebar.answer('startPull', FEWER);
  sidebar.send({ type: 'fewerAccepted' });
  expect(asked(sidebar)).toMatchObject({
    endpoint: 'startPull',
    input: { viewId: 'v1', target: { kind: 'sheet', sheetId: 42 }, acceptFewer: true },
  });
});

test('nothing is accepted while a pull is under way', () => {
  const sidebar = drive(stateAt('pull'));
  sidebar.send({ type: 'fewerAccepted' });
  expect(asked(sidebar)).toBeUndefined();
});

test('what another person left is taken over, and is the person’s own from then on', () => {
  const sidebar = takingOver();
  expect(asked(sidebar)).toMatchObject({ endpoint: 'takeOver', input: { tableId: 't1' } });
  sidebar.answer('takeOver', job({ phase: 'planning', rows: 0, total: null }));
  expect(asked(sidebar)).toMatchObject({ endpoint: 'continuePull', input: { tableId: 't1' } });
  sidebar.answer('continuePull', FEWER);
  sidebar.send({ type: 'againAsked' });
  expect(asked(sidebar)).toMatchObject({ endpoint: 'refreshTable', input: { tableId: 't1', acceptFewer: false } });
});

test('a take-over that would lose records goes on as a refresh with the person’s word', () => {
  const sidebar = takingOver();
  sidebar.answer('takeOver', FEWER);
  sidebar.send({ type: 'fewerAccepted' });
  expect(asked(sidebar)).toMatchObject({ endpoint: 'refreshTable', input: { tableId: 't1', acceptFewer: true } });
});

test('a take-over that was refused is asked for again, and the tables are read anew', () => {
  const sidebar = takingOver();
  sidebar.fail('takeOver', { from: 'server', kind: 'job-elsewhere', message: 'Someone is at it again.' });
  sidebar.answer('getState', sidebarState({ others: [] }));
  sidebar.effects();
  sidebar.send({ type: 'againAsked' });
  expect(asked(sidebar)).toMatchObject({ endpoint: 'takeOver', input: { tableId: 't1' } });
});
