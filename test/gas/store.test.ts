import fc from 'fast-check';
import { propertyStore, scriptCache } from '../../src/gas/store/store';

beforeEach(() => {
  Object.assign(globalThis, { Utilities: { sleep: () => {} } });
});

/** Google documents 9 KB a value. */
const MOST_BYTES = 9 * 1024;

/** Properties that take no longer value, and are killed at a call if one is told. */
function properties(present: Readonly<Record<string, string>> = {}) {
  const values = new Map(Object.entries(present));
  let calls = 0;
  const state = { values, killAt: Number.POSITIVE_INFINITY, calls: () => calls };
  const call = <T>(work: () => T): T => {
    calls += 1;
    if (calls >= state.killAt) throw new Error('killed');
    return work();
  };
  const google: Pick<
    GoogleAppsScript.Properties.Properties,
    'getProperty' | 'setProperty' | 'deleteProperty' | 'getKeys'
  > = {
    getProperty: (key) => call(() => values.get(key) ?? null),
    setProperty: (key, value) =>
      call(() => {
        if (Buffer.byteLength(value) > MOST_BYTES) throw new Error(`${Buffer.byteLength(value)} bytes`);
        values.set(key, value);
        return google as GoogleAppsScript.Properties.Properties;
      }),
    deleteProperty: (key) =>
      call(() => {
        values.delete(key);
        return google as GoogleAppsScript.Properties.Properties;
      }),
    getKeys: () => call(() => [...values.keys()]),
  };
  return { ...state, state, store: propertyStore(google as GoogleAppsScript.Properties.Properties) };
}

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc
    .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 9_000 }))
    .map(([text, times]) => text.repeat(times)),
  fc.array(fc.constantFrom('😀', 'é', '€', 'x', '\u0001', '1'), { maxLength: 9 }).map((signs) => signs.join('')),
  fc.integer({ min: 8_400, max: 8_600 }).map((length) => 'x'.repeat(length)),
  fc.integer({ min: 2_800, max: 2_900 }).map((length) => '€'.repeat(length)),
);

