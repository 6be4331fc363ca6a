import { type Connection, connectionInfo, connections, refText } from '../../src/calls/app/connections';
import type { Store } from '../../src/ports/store';
import { fakeStore } from '../fakes/store';
import { NEWER } from '../twenty/model-builders';

const ADDRESS = 'https://crm.example.com';
const connection: Connection = {
  address: ADDRESS,
  workspaceId: 'workspace',
  workspaceName: 'Acme',
  webAddress: ADDRESS,
  keyEnding: 'abcd',
  keyId: 'k1',
  keyExpires: null,
  dialect: NEWER,
};

/** As the first version of the add-on wrote it. */
const EARLIER = {
  appVersion: '2.21.0',
  viewHasIsActive: true,
  filterHasRelationTarget: true,
  sortHasSubField: true,
  viewTypes: ['TABLE'],
  ascendingNulls: 'first',
  rules: '2.21',
};

test('a connection is read as it was saved', () => {
  const kept = connections(fakeStore(), 'doc');
  kept.save(connection, 'key');
  expect(kept.current()).toStrictEqual(connection);
});

test.each([
  ['of an earlier form', EARLIER],
  ['of a later form', { ...NEWER, viewsFrom: 'elsewhere' }],
])('a dialect %s is found again; the connection and its key stay', (_, dialect) => {
  const store = fakeStore();
  const kept = connections(store, 'doc');
  kept.save(connection, 'key');
  store.set(`workspace/${refText(connection)}`, JSON.stringify({ ...connection, dialect }));
  expect(kept.current()).toStrictEqual({ ...connection, dialect: null });
  expect(kept.keyFor(connection)).toBe('key');
  expect(connectionInfo({ ...connection, dialect: null }).appVersion).toBeNull();
});

test('a table that does not say its workspace means the only one of its address, and none where there are two', () => {
  const kept = connections(fakeStore(), 'doc');
  const unsaid = { address: ADDRESS, workspaceId: '' };
  expect(kept.at(unsaid)).toBeNull();
  kept.save(connection, 'key');
  kept.save({ ...connection, address: 'https://other.example.com' }, 'key');
  expect(kept.at(unsaid)).toStrictEqual(connection);
  kept.save({ ...connection, workspaceId: 'second' }, 'key');
  expect(kept.at(unsaid)).toBeNull();
});

describe('a connection that is removed', () => {
  const other: Connection = { ...connection, workspaceId: 'other', workspaceName: 'Other' };

  test('goes with its key; the address is remembered', () => {
    const store = fakeStore();
    const kept = connections(store, 'doc');
    kept.save(connection, 'key');
    kept.forget();
    expect([kept.current(), kept.at(connection), kept.keyFor(connection)]).toEqual([null, null, null]);
    expect(store.keys('')).toEqual(['lastAddress']);
  });

  test('leaves the one that is used here, and the one that was used last', () => {
    const store = fakeStore();
    const kept = connections(store, 'doc');
    kept.save(connection, 'key');
    connections(store, 'another spreadsheet').save(other, 'other key');
    kept.forget();
    expect([kept.current(), kept.keyFor(other)]).toStrictEqual([other, 'other key']);
    expect(connections(store, 'another spreadsheet').current()).toStrictEqual(other);
  });

  test('is none without its key', () => {
    const store = fakeStore();
    const kept = connections(store, 'doc');
    kept.save(connection, 'key');
    store.delete(`key/${refText(connection)}`);
    expect([kept.current(), kept.at(connection)]).toEqual([null, null]);
  });

  test('is not the one of another spreadsheet, which keeps its own', () => {
    const store = fakeStore();
    connections(store, 'one').save(connection, 'key');
    connections(store, 'two').save(other, 'other key');
    expect(connections(store, 'one').current()).toStrictEqual(connection);
    expect(connections(store, 'three').current()).toStrictEqual(other);
  });
});

describe('a connection whose writing fails', () => {
  /** Refuses the write with that number. */
  function refusing(store: Store, at: number): Store {
    let writes = 0;
    return {
      ...store,
      set(key, value) {
        writes += 1;
        if (writes === at) throw new Error('no room');
        store.set(key, value);
      },
    };
  }
  const everything = (store: Store) => store.keys('').map((key) => [key, store.get(key)]);

  test.each([1, 2, 3, 4])('at write %i leaves nothing of the new key', (at) => {
    const store = fakeStore();
    expect(() => connections(refusing(store, at), 'doc').save(connection, 'key')).toThrow('no room');
    expect(everything(store)).toEqual([]);
  });

  test.each([1, 2, 3, 4])('at write %i leaves the old one as it was', (at) => {
    const store = fakeStore();
    connections(store, 'doc').save(connection, 'old key');
    const before = everything(store);
    const renewed = { ...connection, keyId: 'k2', keyEnding: 'wxyz' };
    expect(() => connections(refusing(store, at), 'doc').save(renewed, 'new key')).toThrow('no room');
    expect(everything(store)).toEqual(before);
  });

  test('killed before the key is no connection, and never a key that nobody finds', () => {
    const store = fakeStore();
    const written: string[] = [];
    const noting: Store = {
      ...store,
      set(key, value) {
        written.push(key);
        store.set(key, value);
      },
    };
    connections(noting, 'doc').save(connection, 'key');
    expect(written.indexOf(`key/${refText(connection)}`)).toBe(written.length - 1);
  });
});

describe('a key without its workspace', () => {
  test('is swept; others stay, also one whose workspace another version wrote', () => {
    const store = fakeStore();
    const kept = connections(store, 'doc');
    kept.save(connection, 'key');
    store.set('key/https://a.example#1', 'left over');
    store.set('key/https://b.example#2', 'of a later version');
    store.set('workspace/https://b.example#2', '{"v":9}');
    kept.sweep();
    expect([...store.keys('key/')].sort()).toEqual(['key/https://b.example#2', `key/${refText(connection)}`]);
  });

  test('goes when it is disconnected although its workspace cannot be read', () => {
    const store = fakeStore();
    const kept = connections(store, 'doc');
    kept.save(connection, 'key');
    store.set(`workspace/${refText(connection)}`, '{"v":9}');
    expect(kept.current()).toBeNull();
    expect(kept.forget()).toEqual({ address: ADDRESS, workspaceId: 'workspace' });
    expect(store.keys('')).toEqual(['lastAddress']);
  });
});
