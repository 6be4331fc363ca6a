import type { ErrorKind } from '../../src/errors';
import type { Failure } from '../../src/protocol/reply';
import fc from 'fast-check';
import type { Effect } from '../../sidebar/model/effect';
import type { PullScreen } from '../../sidebar/model/screens/pull';
import type { Trouble } from '../../sidebar/model/trouble';
import { reduce } from '../../sidebar/state';
import { canTryAgain } from '../../sidebar/states/pull';
import { NOW, job, receipt, sidebarState, table } from './builders';
import { type Drive, drive } from './drive';
import { EVENTS, UNDO, stateAt } from './samples';

const OFFLINE: Trouble = { from: 'here', problem: 'offline' };
const ELSEWHERE: Trouble = { from: 'server', kind: 'job-elsewhere', message: 'Another slice is at it.' };

function refreshing(): Drive {
  const sidebar = drive(stateAt('home'));
  sidebar.send({ type: 'refreshAsked', tableId: 't1' });
  return sidebar;
}

function pull(sidebar: Drive): PullScreen {
  const { screen } = sidebar.state();
  if (screen.at !== 'pull') throw new Error(`at ${screen.at}`);
  return screen;
}

function endpoints(effects: readonly Effect[]): readonly string[] {
  return effects.map((effect) => (effect.type === 'call' ? effect.endpoint : effect.type));
}

test('a pull goes on slice by slice until it is done, then the tables are read anew', () => {
  const sidebar = refreshing();
  sidebar.answer('refreshTable', job({ phase: 'counting', rows: 0, total: null }));
  sidebar.answer('continuePull', job({ rows: 6_000 }));
  sidebar.answer('continuePull', job({ phase: 'publishing', rows: 12_000 }));
  sidebar.answer('continuePull', job({ phase: 'done', rows: 12_000, receipt: receipt() }));
  expect(endpoints(sidebar.effects())).toEqual([
    'refreshTable',
    'continuePull',
    'continuePull',
    'continuePull',
    'getState',
  ]);
  sidebar.answer('getState', sidebarState({ tables: [table({ viewName: 'Fresh' })] }));
  expect(sidebar.state().screen).toMatchObject({
    at: 'table',
    tableId: 't1',
    ended: { job: { receipt: { complete: true } } },
  });
  expect(sidebar.state().data.tables[0]?.viewName).toBe('Fresh');
  sidebar.send({ type: 'backAsked' });
  expect(sidebar.state().screen.at).toBe('home');
});

test('it waits as long as the limit asks, once, and then goes on', () => {
  const sidebar = refreshing();
  sidebar.answer('refreshTable', job({ waitMs: 14_000 }), NOW + 1_000);
  const { wait } = pull(sidebar);
  expect(wait).toMatchObject({ until: NOW + 15_000, reason: 'limit' });
  expect(sidebar.effects().at(-1)).toMatchObject({ type: 'wait', milliseconds: 14_000 });
  sidebar.send({ type: 'waitOver', id: (wait?.id ?? 0) - 1 });
  expect(sidebar.effects()).toEqual([]);
  sidebar.send({ type: 'waitOver', id: wait?.id ?? 0 });
  expect(endpoints(sidebar.effects())).toEqual(['continuePull']);
});

test('the short pauses that keep to a pace are waited for, but are no limit that was met', () => {
  const sidebar = refreshing();
  sidebar.answer('refreshTable', job({ waitMs: 700 }));
  expect(pull(sidebar).wait).toMatchObject({ until: NOW + 700, reason: 'pace' });
  sidebar.send({ type: 'waitOver', id: pull(sidebar).wait?.id ?? 0 });
  sidebar.answer('continuePull', job({ waitMs: 2_000 }));
  expect(pull(sidebar).wait?.reason).toBe('limit');
});

test('a lost slice is asked for again, three times with longer pauses, then it is the person’s turn', () => {
  const sidebar = refreshing();
  sidebar.answer('refreshTable', job());
  const pauses: number[] = [];
  for (let loss = 0; loss < 3; loss += 1) {
    sidebar.fail('continuePull', OFFLINE);
    const { wait } = pull(sidebar);
    pauses.push((wait?.until ?? 0) - NOW);
    sidebar.send({ type: 'waitOver', id: wait?.id ?? 0 });
  }
  expect(pauses).toEqual([3_000, 10_000, 30_000]);
  sidebar.fail('continuePull', OFFLINE);
  expect(pull(sidebar)).toMatchObject({ wait: null, trouble: OFFLINE });
  sidebar.answer('getState', sidebarState({ tables: [table()], job: job({ rows: 9_000 }) }));
  sidebar.effects();
  sidebar.send({ type: 'againAsked' });
  expect(endpoints(sidebar.effects())).toEqual(['continuePull']);
  expect(pull(sidebar).job?.rows).toBe(9_000);
});

