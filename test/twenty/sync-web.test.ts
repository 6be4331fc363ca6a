import { SyncHeaders, SyncPromise, SyncUrl } from '../../src/twenty/sync-web';

/** What a promise came to, by now. */
function outcome(promise: SyncPromise): unknown {
  let settled: unknown = 'pending';
  promise.then(
    (value) => (settled = { value }),
    (reason) => (settled = { reason }),
  );
  return settled;
}

describe('a synchronous promise', () => {
  it('settles as soon as it is resolved', () => {
    const resolvers: ((value: unknown) => void)[] = [];
    const promise = new SyncPromise((resolve) => resolvers.push(resolve));
    const seen: unknown[] = [];
    promise.then((value) => seen.push(value)).then(() => seen.push('then'));
    expect(outcome(promise)).toBe('pending');
    resolvers[0]?.(1);
    expect(seen).toStrictEqual([1, 'then']);
    resolvers[0]?.(2);
    expect(outcome(promise)).toStrictEqual({ value: 1 });
  });

  it('takes over what another promise comes to', () => {
    expect(outcome(SyncPromise.resolve(SyncPromise.resolve(1)))).toStrictEqual({ value: 1 });
    const failed = new SyncPromise((_, reject) => reject('no'));
    expect(outcome(SyncPromise.resolve(1).then(() => failed))).toStrictEqual({ reason: 'no' });
  });

  it('is rejected by what its makers and its reactions throw', () => {
    const failure = new Error('no');
    const fail = (): never => {
      throw failure;
    };
    expect(outcome(new SyncPromise(fail))).toStrictEqual({ reason: failure });
    expect(outcome(SyncPromise.resolve(1).then(fail))).toStrictEqual({ reason: failure });
  });

  it('passes on what nobody reacts to', () => {
    expect(outcome(SyncPromise.resolve(1).then(undefined, () => 2))).toStrictEqual({ value: 1 });
    const failed = new SyncPromise((_, reject) => reject('no'));
    expect(outcome(failed.then(() => 2))).toStrictEqual({ reason: 'no' });
    expect(outcome(failed.then(undefined, () => 2))).toStrictEqual({ value: 2 });
  });
});

describe('headers', () => {
  it('are found whatever the case of their name', () => {
    const headers = new SyncHeaders({ Accept: 'a' });
    headers.set('ACCEPT', 'b');
    expect([headers.has('accept'), headers.get('aCCept'), headers.get('other')]).toStrictEqual([true, 'b', null]);
  });

  it('can be copied', () => {
    const copy = new SyncHeaders(new SyncHeaders({ Accept: 'a' }));
    const seen: string[] = [];
    copy.forEach((value, name) => seen.push(`${name}=${value}`));
    expect(seen).toStrictEqual(['accept=a']);
  });
});

it('an address stays as it is', () => expect(String(new SyncUrl('https://x/ä?b'))).toBe('https://x/ä?b'));
