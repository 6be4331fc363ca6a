/** What goes on beside the work: how far a slice is, a cancel that does not wait, the look at the sheet in front, the check of a view. */
import type { ChooseScreen } from '../../sidebar/model/screens/choose';
import type { PullScreen } from '../../sidebar/model/screens/pull';
import { canCancel } from '../../sidebar/states/pull';
import { job, object, options, receipt, sidebarState, table, viewCheck, viewChoice } from './builders';
import { type Drive, drive } from './drive';
import { TROUBLE, stateAt } from './samples';

const named = (effects: ReturnType<Drive['effects']>): readonly string[] =>
  effects.map((effect) =>
    effect.type === 'call' ? effect.endpoint : effect.type === 'wait' ? effect.event.type : effect.type,
  );

function pull(sidebar: Drive): PullScreen {
  const { screen } = sidebar.state();
  if (screen.at !== 'pull') throw new Error(`at ${screen.at}`);
  return screen;
}

describe('a slice under way', () => {
  const working = (): Drive => {
    const sidebar = drive(stateAt('home'));
    sidebar.send({ type: 'refreshAsked', tableId: 't1' });
    sidebar.answer('refreshTable', job({ rows: 0, total: null, phase: 'counting' }));
    return sidebar;
  };
  const askedAfter2s = (sidebar: Drive): void => {
    const [waiting] = sidebar.watching();
    expect(waiting).toMatchObject({ type: 'wait', milliseconds: 2_000, event: { type: 'progressDue' } });
    sidebar.send({ type: 'progressDue', call: pull(sidebar).call ?? 0 });
    expect(named(sidebar.watching())).toEqual(['pullProgress']);
  };

  test('is asked every two seconds how far it is, and its numbers move', () => {
    const sidebar = working();
    askedAfter2s(sidebar);
    sidebar.answer('pullProgress', {
      phase: 'fetching',
      rows: 4_000,
      total: 200_000,
      secondsLeft: 90,
      cells: null,
      isWriting: false,
    });
    expect(pull(sidebar).job).toMatchObject({ rows: 4_000, total: 200_000, secondsLeft: 90 });
    askedAfter2s(sidebar);
    sidebar.answer('pullProgress', null);
    expect(pull(sidebar).job?.rows).toBe(4_000);
    askedAfter2s(sidebar);
    sidebar.fail('pullProgress', TROUBLE);
    expect(pull(sidebar).trouble).toBeNull();
    askedAfter2s(sidebar);
  });

  test('that has ended is no longer asked, and what an earlier question still brings is dropped', () => {
    const sidebar = working();
    sidebar.send({ type: 'progressDue', call: pull(sidebar).call ?? 0 });
    sidebar.answer('continuePull', job({ rows: 100_000, total: 200_000 }));
    const late = { rows: 1, total: 200_000, secondsLeft: 1, cells: null, isWriting: false };
    sidebar.answer('pullProgress', { phase: 'fetching', ...late });
    expect(pull(sidebar).job?.rows).toBe(100_000);
  });

  test('is left behind by a cancel at once: its answer is thrown away', () => {
    const sidebar = working();
    sidebar.send({ type: 'cancelAsked' });
    sidebar.answer('cancelPull', job({ phase: 'cancelled' }));
    expect(pull(sidebar).job?.phase).toBe('cancelled');
    sidebar.answer('continuePull', job({ phase: 'done', receipt: receipt() }));
    expect(pull(sidebar).job?.phase).toBe('cancelled');
  });

  test('cannot be cancelled while the sheet is written, and a cancel that came too late is taken back', () => {
    const sidebar = working();
    sidebar.send({ type: 'cancelAsked' });
    sidebar.answer('cancelPull', job({ phase: 'publishing', isWriting: true }));
    expect(pull(sidebar).cancelling).toBe(false);
    expect(canCancel(pull(sidebar))).toBe(false);
    sidebar.effects();
    sidebar.send({ type: 'cancelAsked' });
    expect(sidebar.effects()).toEqual([]);
    sidebar.answer('continuePull', job({ phase: 'done', receipt: receipt() }));
    expect(sidebar.state().screen.at).toBe('table');
  });
});

