import { remembering } from '../../src/gas/store/remembering';
import type { Store } from '../../src/ports/store';

function held(values: Record<string, string>) {
  const asked: string[] = [];
  const all = new Map(Object.entries(values));
  const store: Store = {
    get: (key) => (asked.push(`get ${key}`), all.get(key) ?? null),
    set: (key, value) => void (asked.push(`set ${key}`), all.set(key, value)),
    delete: (key) => void (asked.push(`delete ${key}`), all.delete(key)),
    keys: () => [...all.keys()],
    bytes: () => 0,
  };
  return { asked, all, store: remembering(store, (key) => key === 'stamp') };
}

test('what nobody else changes is asked once, and written where it is another', () => {
  const { store, asked } = held({ receipt: '1' });
  expect([store.get('receipt'), store.get('receipt'), store.get('none'), store.get('none')]).toEqual([
    '1',
    '1',
    null,
    null,
  ]);
  store.set('receipt', '1');
  store.set('receipt', '2');
  expect(store.get('receipt')).toBe('2');
  store.delete('receipt');
  expect(store.get('receipt')).toBeNull();
  expect(asked).toEqual(['get receipt', 'get none', 'set receipt', 'delete receipt']);
});

test('what others change is asked each time; what was last read or written is known without asking', () => {
  const { store, asked, all } = held({ stamp: 'a' });
  expect([store.lastKnown('stamp'), store.get('stamp'), store.lastKnown('stamp')]).toEqual([null, 'a', 'a']);
  all.set('stamp', 'theirs');
  expect(store.lastKnown('stamp')).toBe('a');
  expect(store.get('stamp')).toBe('theirs');
  store.set('stamp', 'theirs');
  store.set('stamp', 'mine');
  expect(store.lastKnown('stamp')).toBe('mine');
  expect(asked).toEqual(['get stamp', 'get stamp', 'set stamp', 'set stamp']);
});
