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
    delete: (key) => void kept.delete(key),
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
    expect(progress.read(TABLE.id)).toMatchObject({ phase: 'planning' });
    expect(progressStore(cache, 'another').read(TABLE.id)).toBeNull();
  });
});
