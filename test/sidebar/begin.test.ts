import type { JobInfo } from '../../src/protocol/job';
import type { Failure } from '../../src/protocol/reply';
import { job, sidebarState, table } from './builders';
import { type Drive, drive } from './drive';
import { stateAt } from './samples';

const FEWER: JobInfo = job({
  phase: 'failed',
  sheetId: 42,
  failure: { kind: 'fewer-records', message: 'Your key sees 2,400 records.' },
});

const GONE: JobInfo = job({
  phase: 'failed',
  sheetId: 42,
  failure: { kind: 'many-gone', message: 'The view has lost 9,000 of the 12,000 records.' },
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
  const accepted = { endpoint: 'refreshTable', input: { tableId: 't1', acceptFewer: true, acceptGone: false } };
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

test('a refresh that would take most rows away goes on with that word alone, and each word is kept beside the other', () => {
  const sidebar = drive(stateAt('home'));
  sidebar.send({ type: 'refreshAsked', tableId: 't1' });
  expect(asked(sidebar)).toMatchObject({ input: { tableId: 't1', acceptFewer: false, acceptGone: false } });
  sidebar.answer('refreshTable', GONE);
  sidebar.send({ type: 'fewerAccepted' });
  expect(asked(sidebar)).toMatchObject({ input: { tableId: 't1', acceptFewer: false, acceptGone: true } });
  sidebar.answer('refreshTable', FEWER);
  sidebar.send({ type: 'fewerAccepted' });
  expect(asked(sidebar)).toMatchObject({ input: { tableId: 't1', acceptFewer: true, acceptGone: true } });
});

test('so does one whose call was refused, before there was a job', () => {
  const sidebar = drive(stateAt('home'));
  sidebar.send({ type: 'refreshAsked', tableId: 't1' });
  sidebar.fail('refreshTable', { from: 'server', kind: 'many-gone', message: 'Most records are gone.' });
  sidebar.send({ type: 'fewerAccepted' });
  expect(asked(sidebar)).toMatchObject({ input: { tableId: 't1', acceptFewer: false, acceptGone: true } });
});

test('so does a new pull of the same view into its sheet', () => {
  const sidebar = drive(stateAt('choose'));
  sidebar.send({ type: 'pullAsked' });
  expect(asked(sidebar)).toMatchObject({ endpoint: 'startPull', input: { acceptFewer: false, acceptGone: false } });
  sidebar.answer('startPull', GONE);
  sidebar.send({ type: 'fewerAccepted' });
  expect(asked(sidebar)).toMatchObject({
    endpoint: 'startPull',
    input: { target: { kind: 'sheet', sheetId: 42 }, acceptFewer: false, acceptGone: true },
  });
});

test.each(['taken over', 'found'] as const)('what was %s and would take most rows away goes on as a refresh', (how) => {
  const data = sidebarState({ tables: [table()], job: job({ phase: 'publishing' }) });
  const sidebar = how === 'found' ? drive(stateAt('home', { data })) : takingOver();
  if (how === 'found') sidebar.send({ type: 'againAsked' });
  sidebar.answer(how === 'found' ? 'continuePull' : 'takeOver', GONE);
  sidebar.answer('getState', sidebarState({ tables: [table()] }));
  sidebar.send({ type: 'fewerAccepted' });
  expect(asked(sidebar)).toMatchObject({
    endpoint: 'refreshTable',
    input: { tableId: 't1', acceptFewer: false, acceptGone: true },
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

describe('a question whether the person agrees', () => {
  const QUESTION = { from: 'server', kind: 'agree-anew', message: 'The view is another one.', agree: 'm1' } as const;

  test('is answered with exactly what was shown, and the answer is kept beside other words', () => {
    const sidebar = drive(stateAt('home'));
    sidebar.send({ type: 'refreshAsked', tableId: 't1' });
    sidebar.fail('refreshTable', QUESTION);
    sidebar.send({ type: 'fewerAccepted' });
    const agreed = { tableId: 't1', acceptFewer: false, acceptGone: false, agreed: 'm1' };
    expect(asked(sidebar)).toMatchObject({ endpoint: 'refreshTable', input: agreed });
    sidebar.answer('refreshTable', GONE);
    sidebar.send({ type: 'fewerAccepted' });
    expect(asked(sidebar)).toMatchObject({ input: { ...agreed, acceptGone: true } });
    // The settings were changed again meanwhile: it is another question.
    sidebar.fail('refreshTable', { ...QUESTION, agree: 'm2' });
    sidebar.send({ type: 'fewerAccepted' });
    expect(asked(sidebar)).toMatchObject({ input: { ...agreed, acceptGone: true, agreed: 'm2' } });
  });

  test('of a job about its columns is answered the same way', () => {
    const sidebar = drive(stateAt('home'));
    sidebar.send({ type: 'refreshAsked', tableId: 't1' });
    const failure: Failure = { kind: 'agree-columns', message: 'Salary is new.', agree: 'm3' };
    sidebar.answer('refreshTable', job({ phase: 'failed', failure }));
    sidebar.send({ type: 'fewerAccepted' });
    expect(asked(sidebar)).toMatchObject({ endpoint: 'refreshTable', input: { tableId: 't1', agreed: 'm3' } });
  });

  test('before a pull is taken over leads to taking it over', () => {
    const sidebar = takingOver();
    sidebar.fail('takeOver', { ...QUESTION, kind: 'agree-first' });
    sidebar.send({ type: 'fewerAccepted' });
    expect(asked(sidebar)).toMatchObject({ endpoint: 'takeOver', input: { tableId: 't1', agreed: 'm1' } });
  });
});
