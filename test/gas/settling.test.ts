import { SyncError } from '../../src/errors';
import { createSettling } from '../../src/gas/sheet/settling';

/** A sheet whose writes throw when they are made final, as Google's batched ones may. */
function batching() {
  const cells = new Map<string, string>();
  const refused = new Map<string, number>();
  const flushes = { count: 0 };
  let owed: Error | null = null;
  const flush = (): void => {
    flushes.count += 1;
    const thrown = owed;
    owed = null;
    if (thrown) throw thrown;
  };
  const write = (cell: string, text: string): void => {
    const times = refused.get(cell) ?? 0;
    refused.set(cell, times - 1);
    if (times > 0) owed ??= new Error(`${cell} was not written`);
    else cells.set(cell, text);
  };
  const read = (cell: string): string => {
    flush();
    return cells.get(cell) ?? '';
  };
  const settling = createSettling(flush);
  /** As the adapter performs an edit. */
  const edit = (cell: string, text: string): void => {
    const perform = (): void => {
      try {
        settling.write(() => write(cell, text));
      } catch (thrown) {
        throw new SyncError('sheet-refused', { sheet: cell }, thrown);
      }
    };
    perform();
    settling.keep(perform);
  };
  return { settling, edit, cells, refused, flushes, read, write, flush };
}

beforeEach(() => {
  Object.assign(globalThis, { Utilities: { sleep: () => undefined } });
});

describe('what Google says late that it did not write', () => {
  test.each(['reading', 'making final', 'moving cells'])('is written again, in its order, when %s', (by) => {
    const { settling, edit, cells, refused, read, flush } = batching();
    refused.set('B1', 1);
    edit('A1', 'one');
    edit('B1', 'three');
    edit('A1', 'two');
    if (by === 'reading') expect(settling.ask(() => read('A1'), true)).toBe('two');
    else if (by === 'making final') settling.ask(flush, true);
    else settling.settle();
    expect([...cells]).toEqual([
      ['A1', 'two'],
      ['B1', 'three'],
    ]);
  });

  test('is thrown by the edit that Google refuses for good, and nothing after it is written', () => {
    const { settling, edit, refused, flush, cells } = batching();
    refused.set('A1', 99);
    edit('A1', 'one');
    edit('B1', 'two');
    cells.clear();
    expect(() => settling.ask(flush, true)).toThrow('sheet-refused');
    expect([...cells]).toEqual([]);
  });

  test('is caught by whoever awaits a refusal', () => {
    const { settling, write, cells, refused, flush } = batching();
    refused.set('A1', 5);
    const perform = (): void => {
      try {
        settling.write(() => write('A1', 'with its look'));
      } catch {
        settling.write(() => write('B1', 'bare'));
      }
    };
    perform();
    settling.keep(perform);
    settling.ask(flush, true);
    expect([...cells]).toEqual([['B1', 'bare']]);
  });
});

test('where nothing fails, nothing is written twice or made final by itself', () => {
  const { settling, edit, flushes, read } = batching();
  for (const text of ['one', 'two', 'three']) edit('A1', text);
  expect(flushes.count).toBe(0);
  expect(settling.ask(() => read('A1'), true)).toBe('three');
  settling.settle();
  expect(flushes.count).toBe(1);
});
