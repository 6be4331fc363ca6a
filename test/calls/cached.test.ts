import { readCached, writeCached } from '../../src/calls/app/cached';
import { fakeCache } from '../fakes/store';

/** More characters than one value of Google's cache may hold, of three bytes each. */
const LONG = Array.from({ length: 9_000 }, (_, index) => `${index} – ☃☃☃☃☃`);

test.each([
  ['a short value', { name: 'Acme' }],
  ['nothing', null],
  ['what needs several entries', LONG],
])('%s is read as it was written', (_, value) => {
  const cache = fakeCache();
  writeCached(cache, 'k', value, 600);
  expect(readCached(cache, 'k')).toEqual(value);
});

test('what was never written, and what lost one of its entries, is not there', () => {
  const lost = (name: string): unknown => {
    const cache = fakeCache();
    writeCached(cache, 'k', LONG, 600);
    cache.lose(name);
    return readCached(cache, 'k');
  };
  expect(readCached(fakeCache(), 'k')).toBeUndefined();
  for (const name of ['k/0', 'k/1', 'k/parts']) expect(lost(name)).toBeUndefined();
});

test('parts that would fit together without a lost one are not there either', () => {
  const cache = fakeCache();
  cache.set('k/parts', '3', 600);
  for (const [index, part] of ['[1', ',2', ',3]'].entries()) cache.set(`k/${index}`, part, 600);
  expect(readCached(cache, 'k')).toEqual([1, 2, 3]);
  cache.lose('k/1');
  expect(readCached(cache, 'k')).toBeUndefined();
});

test('a shorter value does not end as the longer one before it did', () => {
  const cache = fakeCache();
  writeCached(cache, 'k', LONG, 600);
  writeCached(cache, 'k', 'short', 600);
  expect(readCached(cache, 'k')).toBe('short');
});

test('entries that another version wrote otherwise are not there', () => {
  const cache = fakeCache();
  cache.set('k/parts', 'two', 600);
  cache.set('k/0', '"text"', 600);
  expect(readCached(cache, 'k')).toBeUndefined();
  cache.set('k/parts', '1', 600);
  cache.set('k/0', '"not whole', 600);
  expect(readCached(cache, 'k')).toBeUndefined();
});