describe('a property store', () => {
  test('keeps any text in values that Google takes, and gives it back', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 3 }), (texts) => {
        const { store, values } = properties();
        for (const text of texts) {
          store.set('job', text);
          expect(store.get('job') === text).toBe(true);
        }
        expect(store.keys('')).toEqual(['job']);
        store.delete('job');
        expect([store.get('job'), values.size]).toEqual([null, 0]);
      }),
    );
  });

  test.each(['x'.repeat(30_000), '😀'.repeat(9_000), '€'.repeat(9_000), `a${'😀'.repeat(9_000)}`])(
    'keeps a long text in as few values as it takes',
    (text) => {
      const { store, values } = properties();
      store.set('job', text);
      expect(values.size).toBeLessThanOrEqual(Math.ceil(Buffer.byteLength(text) / 8_000) + 1);
      for (const value of values.values()) expect(Buffer.byteLength(value)).toBeLessThanOrEqual(MOST_BYTES);
    },
  );

  test.each(['\u00010.1', '\u00011.0', '\u0001', ''])('keeps a text that looks like the sign of parts', (text) => {
    const { store } = properties();
    store.set('job', text);
    expect(store.get('job')).toBe(text);
  });

  test('reads what the version before wrote, however long', () => {
    const long = 'y'.repeat(9_216);
    const { store } = properties({ table: '{"a":1}', long, empty: '' });
    expect([store.get('table'), store.get('long'), store.get('empty'), store.get('none')]).toEqual([
      '{"a":1}',
      long,
      '',
      null,
    ]);
  });

  test('a short value is one call to write and one to read', () => {
    const { store, calls } = properties();
    store.set('job', 'short');
    expect(calls()).toBe(1);
    store.get('job');
    expect(calls()).toBe(2);
  });

  test('neither the length of one value nor deleting it touches another', () => {
    const { store } = properties();
    store.set('job', 'x'.repeat(20_000));
    store.set('job/2', 'z'.repeat(20_000));
    store.set('jo', 'short');
    store.delete('job');
    store.delete('nothing');
    expect([store.get('job/2'), store.get('jo')]).toEqual(['z'.repeat(20_000), 'short']);
    expect([...store.keys('jo')].sort()).toEqual(['jo', 'job/2']);
  });

  test('nothing of a longer value is left once it is deleted, also where a short one took its place', () => {
    const { store, values } = properties();
    store.set('job', 'x'.repeat(40_000));
    store.set('job', 'x'.repeat(20_000));
    store.set('job', 'short');
    store.delete('job');
    expect([...values.keys()]).toEqual([]);
  });

  test('killed at any call while it deletes, the rest is found and deleted', () => {
    for (const kill of [1, 2, 3, 4]) {
      const { store, state, calls, values } = properties();
      store.set('job', 'x'.repeat(20_000));
      state.killAt = calls() + kill;
      expect(() => store.delete('job')).toThrow('killed');
      state.killAt = Number.POSITIVE_INFINITY;
      for (const key of store.keys('')) store.delete(key);
      expect([...values.keys()]).toEqual([]);
    }
  });

  test('a value whose part is missing is none', () => {
    const { store, values } = properties();
    store.set('job', 'x'.repeat(20_000));
    const [part] = [...values.keys()].filter((key) => key !== 'job');
    values.delete(part ?? '');
    expect(store.get('job')).toBeNull();
  });

  test.each([
    ['long', 'long'],
    ['long', 'longer'],
    ['longer', 'long'],
    ['long', 'short'],
    ['short', 'long'],
  ])('killed at any call while a %s value is replaced by a %s one, it holds one of the two', (before, after) => {
    const texts: Readonly<Record<string, number>> = { short: 9, long: 20_000, longer: 50_000 };
    const [old, fresh] = ['o'.repeat(texts[before] ?? 0), 'n'.repeat(texts[after] ?? 0)];
    for (let kill = 1; ; kill += 1) {
      const { store, state, calls, values } = properties();
      store.set('job', old);
      state.killAt = calls() + kill;
      let isKilled = true;
      try {
        store.set('job', fresh);
        isKilled = false;
      } catch {
        // As an execution that ends there.
      }
      state.killAt = Number.POSITIVE_INFINITY;
      const found = store.get('job');
      expect(found === old || found === fresh).toBe(true);
      // Whatever was left of either does not outlive the key.
      store.set('job', fresh);
      expect(store.get('job') === fresh).toBe(true);
      store.delete('job');
      expect([...values.keys()]).toEqual([]);
      if (!isKilled) break;
      expect(kill).toBeLessThan(40);
    }
  });

  test('a passing failure of Google is not seen', () => {
    const values = new Map<string, string>();
    let calls = 0;
    const flaky = <T>(work: () => T): T => {
      calls += 1;
      if (calls % 2 === 1) throw new Error('Service error');
      return work();
    };
    const google = {
      getProperty: (key: string) => flaky(() => values.get(key) ?? null),
      setProperty: (key: string, value: string) => flaky(() => void values.set(key, value)),
      deleteProperty: (key: string) => flaky(() => void values.delete(key)),
      getKeys: () => flaky(() => [...values.keys()]),
    };
    const store = propertyStore(google as unknown as GoogleAppsScript.Properties.Properties);
    store.set('job', 'x'.repeat(20_000));
    expect([store.get('job')?.length, store.keys('')]).toEqual([20_000, ['job']]);
    store.delete('job');
    expect(store.keys('')).toEqual([]);
  });
});

