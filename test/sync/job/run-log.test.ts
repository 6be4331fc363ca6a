import type { Job } from '../../../src/sync/job/job';
import { runLog } from '../../../src/sync/job/run-log';
import type { Store } from '../../../src/ports/store';
import { fakeStore } from '../../fakes/store';
import { newJob, people, pull, TABLE, world } from '../pulling';

const LONGEST_KIND = 'filter-not-expressible';

/** A run that ended `number` seconds after the first. Times as they are this century. */
function run(number: number, over: Partial<Job> = {}): Job {
  const saved = 1_790_000_000_000 + number * 1_000;
  return newJob(1, { phase: 'cancelled', owner: 'deadbeef', started: saved - 400, saved, ...over });
}

/** Calls of a store from here on. */
function counted(store: Store): { readonly store: Store; readonly calls: () => number } {
  let calls = 0;
  const call =
    <A extends readonly unknown[], R>(work: (...args: A) => R) =>
    (...args: A): R => {
      calls += 1;
      return work(...args);
    };
  const { get, set, delete: remove, keys, bytes } = store;
  const counting = { get: call(get), set: call(set), delete: call(remove), keys: call(keys), bytes: call(bytes) };
  return { store: counting, calls: () => calls };
}

describe('the log of runs', () => {
  test('says of each what became of it, newest first', () => {
    const log = runLog(fakeStore());
    const here = world(people(1, 2, 3));
    const done = pull(here);
    log.add(done, false);
    log.add(run(1), true);
    log.add(run(2, { phase: 'failed', kind: 'view-empty', details: {} }), true);
    const ended = 1_790_000_000_000;
    const nothing = { added: null, changed: null, gone: null, requests: 0, rows: 0 };
    const those = { tableId: TABLE.id, viewName: 'All people', owner: 'deadbeef', scheduled: true, ...nothing };
    expect(log.all()).toEqual([
      { ...those, phase: 'failed', kind: 'view-empty', started: ended + 1_600, ended: ended + 2_000 },
      { ...those, phase: 'cancelled', kind: null, started: ended + 600, ended: ended + 1_000 },
      {
        ...those,
        owner: 'me',
        scheduled: false,
        phase: 'done',
        kind: null,
        rows: 3,
        requests: done.requests,
        started: done.started,
        ended: done.saved,
      },
    ]);
  });

  test('has no run that goes on', () => {
    const log = runLog(fakeStore());
    log.add(newJob(1), false);
    expect(log.all()).toEqual([]);
  });

  test('has a run once, also when an execution died before the job was saved and the next one ended it again', () => {
    const log = runLog(fakeStore());
    log.add(run(1), false);
    log.add(run(2), false);
    log.add({ ...run(1), saved: run(9).saved }, false);
    expect(log.all()).toHaveLength(2);
  });

  test('keeps the last 200 at least, and not many more, each value small enough for a property', () => {
    const store = fakeStore();
    const log = runLog(store);
    // A name that is as long as can be in JSON: six bytes for each character.
    const table = { ...TABLE, viewName: '\u0001'.repeat(200) };
    const worst = { table, phase: 'failed', kind: LONGEST_KIND, details: {}, owner: 'deadbeef' } as const;
    for (let number = 1; number <= 500; number += 1) log.add(run(number, worst), true);
    const kept = log.all();
    expect(kept.length).toBeGreaterThanOrEqual(200);
    expect(kept.length).toBeLessThanOrEqual(220);
    expect(kept.map(({ ended }) => ended)).toEqual(kept.map((_, index) => run(500 - index).saved));
    expect(store.keys('runs')).toHaveLength(15);
  });

  test('costs two calls a run, and a few more every fifteenth', () => {
    const { store, calls } = counted(fakeStore());
    const log = runLog(store);
    const costs = Array.from({ length: 400 }, (_, number) => {
      const before = calls();
      log.add(run(number), false);
      return calls() - before;
    });
    expect(costs.filter((cost) => cost > 2)).toHaveLength(Math.floor(400 / 15));
    expect(Math.max(...costs)).toBeLessThanOrEqual(5);
  });

  test('begins anew where another version left something else', () => {
    const store = fakeStore();
    store.set('runs', 'not JSON');
    store.set('runs/1790000000000', '[{"ended":"yesterday"}]');
    const log = runLog(store);
    expect(log.all()).toEqual([]);
    log.add(run(1), false);
    expect(log.all()).toHaveLength(1);
  });
});