test('an answer between two losses gives new patience', () => {
  const sidebar = refreshing();
  sidebar.answer('refreshTable', job());
  for (let loss = 0; loss < 5; loss += 1) {
    sidebar.fail('continuePull', OFFLINE);
    expect(pull(sidebar).trouble).toBeNull();
    sidebar.send({ type: 'waitOver', id: pull(sidebar).wait?.id ?? 0 });
    sidebar.answer('continuePull', job());
  }
});

test('a lost start is not repeated by itself: it may have begun', () => {
  const sidebar = refreshing();
  sidebar.fail('refreshTable', OFFLINE);
  expect(pull(sidebar).trouble).toEqual(OFFLINE);
  expect(endpoints(sidebar.effects())).toEqual(['refreshTable', 'getState']);
});

test('a missing authorization does not come back by waiting', () => {
  const sidebar = refreshing();
  sidebar.answer('refreshTable', job());
  sidebar.fail('continuePull', { from: 'here', problem: 'authorization-lost' });
  expect(pull(sidebar)).toMatchObject({ wait: null, trouble: { problem: 'authorization-lost' } });
});

test('cancelling does not wait for the slice under way, and what that still says is dropped', () => {
  const sidebar = refreshing();
  sidebar.answer('refreshTable', job());
  sidebar.send({ type: 'cancelAsked' });
  sidebar.send({ type: 'cancelAsked' });
  sidebar.answer('cancelPull', job({ phase: 'cancelled' }));
  sidebar.answer('continuePull', job({ rows: 9_000 }));
  expect(pull(sidebar).job?.phase).toBe('cancelled');
  expect(endpoints(sidebar.effects())).toEqual(['refreshTable', 'continuePull', 'cancelPull', 'getState']);
});

test('a cancel that met the lock of the slice is sent again after it', () => {
  const sidebar = refreshing();
  sidebar.answer('refreshTable', job());
  sidebar.send({ type: 'cancelAsked' });
  sidebar.fail('cancelPull', ELSEWHERE);
  expect(pull(sidebar).cancelling).toBe(true);
  sidebar.effects();
  sidebar.answer('continuePull', job({ rows: 9_000 }));
  expect(endpoints(sidebar.effects())).toEqual(['cancelPull']);
});

test('a cancel before the first answer is sent as soon as the pull has a name', () => {
  const sidebar = refreshing();
  sidebar.send({ type: 'cancelAsked' });
  sidebar.effects();
  sidebar.answer('refreshTable', job());
  expect(endpoints(sidebar.effects())).toEqual(['cancelPull']);
});

test('a cancel during a pause ends the pause', () => {
  const sidebar = refreshing();
  sidebar.answer('refreshTable', job({ waitMs: 14_000 }));
  const id = pull(sidebar).wait?.id ?? 0;
  sidebar.send({ type: 'cancelAsked' });
  sidebar.effects();
  sidebar.send({ type: 'waitOver', id });
  expect(sidebar.effects()).toEqual([]);
  sidebar.answer('cancelPull', job({ phase: 'cancelled' }));
  expect(pull(sidebar).job?.phase).toBe('cancelled');
});

test('a cancel that only leaves a note is followed by the slice that reads it', () => {
  const sidebar = refreshing();
  sidebar.answer('refreshTable', job({ waitMs: 14_000 }));
  sidebar.send({ type: 'cancelAsked' });
  sidebar.effects();
  sidebar.answer('cancelPull', job());
  expect(endpoints(sidebar.effects())).toEqual(['continuePull']);
});

test('a failed first pull can be tried again into the sheet it made, or chosen anew', () => {
  const sidebar = drive(stateAt('choose'));
  sidebar.send({ type: 'pullAsked' });
  const failure: Failure = { kind: 'object-forbidden', message: 'Your key may not read People.' };
  sidebar.answer('startPull', job({ phase: 'failed', sheetId: 42, failure }));
  sidebar.effects();
  const stopped = sidebar.state();
  sidebar.send({ type: 'againAsked' });
  expect(sidebar.effects()).toMatchObject([
    { endpoint: 'startPull', input: { target: { kind: 'sheet', sheetId: 42 }, viewId: 'v1' } },
  ]);
  const { screen } = reduce(stopped, { type: 'backAsked' }, NOW).state;
  expect(screen).toMatchObject({ at: 'choose', viewId: 'v1' });
});