describe('a store that is full', () => {
  const MOST = 512 * 1024;
  const sizeOf = (values: ReadonlyMap<string, string>): number => Buffer.byteLength([...values].flat().join(''));

  /** Holds so many bytes and refuses what goes beyond, in words that nobody can read. */
  function full(present: Readonly<Record<string, string>>, mayGo?: (key: string) => boolean) {
    const values = new Map(Object.entries(present));
    const google = {
      getProperty: (key: string) => values.get(key) ?? null,
      getProperties: () => Object.fromEntries(values),
      getKeys: () => [...values.keys()],
      deleteProperty: (key: string) => void values.delete(key),
      setProperty(key: string, value: string) {
        if (sizeOf(new Map([...values, [key, value]])) > MOST) throw new Error('Quota dépassé');
        values.set(key, value);
      },
    };
    const options = mayGo ? { mayGo } : {};
    return { values, store: propertyStore(google, options) };
  }
  const filled = (bytes: number, key = 'junk'): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length: Math.ceil(bytes / 8_000) }, (_, at) => [`${key}/${at}`, 'x'.repeat(7_990)]),
    );

  test('is said to be so, and keeps what it had', () => {
    const { store, values } = full({ job: 'old', ...filled(MOST - 9_000) });
    const before = new Map(values);
    for (const long of ['y'.repeat(8_400), '€'.repeat(20_000)]) {
      expect(() => store.set('job', long)).toThrow(expect.objectContaining({ kind: 'storage-full' }));
    }
    expect(values).toEqual(before);
    store.delete('job');
    expect(store.get('job')).toBeNull();
  });

  test('lets go what may go, whole, before it refuses', () => {
    const spare = { ...filled(40_000, 'columns'), 'columns/9\u00010.0': 'part', 'columns/9': '\u00010.1' };
    const { store, values } = full({ ...spare, ...filled(MOST - 60_000) }, (key) => key.startsWith('columns/'));
    store.set('job', 'y'.repeat(30_000));
    expect(store.get('job')).toHaveLength(30_000);
    expect([...values.keys()].filter((key) => key.startsWith('columns/'))).toEqual([]);
  });

  test('keeps what it had also of what may go, and no part of what did not fit', () => {
    const { store, values } = full({ ...filled(MOST - 40_000), 'columns/a': 'old' }, (key) =>
      key.startsWith('columns/'),
    );
    for (const old of ['old', 'y'.repeat(9_000)]) {
      store.set('columns/a', old);
      const before = new Map(values);
      expect(() => store.set('columns/a', '€'.repeat(20_000))).toThrow('storage-full');
      expect(values).toEqual(before);
    }
  });

  test('is not what another refusal means: nothing goes for that', () => {
    const { store, values } = full({ job: 'old', 'columns/a': 'spare' }, (key) => key.startsWith('columns/'));
    const tooLong = 'x'.repeat(MOST + 1);
    expect(() => store.set(tooLong, '')).toThrow('Quota dépassé');
    expect(values.size).toBe(2);
  });

  test('counts bytes, not signs', () => {
    const values = { é: '€', '😀': 'x\u07ff\u0800' };
    expect(full(values).store.bytes()).toBe(Buffer.byteLength(Object.entries(values).flat().join('')));
  });
});

test('what is too long for the cache is not kept: Google would throw', () => {
  const most = 100 * 1024;
  const kept: string[] = [];
  const google: unknown = { put: (key: string) => kept.push(key) };
  const newBlob = (value: string) => ({ getBytes: () => [...Buffer.from(value)] });
  Object.assign(globalThis, { Utilities: { sleep: () => {}, newBlob } });
  const cache = scriptCache(google as GoogleAppsScript.Cache.Cache);
  cache.set('short', 'a', 1);
  cache.set('just', '☃'.repeat(Math.floor(most / 3)), 1);
  cache.set('ascii', 'a'.repeat(most), 1);
  cache.set('one more', 'a'.repeat(most + 1), 1);
  cache.set('wide', '☃'.repeat(most / 2), 1);
  expect(kept).toEqual(['short', 'just', 'ascii']);
});

test('a cache that fails is as if it were empty: no work ends for that', () => {
  const fail = () => {
    throw new Error('Service error: Cache');
  };
  const google: unknown = { get: fail, put: fail, putAll: fail };
  const cache = scriptCache(google as GoogleAppsScript.Cache.Cache);
  cache.set('key', 'value', 1);
  cache.setAll({ key: 'value' }, 1);
  expect(cache.get('key')).toBeNull();
});
