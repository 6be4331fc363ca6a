import type { Emulator } from '../../../../local/emulator/index';
import { smallWorld } from '../small-world';

const CODE = `
function hold(kind) { const lock = LockService['get' + kind + 'Lock'](); lock.waitLock(1000); Utilities.getUuid(); return lock.hasLock(); }
function attempt(kind, ms) { const lock = LockService['get' + kind + 'Lock'](); return [lock.tryLock(ms), lock.hasLock()]; }
function insist(kind, ms) { LockService['get' + kind + 'Lock']().waitLock(ms); }
function twice() { const lock = LockService.getUserLock(); return [lock.tryLock(0), LockService.getUserLock().tryLock(0)]; }
function freed() { const lock = LockService.getDocumentLock(); lock.tryLock(0); lock.releaseLock(); Utilities.getUuid(); return lock.hasLock(); }
function asked() { const lock = LockService.getDocumentLock(); lock.tryLock(0); SpreadsheetApp.getUi().alert('Go on?'); return lock.hasLock(); }
function none() { return LockService.getDocumentLock(); }
`;

/** While the first execution holds the lock (at its call of getUuid), a second one tries. */
function during(world: Emulator, kind: string, second: { user: string; document: string }, name = 'attempt'): unknown {
  let inner: unknown;
  const outer = world.run({
    user: 'ada',
    document: 'd1',
    functionName: 'hold',
    args: [kind],
    onCall(call) {
      if (call !== 'Utilities.getUuid') return;
      const result = world.run({ ...second, functionName: name, args: [kind, 2_000] });
      inner = result.outcome === 'value' ? result.value : result.outcome === 'error' && result.error.message;
    },
  });
  expect(outer).toMatchObject({ outcome: 'value', value: true });
  return inner;
}

const TAKEN: readonly (readonly [string, string, string, boolean])[] = [
  ['Document', 'ada', 'd1', false],
  ['Document', 'bob', 'd1', false],
  ['Document', 'bob', 'd2', true],
  ['User', 'ada', 'd2', false],
  ['User', 'bob', 'd1', true],
  ['Script', 'bob', 'd2', false],
];

test.each(TAKEN)('while ada holds the %s lock in d1, %s in %s gets it: %s', (kind, user, document, gets) => {
  expect(during(smallWorld(CODE), kind, { user, document })).toEqual([gets, gets]);
});

test('waiting takes virtual time, and waitLock throws when it is over', () => {
  const world = smallWorld(CODE);
  const before = world.now();
  expect(during(world, 'Document', { user: 'bob', document: 'd1' }, 'insist')).toBe(
    'Lock timeout: another process was holding the lock for too long.',
  );
  expect(world.now() - before).toBeGreaterThanOrEqual(2_000);
});

test('who has less than no time does not even get a free lock', () => {
  const world = smallWorld(CODE);
  const ada = { user: 'ada', document: 'd1' } as const;
  expect(world.run({ ...ada, functionName: 'attempt', args: ['Script', -1] })).toMatchObject({ value: [false, false] });
  expect(world.run({ ...ada, functionName: 'insist', args: ['User', -1] })).toMatchObject({
    error: { message: 'Lock timeout: another process was holding the lock for too long.' },
  });
  expect(world.run({ ...ada, functionName: 'attempt', args: ['Script', 'soon'] })).toMatchObject({
    error: { message: 'Cannot convert soon to int.' },
  });
});

test('the lock of a bound script of another document is another lock', () => {
  expect(during(smallWorld(CODE, { mode: 'bound' }), 'Script', { user: 'bob', document: 'd2' })).toEqual([true, true]);
});

test('locks end with their execution, however it ends', () => {
  const world = smallWorld(CODE);
  const bob = { user: 'bob', document: 'd1', functionName: 'attempt', args: ['Document', 0] } as const;
  const ada = { user: 'ada', document: 'd1', functionName: 'hold', args: ['Document'] } as const;
  expect(world.run(ada).outcome).toBe('value');
  expect(world.run(bob)).toMatchObject({ value: [true, true] });
  expect(world.run({ ...ada, killAt: { call: 3, when: 'before' } }).outcome).toBe('killed');
  expect(world.run(bob)).toMatchObject({ value: [true, true] });
});

test('a lock is taken again without effect, and can be let go of', () => {
  const world = smallWorld(CODE);
  expect(world.run({ user: 'ada', document: 'd1', functionName: 'twice' })).toMatchObject({ value: [true, true] });
  expect(world.run({ user: 'ada', document: 'd1', functionName: 'freed' })).toMatchObject({ value: false });
});

test('an alert suspends the script, and its locks do not survive that', () => {
  const world = smallWorld(CODE, { answers: { alert: () => 'OK' } });
  expect(world.run({ user: 'ada', document: 'd1', functionName: 'asked' })).toMatchObject({ value: false });
  expect(world.session('ada', 'd1').alerts).toEqual([{ kind: 'alert', title: '', prompt: 'Go on?', answer: 'OK' }]);
});

test('without a document there is no document lock', () => {
  expect(smallWorld(CODE).run({ user: 'ada', functionName: 'none' })).toMatchObject({ value: null });
});

test('the thirty-first execution of a user at the same time is refused', () => {
  const world = smallWorld('function deep() { Utilities.getUuid(); }');
  const outcomes: string[] = [];
  const dive = (): void => {
    const result = world.run({
      user: 'ada',
      functionName: 'deep',
      onCall: () => (outcomes.length < 40 ? dive() : undefined),
    });
    outcomes.push(result.outcome === 'error' ? result.error.message : result.outcome);
  };
  dive();
  expect(outcomes.filter((outcome) => outcome === 'value')).toHaveLength(30);
  expect(outcomes[0]).toBe('There are too many scripts running simultaneously for this Google user account.');
});