describe('every half minute', () => {
  test('the sheet in front is followed, and the rest read anew only where something has happened', () => {
    const sidebar = drive(stateAt('home'));
    sidebar.send({ type: 'lookDue' });
    sidebar.send({ type: 'lookDue' });
    expect(named(sidebar.effects())).toEqual(['look']);
    sidebar.answer('look', { activeSheetId: 99, stamp: 'now' });
    expect(sidebar.state().data.activeSheetId).toBe(99);
    expect(sidebar.effects()).toEqual([]);
    sidebar.send({ type: 'lookDue' });
    sidebar.answer('look', { activeSheetId: 99, stamp: 'later' });
    expect(named(sidebar.effects())).toEqual(['look', 'getState']);
    sidebar.answer('getState', sidebarState({ tables: [table({ viewName: 'Fresh' })], stamp: 'later' }));
    expect(sidebar.state().data.tables[0]?.viewName).toBe('Fresh');
  });

  test('nothing is asked while a pull works, and a look that fails is no trouble', () => {
    const working = drive(stateAt('pull'));
    working.send({ type: 'lookDue' });
    expect(working.effects()).toEqual([]);
    const sidebar = drive(stateAt('home'));
    sidebar.send({ type: 'lookDue' });
    const { screen } = sidebar.state();
    sidebar.fail('look', TROUBLE);
    expect(sidebar.state()).toMatchObject({ screen, look: null });
  });

  test('a table that was removed meanwhile has no page any more', () => {
    const sidebar = drive(stateAt('table'));
    sidebar.send({ type: 'lookDue' });
    sidebar.answer('look', { activeSheetId: 1, stamp: 'later' });
    sidebar.answer('getState', sidebarState({ tables: [table({ id: 't2' })] }));
    expect(sidebar.state().screen.at).toBe('home');
  });
});

describe('the check of a view', () => {
  const choose = (sidebar: Drive): ChooseScreen => {
    const { screen } = sidebar.state();
    if (screen.at !== 'choose') throw new Error(`at ${screen.at}`);
    return screen;
  };
  const chosen = (): Drive => {
    const sidebar = drive();
    sidebar.send({ type: 'opened', errand: null });
    sidebar.answer('getState', sidebarState());
    sidebar.answer('listObjects', [object('person', 'People')]);
    sidebar.send({ type: 'objectChosen', objectId: 'object-person' });
    sidebar.watching();
    sidebar.answer('listViews', [viewChoice('v1'), viewChoice('v2')]);
    return sidebar;
  };

  test('is asked a moment after the last of several choices, once', () => {
    const sidebar = chosen();
    const first = choose(sidebar).checkDue ?? 0;
    sidebar.send({ type: 'viewChosen', viewId: 'v2' });
    expect(named(sidebar.watching())).toEqual(['checkDue', 'checkDue']);
    sidebar.send({ type: 'checkDue', id: first });
    expect(sidebar.watching()).toEqual([]);
    sidebar.send({ type: 'checkDue', id: choose(sidebar).checkDue ?? 0 });
    expect(sidebar.watching()).toMatchObject([
      {
        endpoint: 'checkView',
        input: {
          objectId: 'object-person',
          viewId: 'v2',
          memberId: null,
          options: options(),
          target: { kind: 'sheet', sheetId: 1 },
        },
      },
    ]);
    sidebar.answer('checkView', viewCheck());
    expect(choose(sidebar).check).toEqual({ is: 'here', items: [viewCheck()] });
  });

  test('does not keep anybody from the pull, and is dropped for another view', () => {
    const sidebar = chosen();
    sidebar.send({ type: 'checkDue', id: choose(sidebar).checkDue ?? 0 });
    const late = sidebar.callOf('checkView');
    sidebar.send({ type: 'viewChosen', viewId: 'v2' });
    sidebar.send({ type: 'checkDue', id: choose(sidebar).checkDue ?? 0 });
    sidebar.send({ type: 'answered', endpoint: 'checkView', call: late, data: viewCheck() });
    expect(choose(sidebar).check?.is).toBe('coming');
    sidebar.effects();
    sidebar.send({ type: 'pullAsked' });
    expect(named(sidebar.effects())).toEqual(['startPull']);
  });

  test('which objects may be read is asked until all is known, and no longer once one is chosen', () => {
    const sidebar = drive();
    sidebar.send({ type: 'opened', errand: null });
    sidebar.answer('getState', sidebarState());
    sidebar.answer('listObjects', [object('person', 'People'), object('pet', 'Pets')]);
    expect(named(sidebar.watching())).toEqual(['probeObjects']);
    sidebar.answer('probeObjects', { mayRead: { 'object-pet': false }, isWhole: false, waitMs: 12_000 });
    expect(sidebar.watching()).toMatchObject([{ type: 'wait', milliseconds: 12_000, event: { type: 'probeDue' } }]);
    sidebar.send({ type: 'probeDue' });
    sidebar.answer('probeObjects', { mayRead: { 'object-person': true }, isWhole: true, waitMs: 0 });
    expect(choose(sidebar).mayRead).toEqual({ 'object-pet': false, 'object-person': true });
    expect(named(sidebar.watching())).toEqual(['probeObjects']);
    sidebar.send({ type: 'objectChosen', objectId: 'object-person' });
    sidebar.send({ type: 'probeDue' });
    expect(sidebar.watching()).toEqual([]);
  });
});
