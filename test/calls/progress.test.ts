import { progressOf, progressStore } from '../../src/calls/app/progress';
import type { Job } from '../../src/sync/job/job';
import type { Cache } from '../../src/ports/store';
import { newJob, TABLE } from '../sync/pulling';

const STARTED = 1_000_000;

const reading = (offset: number): Job =>
  newJob(1, {
    phase: 'fetching',
    started: STARTED,
    total: 1_000,
    offset,
    pageSize: 100,
    pageCap: null,
    fingerprint: '',
  });

function counting(): { cache: Cache; writes: () => number } {
  const kept = new Map<string, string>();
  let writes = 0;
  const cache: Cache = {
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => void ((writes += 1), kept.set(key, value)),
    setAll: () => undefined,
  };
  return { cache, writes: () => writes };
}

describe('how far a pull is', () => {
  test.each([
    ['of what came until now', 250, 10, 30],
    ['not before anything came', 0, 10, null],
    ['down to nothing', 1_000, 10, 0],
    ['also where clocks differ', 250, -10, 0],
  ])('is told in seconds %s', (_, offset, seconds, left) => {
    expect(progressOf(reading(offset), STARTED + seconds * 1_000).secondsLeft).toBe(left);
  });

  test('is not told in seconds where nothing is read', () => {
    expect(progressOf(newJob(1), STARTED)).toMatchObject({ phase: 'planning', total: null, secondsLeft: null });
  });

  test('is noted at once where the phase changes, else every second or two', () => {
    const { cache, writes } = counting();
    const progress = progressStore(cache, 'doc');
    for (let ms = 0; ms < 3_000; ms += 100) progress.note(reading(ms / 10), STARTED + ms);
    expect(writes()).toBe(2);
    progress.note(newJob(1), STARTED + 3_000);
    expect(writes()).toBe(3);
    expect(progress.read(TABLE.id, STARTED)).toMatchObject({ phase: 'planning' });
    expect(progressStore(cache, 'another').read(TABLE.id, STARTED)).toBeNull();
  });

  test('counts down while nothing new is said', () => {
    const progress = progressStore(counting().cache, 'doc');
    progress.note(reading(250), STARTED + 10_000);
    const secondsLeft = [0, 2_500, 60_000].map((ms) => progress.read(TABLE.id, STARTED + 10_000 + ms)?.secondsLeft);
    expect(secondsLeft).toEqual([30, 28, 1]);
  });

  test('is told in cells while many are read or written, until the next step', () => {
    const { cache, writes } = counting();
    const progress = progressStore(cache, 'doc');
    const of = 1_500_000;
    progress.note(reading(250), STARTED);
    progress.noteCells({ done: 0, of }, STARTED + 100);
    for (let at = 1; at <= 40; at += 1) progress.noteCells({ done: at * 10_000, of }, STARTED + 100 + at * 100);
    expect(writes()).toBe(3);
    const told = { phase: 'fetching', rows: 250, cells: { done: 390_000, of }, secondsLeft: 12 };
    expect(progress.read(TABLE.id, STARTED + 4_100)).toMatchObject(told);
    progress.note(reading(500), STARTED + 6_100);
    expect(progress.read(TABLE.id, STARTED + 6_100)).toMatchObject({ rows: 500, cells: null });
  });

  test('is not told of cells that are done in a moment', () => {
    const { cache, writes } = counting();
    const progress = progressStore(cache, 'doc');
    progress.note(reading(250), STARTED);
    progress.noteCells({ done: 0, of: 1_000 }, STARTED);
    progress.noteCells({ done: 500, of: 1_000 }, STARTED + 60_000);
    expect(writes()).toBe(1);
  });
});
