/** When a person's trigger is there. */
import type { App } from '../../src/calls/app/app';
import { endAlone, fitTrigger, goOnAlone } from '../../src/calls/schedule/trigger';
import { fakeStore } from '../fakes/store';

function person({ refuses = false, isScheduled = false } = {}) {
  const user = fakeStore();
  const done: string[] = [];
  const app: unknown = {
    glance: (work: () => unknown) => work(),
    owner: 'me',
    user,
    spreadsheetId: 'book',
    schedules: { ownedBy: () => (isScheduled ? [{ tableId: 'other', schedule: { paused: false } }] : []) },
    scheduler: {
      start() {
        if (refuses) throw new Error('not for you');
        done.push('start');
      },
      stop: () => void done.push('stop'),
      everyMinutes: () => 60,
    },
  };
  return { app: app as App, user, done };
}

test('it is there as long as a pull goes on without its sidebar, and goes with the last of them', () => {
  const { app, user, done } = person();
  expect([goOnAlone(app, 'one'), goOnAlone(app, 'one'), goOnAlone(app, 'two')]).toEqual([60, 60, 60]);
  expect(done.splice(0)).toEqual(['start', 'start']);
  fitTrigger(app);
  endAlone(app, 'one');
  expect(done.splice(0)).toEqual(['start', 'start']);
  endAlone(app, 'two');
  expect([done.splice(0), user.keys('')]).toEqual([['stop'], []]);
});

test('it stays where a schedule needs it, and is not asked about by a pull that never needed it', () => {
  const { app, done } = person({ isScheduled: true });
  endAlone(app, 'one');
  expect(done.splice(0)).toEqual([]);
  goOnAlone(app, 'one');
  endAlone(app, 'one');
  expect(done).not.toContain('stop');
});

test('where Google refuses it, no pull goes on by itself, and that is said', () => {
  const { app, user } = person({ refuses: true });
  expect([goOnAlone(app, 'one'), user.keys('')]).toEqual([null, []]);
});
