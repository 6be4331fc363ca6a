/** What is kept of tables, and when it goes. */
import { leaving } from '../../src/calls/app/leaving';
import { storage } from '../../src/calls/app/storage';
import { fakeStore } from '../fakes/store';

const OF_TABLES = ['job', 'receipt', 'cancel', 'trust', 'columns', 'schedule', 'names', 'extras'];

/** Holds what belongs to a table that is there, to one that is not, and to none. */
function filled() {
  const store = fakeStore();
  for (const name of OF_TABLES) for (const tableId of ['here', 'gone']) store.set(`${name}/${tableId}`, 'x');
  store.set('stamp', 'x');
  return store;
}
const KEPT = [...OF_TABLES.map((name) => `${name}/here`), 'stamp'];

test('what belongs to tables that are gone goes where half of the store is used, and not before', () => {
  const store = filled();
  const before = store.keys('');
  store.set('filling', 'x'.repeat(2_048 - store.bytes() - 'filling'.length));
  const kept = storage(store, 4);
  expect(kept.info()).toEqual({ usedKb: 2, mostKb: 4 });
  kept.sweep((tableId) => tableId === 'here');
  expect(store.keys('')).toEqual([...before, 'filling']);
  store.set('filling', `${store.get('filling')}x`);
  kept.sweep((tableId) => tableId === 'here');
  expect([...store.keys('')].sort()).toEqual([...KEPT, 'filling'].sort());
});

test('a table that ends leaves nothing, and takes nothing of another', () => {
  const store = filled();
  store.set('job/not-gone', 'x');
  const google = { getKeys: () => [], deleteAllProperties: () => undefined };
  leaving(google, google, store, 'book').forgetTable('gone');
  expect([...store.keys('')].sort()).toEqual([...KEPT, 'job/not-gone'].sort());
});

test('other spreadsheets of a person are known by what is kept for them, each once; this one is none', () => {
  const keys = ['book/workspace', 'agreed/book/t', 'one/workspace', 'one/address', 'agreed/one/t', 'agreed/two/t'];
  const google = { getKeys: () => [...keys, 'two/backup', 'owner', 'key/one/x'], deleteAllProperties: () => undefined };
  expect(leaving(google, google, fakeStore(), 'book').elsewhere()).toEqual(['one', 'two']);
});
