import { readTogether } from '../../src/gas/store/together';

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

test('each is asked for by itself until they are read together, and then there is one call for all', () => {
  const { google, calls } = properties({ a: '1', b: '2' });
  const store = readTogether(google);
  expect([store.getProperty('a'), store.getProperty('b')]).toEqual(['1', '2']);
  store.together();
  expect([store.getProperty('a'), store.getProperty('b'), store.getProperty('c'), store.getKeys()]).toEqual([
    '1',
    '2',
    null,
    ['a', 'b'],
  ]);
  expect(calls).toEqual(['get a', 'get b', 'all']);
});

test('what is written and deleted is known at once, and what others wrote meanwhile the next time', () => {
  const { google, held } = properties({ a: '1', b: '2' });
  const store = readTogether(google);
  store.together();
  expect(store.getProperty('a')).toBe('1');
  store.setProperty('a', '3');
  store.deleteProperty('b');
  expect([store.getProperty('a'), store.getProperty('b'), [...held]]).toEqual(['3', null, [['a', '3']]]);
  held.set('c', 'theirs');
  expect(store.getProperty('c')).toBeNull();
  store.together();
  expect(store.getProperty('c')).toBe('theirs');
});
