import { evaluate, likeExpected, smallWorld } from '../small-world';

const cache = 'CacheService.getUserCache()';
const after = (put: string, sleepMs: number): string =>
  `(() => { const c = ${cache}; ${put}; for (let left = ${sleepMs}; left > 0; left -= 300000) Utilities.sleep(Math.min(left, 300000)); return c.get('k'); })()`;

const CALLS: readonly (readonly [string, unknown])[] = [
  [`${cache}.get('none')`, null],
  [`(() => { const c = ${cache}; c.put('k', { a: 1 }); return c.get('k'); })()`, '[object Object]'],
  [
    `(() => { const c = ${cache}; c.putAll({ a: '1', b: 2 }); c.remove('b'); return c.getAll(['a', 'b', 'c']); })()`,
    { a: '1' },
  ],
  [
    `(() => { const c = ${cache}; c.putAll({ a: '1', b: '2' }, 60); c.removeAll(['a', 'b']); return c.getAll(['a', 'b']); })()`,
    {},
  ],
  [after("c.put('k', 'v', 10)", 9_000), 'v'],
  [after("c.put('k', 'v', 10)", 10_000), null],
  [after("c.put('k', 'v', 0)", 900), 'v'],
  [`(() => { ${cache}.put('k'.repeat(250), 'v'); return 1; })()`, 1],
  [`${cache}.put('k'.repeat(251), 'v')`, 'Exception: Argument too large: key'],
  [`(() => { ${cache}.put('k', 'v'.repeat(102400)); return 1; })()`, 1],
  [`${cache}.put('k', 'v'.repeat(102401))`, 'Exception: Argument too large: value'],
  [`${cache}.put('k', 'é'.repeat(51201))`, 'Exception: Argument too large: value'],
  [`${cache}.put('k', 'v', 'soon')`, 'Exception: Cannot convert soon to int.'],
];

test.each(CALLS)('%s', (expression, expected) => {
  expect(evaluate(expression)).toEqual(likeExpected(expected));
});

const CODE = `function put(key, seconds) { ${cache}.put(key, 'v', seconds); } function get(key) { return ${cache}.get(key); }
  function fill(n) { const c = ${cache}; const all = {}; for (let i = 0; i < n; i++) all['k' + i] = 'v'; c.putAll(all); return [c.get('k0'), c.get('k99'), c.get('k100')]; }
  function document() { return CacheService.getDocumentCache(); }`;

test('values live ten minutes unless told, six hours at most, over executions', () => {
  const world = smallWorld(`${CODE} function short() { ${cache}.put('short', 'v'); }`);
  world.run({ user: 'ada', functionName: 'put', args: ['long', 100_000] });
  world.run({ user: 'ada', functionName: 'short' });
  const get = (key: string) => world.run({ user: 'ada', functionName: 'get', args: [key] });
  world.advance(599_000);
  expect(get('short')).toMatchObject({ value: 'v' });
  world.advance(1_000);
  expect(get('short')).toMatchObject({ value: null });
  world.advance(21_600_000 - 600_000 - 60_000);
  expect(get('long')).toMatchObject({ value: 'v' });
  world.advance(60_000);
  expect(get('long')).toMatchObject({ value: null });
});

test('a full cache loses its oldest tenth at once', () => {
  const world = smallWorld(CODE);
  expect(world.run({ user: 'ada', functionName: 'fill', args: [1_000] })).toMatchObject({ value: ['v', 'v', 'v'] });
  expect(world.run({ user: 'bob', functionName: 'fill', args: [1_001] })).toMatchObject({ value: [null, null, 'v'] });
});

test('early eviction can be switched on', () => {
  const world = smallWorld(CODE, { cacheEviction: 1 });
  world.run({ user: 'ada', functionName: 'put', args: ['k', 600] });
  expect(world.run({ user: 'ada', functionName: 'get', args: ['k'] })).toMatchObject({ value: null });
});

test('without a document there is no document cache', () => {
  expect(smallWorld(CODE).run({ user: 'ada', functionName: 'document' })).toMatchObject({ value: null });
});
