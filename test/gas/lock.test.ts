import { documentLock } from '../../src/gas/store/lock';

afterEach(() => Reflect.deleteProperty(globalThis, 'LockService'));

/** Google gives this as the document's lock. */
function given(lock: unknown): void {
  Object.assign(globalThis, { LockService: { getDocumentLock: () => lock } });
}

test('a script without a document has no lock, and says so instead of failing somewhere', () => {
  given(null);
  expect(() => documentLock()).toThrow('no-spreadsheet');
});

test('who waits for it is told when it was acquired, and only then', () => {
  const answers = [false, true];
  const acquired = jest.fn();
  given({ tryLock: () => answers.shift(), releaseLock: () => undefined });
  const lock = documentLock(acquired);
  expect([lock.acquire(5), acquired.mock.calls.length]).toEqual([false, 0]);
  expect([lock.acquire(5), acquired.mock.calls.length]).toEqual([true, 1]);
});

test('who has it is told before it is released, and whatever they do it is', () => {
  const order: string[] = [];
  given({ tryLock: () => true, releaseLock: () => void order.push('free') });
  const lock = documentLock(undefined, () => {
    order.push('told');
    throw new Error('no property can be read');
  });
  expect(() => lock.release()).toThrow('no property');
  expect(order).toEqual(['told', 'free']);
});
