import type { Cache, Store } from '../../src/ports/store';
import { type Case, same } from './case';

export const storeContract: readonly Case<Store>[] = [
  { name: 'a key that was never set gives null', check: (store) => same(store.get('nothing'), null) },
  {
    name: 'a value comes back as it was set, the last one wins',
    check(store) {
      for (const value of ['one', 'zwölf 😀\n"{}', '']) store.set('key', value);
      same(store.get('key'), '');
      store.set('key', 'zwölf 😀\n"{}');
      same(store.get('key'), 'zwölf 😀\n"{}');
    },
  },
  {
    name: 'a deleted key is gone, and deleting it again does nothing',
    check(store) {
      store.set('key', 'value');
      store.delete('key');
      store.delete('key');
      same([store.get('key'), store.keys('')], [null, []]);
    },
  },
  {
    name: 'keys are found by their beginning',
    check(store) {
      for (const key of ['job/b', 'job/a', 'jobs', 'receipt/a']) store.set(key, key);
      same([...store.keys('job/')].sort(), ['job/a', 'job/b']);
      same([...store.keys('')].length, 4);
      same(store.keys('nothing/'), []);
    },
  },
  {
    name: 'all keys and values together are counted in bytes',
    check(store) {
      for (const [key, value] of Object.entries({ a: 'é€😀', b: '', 'ü/1': 'x' })) store.set(key, value);
      same(store.bytes(), 1 + 9 + 1 + 4 + 1);
    },
  },
  {
    name: 'a value of 9,000 characters fits',
    check(store) {
      store.set('key', 'x'.repeat(9_000));
      same(store.get('key')?.length, 9_000);
    },
  },
];

export const cacheContract: readonly Case<Cache>[] = [
  { name: 'a key that was never set gives null', check: (cache) => same(cache.get('nothing'), null) },
  {
    name: 'a value comes back as it was set, the last one wins',
    check(cache) {
      cache.set('key', 'one', 60);
      cache.set('key', 'zwölf 😀', 60);
      same(cache.get('key'), 'zwölf 😀');
    },
  },
  {
    name: 'several values come back as they were set together',
    check(cache) {
      cache.set('one', 'old', 60);
      cache.setAll({ one: '1', two: '2' }, 60);
      same([cache.get('one'), cache.get('two')], ['1', '2']);
    },
  },
  {
    name: 'a value of 100 KB is kept',
    check(cache) {
      cache.set('key', 'x'.repeat(100 * 1024), 60);
      same(cache.get('key')?.length, 100 * 1024);
    },
  },
  {
    name: 'a larger one is silently not kept, by its bytes',
    check(cache) {
      cache.set('long', 'x'.repeat(100 * 1024 + 1), 60);
      cache.set('wide', '€'.repeat(40_000), 60);
      same([cache.get('long'), cache.get('wide')], [null, null]);
    },
  },
];
