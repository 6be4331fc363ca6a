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
