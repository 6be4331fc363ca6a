import { SyncError } from '../../src/errors';
import { once, patiently } from '../../src/gas/patient';

/** Milliseconds that were slept. */
let slept: number[] = [];

beforeEach(() => {
  slept = [];
  Object.assign(globalThis, { Utilities: { sleep: (ms: number) => slept.push(ms) } });
});

/** Work that fails so many times, and then does what it should. */
function failing<T>(times: number, result: T, thrown: () => unknown = () => new Error('Service error')) {
  const calls = { count: 0 };
  const work = (): T => {
    calls.count += 1;
    if (calls.count <= times) throw thrown();
    return result;
  };
  return { work, calls };
}

describe('work that may be repeated', () => {
  test.each([
    [0, 1],
    [1, 2],
    [3, 4],
  ])('that fails %i times is called %i times', (times, count) => {
    const { work, calls } = failing(times, 'done');
    expect(patiently(work)).toBe('done');
    expect(calls.count).toBe(count);
    expect(slept).toHaveLength(times);
  });

  test('waits longer each time', () => {
    patiently(failing(3, 'done').work);
    expect(slept).toEqual([...slept].sort((one, other) => one - other));
    expect(new Set(slept).size).toBe(3);
  });

  test('that goes on failing throws what Google threw last', () => {
    let number = 0;
    const { work, calls } = failing(99, 'done', () => new Error(`failure ${(number += 1)}`));
    expect(() => patiently(work)).toThrow('failure 4');
    expect(calls.count).toBe(4);
  });

  test('gives what it gives, be it nothing', () => {
    expect([patiently(() => null), patiently(() => undefined), patiently(() => false)]).toEqual([
      null,
      undefined,
      false,
    ]);
  });

  test('that we refuse ourselves is not repeated', () => {
    const { work, calls } = failing(1, 'done', () => new SyncError('sheet-gone'));
    expect(() => patiently(work)).toThrow('sheet-gone');
    expect([calls.count, slept]).toEqual([1, []]);
  });

  test('that we refuse ourselves after a failure of Google is not repeated again', () => {
    let calls = 0;
    const attempt = () =>
      patiently(() => {
        calls += 1;
        throw calls === 1 ? new Error('Service error') : new SyncError('sheet-gone');
      });
    expect(attempt).toThrow('sheet-gone');
    expect(calls).toBe(2);
  });
});

describe('work that must be done once', () => {
  /** Rows of a sheet: an insertion fails so many times, having done its work or not. */
  function sheet(failures: readonly ('done' | 'not done')[]) {
    const state = { rows: 10, calls: 0 };
    const insert = (): string => {
      const failure = failures[state.calls];
      state.calls += 1;
      if (failure !== 'not done') state.rows += 3;
      if (failure !== undefined) throw new Error('Service Spreadsheets timed out');
      return 'inserted';
    };
    const look = () => (state.rows === 13 ? { result: 'found' } : null);
    return { state, insert, look };
  }

  test.each<[readonly ('done' | 'not done')[], string, number]>([
    [[], 'inserted', 1],
    [['done'], 'found', 1],
    [['not done'], 'inserted', 2],
    [['not done', 'done'], 'found', 2],
    [['not done', 'not done', 'not done'], 'inserted', 4],
    [['not done', 'not done', 'not done', 'done'], 'found', 4],
  ])('failures %j leave it done once', (failures, result, calls) => {
    const { state, insert, look } = sheet(failures);
    expect(once(insert, look)).toBe(result);
    expect(state).toEqual({ rows: 13, calls });
  });

  test('that was never done throws what Google threw', () => {
    const { state, insert, look } = sheet(Array.from({ length: 9 }, () => 'not done' as const));
    expect(() => once(insert, look)).toThrow('timed out');
    expect(state).toEqual({ rows: 10, calls: 4 });
  });

  test('is looked for again where looking fails', () => {
    const { state, insert, look } = sheet(['done']);
    const looking = failing(2, null);
    expect(once(insert, () => looking.work() ?? look())).toBe('found');
    expect(state).toEqual({ rows: 13, calls: 1 });
  });

  test('is not done again as long as nobody can see whether it was done', () => {
    const { state, insert } = sheet(['done']);
    expect(() => once(insert, failing(99, null, () => new Error('cannot look')).work)).toThrow('cannot look');
    expect(state).toEqual({ rows: 13, calls: 1 });
  });

  test('that we refuse ourselves is neither repeated nor looked for', () => {
    const { work, calls } = failing(9, 'done', () => new SyncError('sheet-protected'));
    const look = failing(0, { result: 'found' });
    expect(() => once(work, look.work)).toThrow('sheet-protected');
    expect([calls.count, look.calls.count, slept]).toEqual([1, 0, []]);
  });

  test('that we refuse ourselves at the last attempt is refused', () => {
    let calls = 0;
    const attempt = () =>
      once(
        () => {
          calls += 1;
          throw calls < 4 ? new Error('Service error') : new SyncError('sheet-protected');
        },
        () => (calls === 4 ? { result: 'found' } : null),
      );
    expect(attempt).toThrow('sheet-protected');
  });

  test('that we refuse ourselves to look for is refused at once', () => {
    const { insert } = sheet(['done']);
    const look = failing(9, null, () => new SyncError('sheet-gone'));
    expect(() => once(insert, look.work)).toThrow('sheet-gone');
    expect(look.calls.count).toBe(1);
  });
});
