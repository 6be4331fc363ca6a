import { readTogether, withGlances } from '../../src/gas/store/together';

function properties(values: Record<string, string>) {
  const calls: string[] = [];
  const held = new Map(Object.entries(values));
  return {
    calls,
    held,
    google: {
      getProperty: (key: string) => (calls.push(`get ${key}`), held.get(key) ?? null),
      getKeys: () => (calls.push('keys'), [...held.keys()]),
      getProperties: () => (calls.push('all'), Object.fromEntries(held)),
      setProperty: (key: string, value: string) => void (calls.push(`set ${key}`), held.set(key, value)),
      deleteProperty: (key: string) => void (calls.push(`delete ${key}`), held.delete(key)),
    },
  };
}

const NONE = (): boolean => false;

test('there is one call for all of them', () => {
  const { google, calls } = properties({ a: '1', b: '2' });
  const store = readTogether(google, NONE);
  expect([store.getProperty('a'), store.getProperty('b'), store.getProperty('c'), store.getKeys()]).toEqual([
    '1',
    '2',
    null,
    ['a', 'b'],
  ]);
  expect(calls).toEqual(['all']);
});

test('one that others count in is asked for each time', () => {
  const { google, calls, held } = properties({ a: '1', budget: '2' });
  const store = readTogether(google, (key) => key === 'budget');
  expect([store.getProperty('a'), store.getProperty('budget')]).toEqual(['1', '2']);
  held.set('budget', '3');
  expect(store.getProperty('budget')).toBe('3');
  expect(calls).toEqual(['all', 'get budget', 'get budget']);
});

test('what is written and deleted is known at once, and what others wrote meanwhile the next time', () => {
  const { google, held } = properties({ a: '1', b: '2' });
  const store = readTogether(google, NONE);
  expect(store.getProperty('a')).toBe('1');
  store.setProperty('a', '3');
  store.deleteProperty('b');
  expect([store.getProperty('a'), store.getProperty('b'), [...held]]).toEqual(['3', null, [['a', '3']]]);
  held.set('c', 'theirs');
  expect(store.getProperty('c')).toBeNull();
  store.readAnew();
  expect(store.getProperty('c')).toBe('theirs');
});

test('within a glance all of them take one call, and before and after it each its own', () => {
  const { google, calls, held } = properties({ a: '1', b: '2' });
  const store = withGlances(google);
  expect(store.getProperty('a')).toBe('1');
  const seen = store.glance(() => {
    store.setProperty('c', '3');
    store.deleteProperty('b');
    return [store.getProperty('a'), store.getProperty('c'), store.getKeys(), store.getProperties()];
  });
  expect(seen).toEqual(['1', '3', ['a', 'c'], { a: '1', c: '3' }]);
  expect(calls).toEqual(['get a', 'set c', 'delete b', 'all']);
  held.set('a', 'theirs');
  expect(store.getProperty('a')).toBe('theirs');
  expect([store.getKeys(), store.getProperties()]).toEqual([['a', 'c'], { a: 'theirs', c: '3' }]);
});

test('a glance that fails is over all the same', () => {
  const { google, held } = properties({ a: '1' });
  const store = withGlances(google);
  const failing = () =>
    store.glance(() => {
      throw new Error(`of ${store.getProperty('a')}`);
    });
  expect(failing).toThrow('of 1');
  held.set('a', 'theirs');
  expect(store.getProperty('a')).toBe('theirs');
});
