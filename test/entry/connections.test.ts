import { type Connection, connectionInfo, connections, refText } from '../../src/entry/connections';
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

describe('a connection that is removed', () => {
  const other: Connection = { ...connection, workspaceId: 'other', workspaceName: 'Other' };

  test('goes with its key', () => {
    const store = fakeStore();
    const kept = connections(store, 'doc');
    kept.save(connection, 'key');
    kept.disconnect();
    expect([kept.current(), kept.at(connection), kept.keyFor(connection)]).toEqual([null, null, null]);
    expect(store.keys('')).toEqual([]);
  });

  test('leaves the one that is used here, and the one that was used last', () => {
    const store = fakeStore();
    const kept = connections(store, 'doc');
    kept.save(connection, 'key');
    connections(store, 'another spreadsheet').save(other, 'other key');
    kept.disconnect();
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
