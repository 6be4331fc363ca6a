/** A person's triggers in one spreadsheet: which are made, counted, and taken away again. */
import { oneOffContinuation } from '../../src/gas/continuation';
import { clockScheduler } from '../../src/gas/scheduler';
import { fakeStore } from '../fakes/store';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-05-04T08:00:00Z');

/** How often a trigger is called: every so many minutes, every hour, or once. */
type Kind = 'minutes' | 'hours' | 'once';

function person() {
  const user = fakeStore();
  const world = {
    now: NOW,
    refused: [] as Kind[],
    /** What the next calls that make one do: fail, or fail though they are done. */
    failing: [] as ('failed' | 'done')[],
    asked: 0,
    list: [] as { handler: string; kind: Kind; id: number }[],
  };
  let made = 0;
  const make = (handler: string, kind: Kind) => ({
    create() {
      if (world.refused.includes(kind)) throw new Error('not for you');
      const failing = world.failing.shift();
      if (failing === 'failed') throw new Error('We’re sorry, a server error occurred');
      made += 1;
      world.list.push({ handler, kind, id: made });
      if (failing === 'done') throw new Error('Service error');
    },
  });
  Object.assign(globalThis, {
    Utilities: { sleep: () => undefined },
    SpreadsheetApp: { getActiveSpreadsheet: () => null },
    ScriptApp: {
      getUserTriggers() {
        world.asked += 1;
        return world.list.map((one) => ({ one, getHandlerFunction: () => one.handler, getUniqueId: () => one.id }));
      },
      deleteTrigger: ({ one }: { one: (typeof world.list)[number] }) => {
        world.list = world.list.filter((other) => other !== one);
      },
      newTrigger: (handler: string) => ({
        timeBased: () => ({
          everyMinutes: () => make(handler, 'minutes'),
          everyHours: () => make(handler, 'hours'),
          after: () => make(handler, 'once'),
        }),
      }),
    },
  });
  const setup = { user, spreadsheetId: 'book', now: () => world.now };
  const scheduler = clockScheduler({ ...setup, handler: 'tick' });
  const continuation = oneOffContinuation({ ...setup, handler: 'go on' });
  return { user, world, scheduler, continuation, kinds: () => world.list.map(({ kind }) => kind) };
}

describe('the trigger of schedules', () => {
  test('ticks every hour where Google refuses it more often, also where it did not before', () => {
    const { world, scheduler, kinds } = person();
    scheduler.start();
    expect([kinds(), scheduler.everyMinutes()]).toEqual([['minutes'], 15]);
    scheduler.stop();
    world.refused = ['minutes'];
    scheduler.start();
    expect([kinds(), scheduler.everyMinutes()]).toEqual([['hours'], 60]);
  });

  test('is asked for more often again a day after Google refused it, or at once where a clock was wrong then', () => {
    const { world, scheduler, kinds } = person();
    world.refused = ['minutes'];
    const kindAfter = (ms: number): readonly Kind[] => {
      scheduler.stop();
      world.now += ms;
      scheduler.start();
      return kinds();
    };
    expect(kindAfter(0)).toEqual(['hours']);
    world.refused = [];
    expect(kindAfter(DAY - 1)).toEqual(['hours']);
    expect(kindAfter(1)).toEqual(['minutes']);
    world.refused = ['minutes'];
    expect(kindAfter(0)).toEqual(['hours']);
    world.refused = [];
    expect(kindAfter(-DAY)).toEqual(['minutes']);
  });

  test('comes more often where Google fails for a moment, and is one, also where the call that failed was done', () => {
    for (const failing of [['failed'], ['done'], ['failed', 'done']] as const) {
      const { world, scheduler, kinds } = person();
      world.failing = [...failing];
      scheduler.start();
      expect([kinds(), scheduler.everyMinutes(), world.failing]).toEqual([['minutes'], 15, []]);
    }
  });

  test('ticks every hour for a day at the most where more often was refused and is not any more', () => {
    const { world, scheduler, continuation, kinds } = person();
    world.refused = ['minutes'];
    scheduler.start();
    continuation.soon();
    world.refused = [];
    world.now += DAY - 1;
    scheduler.start();
    expect([kinds(), scheduler.everyMinutes()]).toEqual([['hours', 'once'], 60]);
    world.now += 1;
    scheduler.start();
    scheduler.start();
    expect([kinds(), scheduler.everyMinutes()]).toEqual([['once', 'minutes'], 15]);
  });

  test('keeps ticking every hour where it is refused more often again', () => {
    const { world, scheduler, kinds } = person();
    world.refused = ['minutes'];
    for (let day = 0; day < 3; day += 1) {
      scheduler.start();
      world.now += DAY;
    }
    expect([kinds(), scheduler.everyMinutes()]).toEqual([['hours'], 60]);
  });
});

describe('the trigger that goes on soon', () => {
  test('is made also where Google fails for a moment', () => {
    const { world, continuation, kinds } = person();
    world.failing = ['failed'];
    expect([continuation.soon(), kinds()]).toEqual([true, ['once']]);
  });

  test('is one at a time, and leaves that of schedules alone', () => {
    const { scheduler, continuation, kinds } = person();
    scheduler.start();
    expect([continuation.soon(), continuation.soon(), kinds()]).toEqual([true, true, ['minutes', 'once']]);
    continuation.cancel();
    expect(kinds()).toEqual(['minutes']);
  });

  test('is made five times a day; those of a wrong clock are not counted, nor those that Google refused', () => {
    const { user, world, continuation } = person();
    user.set(
      'book/continued',
      Array(5)
        .fill(NOW + 30 * DAY)
        .join(' '),
    );
    expect(Array.from({ length: 6 }, () => continuation.soon())).toEqual([true, true, true, true, true, false]);
    world.now += DAY;
    world.refused = ['once'];
    continuation.over();
    expect([continuation.soon(), user.get('book/continued')]).toEqual([false, null]);
  });

  test('asks Google for nothing where none was made within a day', () => {
    const { world, continuation, kinds } = person();
    const askedBy = (work: () => void): number => {
      const before = world.asked;
      work();
      return world.asked - before;
    };
    expect(askedBy(continuation.over)).toBe(0);
    continuation.soon();
    world.now += DAY;
    expect([askedBy(continuation.over), askedBy(continuation.over), kinds()]).toEqual([1, 0, []]);
  });
});
