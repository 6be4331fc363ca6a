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
  const world = { now: NOW, refused: [] as Kind[], asked: 0, list: [] as { handler: string; kind: Kind }[] };
  const make = (handler: string, kind: Kind) => ({
    create() {
      if (world.refused.includes(kind)) throw new Error('not for you');
      world.list.push({ handler, kind });
    },
  });
  Object.assign(globalThis, {
    SpreadsheetApp: { getActiveSpreadsheet: () => null },
    ScriptApp: {
      getUserTriggers() {
        world.asked += 1;
        return world.list.map((one) => ({ one, getHandlerFunction: () => one.handler }));
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
});

describe('the trigger that goes on soon', () => {
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