describe.each<ErrorKind>(['publish-interrupted', 'publish-closed'])(
  'a change that was interrupted half-way, by %s,',
  (kind) => {
    const INTERRUPTED: Trouble = { from: 'server', kind, message: 'Some rows are new, some old.' };
    const WRITING = job({ phase: 'publishing', rows: 12_000 });
    const interrupted = (sidebar: Drive): Drive => {
      sidebar.fail('continuePull', INTERRUPTED);
      expect(endpoints(sidebar.effects()).slice(-1)).toEqual(['getState']);
      expect(pull(sidebar)).toMatchObject({ trouble: INTERRUPTED, wait: null, call: null });
      return sidebar;
    };
    const goesOn = (sidebar: Drive): void => {
      expect(canTryAgain(sidebar.state(), pull(sidebar))).toBe(true);
      sidebar.send({ type: 'againAsked' });
      expect(sidebar.effects()).toMatchObject([{ endpoint: 'continuePull', input: { tableId: 't1' } }]);
      const origin = pull(sidebar).origin.kind;
      sidebar.answer('continuePull', job({ phase: 'done', receipt: receipt() }));
      const undone = origin === 'undo' ? { undo: UNDO } : null;
      expect(sidebar.state().screen).toMatchObject({ at: 'table', ended: { job: { phase: 'done' }, undone } });
    };
    const writing = (): Drive => {
      const sidebar = refreshing();
      sidebar.answer('refreshTable', WRITING);
      return sidebar;
    };

    test('goes on from where it is, with the tables read anew', () => {
      const sidebar = interrupted(writing());
      sidebar.answer('getState', sidebarState({ tables: [table()], job: WRITING }));
      goesOn(sidebar);
    });

    test('goes on before they are, and where another job of this person is told first', () => {
      goesOn(interrupted(writing()));
      const sidebar = interrupted(writing());
      sidebar.answer('getState', sidebarState({ tables: [table()], job: job({ tableId: 't2' }) }));
      goesOn(sidebar);
    });

    test('is gone on with as often as it is interrupted', () => {
      const sidebar = interrupted(writing());
      sidebar.send({ type: 'againAsked' });
      goesOn(interrupted(sidebar));
    });

    test('goes on when it was met while it was writing, although nobody knows as what it began', () => {
      const data = sidebarState({ tables: [table()], job: WRITING });
      const sidebar = drive(stateAt('home', { data }));
      sidebar.send({ type: 'againAsked' });
      sidebar.effects();
      interrupted(sidebar);
      sidebar.answer('getState', sidebarState({ tables: [table()], job: job({ tableId: 't2' }) }));
      goesOn(sidebar);
    });

    test('goes on as the Undo that it is', () => {
      const sidebar = drive(stateAt('table'));
      sidebar.send({ type: 'undoAsked' });
      sidebar.send({ type: 'undoConfirmed' });
      sidebar.answer('undoRefresh', WRITING);
      const stopped = interrupted(sidebar);
      expect(pull(sidebar).origin.kind).toBe('undo');
      goesOn(stopped);
    });

    test('waits on the page of its table for those who leave it', () => {
      const sidebar = interrupted(writing());
      sidebar.answer('getState', sidebarState({ tables: [table()], job: WRITING }));
      sidebar.send({ type: 'backAsked' });
      expect(sidebar.state().screen.at).toBe('table');
      sidebar.effects();
      sidebar.send({ type: 'againAsked' });
      expect(sidebar.effects()).toMatchObject([{ endpoint: 'continuePull', input: { tableId: 't1' } }]);
    });
  },
);

test('a pull left behind can be gone on with from the tables', () => {
  const data = sidebarState({ tables: [table()], job: job() });
  const sidebar = drive(stateAt('home', { data }));
  sidebar.send({ type: 'againAsked' });
  expect(endpoints(sidebar.effects())).toEqual(['continuePull']);
});

test('whatever happens, at most one slice is under way and a running pull can always move', () => {
  const events = fc.array(fc.constantFrom(...Object.values(EVENTS)), { maxLength: 60 });
  fc.assert(
    fc.property(events, (sequence) => {
      const sidebar = refreshing();
      sidebar.effects();
      for (const event of sequence) {
        // Answers and pauses reach the call that waits for them, as in the real loop.
        const { screen } = sidebar.state();
        const waiting = screen.at === 'pull' ? (screen.call ?? screen.cancelCall ?? screen.wait?.id) : undefined;
        const aimed = 'call' in event && waiting !== undefined ? { ...event, call: waiting } : event;
        sidebar.send(event.type === 'waitOver' && waiting !== undefined ? { ...event, id: waiting } : aimed);
        const slices = sidebar
          .effects()
          .filter((effect) => effect.type === 'call' && effect.endpoint === 'continuePull');
        expect(slices.length).toBeLessThanOrEqual(1);
        const now = sidebar.state().screen;
        if (now.at !== 'pull') continue;
        const active = now.call !== null || now.cancelCall !== null || now.wait !== null;
        const ended = now.trouble !== null || ['done', 'failed', 'cancelled'].includes(now.job?.phase ?? '');
        expect(active || ended).toBe(true);
      }
    }),
  );
});
