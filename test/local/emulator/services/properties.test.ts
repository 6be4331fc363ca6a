import { evaluate, likeExpected, smallWorld } from '../small-world';

const STORES = `
function write(kind, key, value) { PropertiesService['get' + kind + 'Properties']().setProperty(key, value); }
function read(kind, key) { const store = PropertiesService['get' + kind + 'Properties'](); return store && store.getProperty(key); }
`;

/** Store → who reads what ada wrote in d1: ada in d1, ada in d2, bob in d1, bob in d2. */
const SHARING: readonly (readonly ['add-on' | 'bound', string, readonly boolean[]])[] = [
  ['add-on', 'User', [true, true, false, false]],
  ['add-on', 'Document', [true, false, true, false]],
  ['add-on', 'Script', [true, true, true, true]],
  ['bound', 'User', [true, false, false, false]],
  ['bound', 'Document', [true, false, true, false]],
  ['bound', 'Script', [true, false, true, false]],
];

test.each(SHARING)('%s, %s properties are shared by the right people', (mode, kind, expected) => {
  const world = smallWorld(STORES, { mode });
  world.run({ user: 'ada', document: 'd1', functionName: 'write', args: [kind, 'k', 'v'] });
  const readers = [
    ['ada', 'd1'],
    ['ada', 'd2'],
    ['bob', 'd1'],
    ['bob', 'd2'],
  ] as const;
  const seen = readers.map(([user, document]) => {
    const result = world.run({ user, document, functionName: 'read', args: [kind, 'k'] });
    return result.outcome === 'value' && result.value === 'v';
  });
  expect(seen).toEqual(expected);
});

test('without a document there are no document properties', () => {
  expect(smallWorld(STORES).run({ user: 'ada', functionName: 'read', args: ['Document', 'k'] })).toMatchObject({
    value: null,
  });
});

const store = 'PropertiesService.getUserProperties()';

const CALLS: readonly (readonly [string, unknown])[] = [
  [`${store}.getProperty('none')`, null],
  [`${store}.setProperty('a', 12).getProperty('a')`, '12'],
  [`${store}.setProperty('a', { x: 1 }).getProperty('a')`, '[object Object]'],
  [`${store}.setProperties({ a: 1, b: true }).getProperties()`, { a: '1', b: 'true' }],
  [`${store}.setProperty('old', 'x').setProperties({ a: '1' }, true).getKeys()`, ['a']],
  [`${store}.setProperty('old', 'x').setProperties({ a: '1' }).getKeys()`, ['old', 'a']],
  [`${store}.setProperty('a', 'x').deleteProperty('a').deleteProperty('none').getKeys()`, []],
  [`${store}.setProperty('a', 'x').deleteAllProperties().getProperties()`, {}],
  [`${store}.setProperty('a', null)`, /parameters \(String,null\) don't match/],
  [`${store}.setProperty('a')`, /parameters \(String\) don't match/],
  [`${store}.getProperty()`, /don't match the method signature/],
  [`${store}.setProperty('k'.repeat(8066), 'v').getKeys().length`, 1],
  [`${store}.setProperty('k'.repeat(8067), 'v')`, 'Exception: Data storage error'],
  [`${store}.setProperty('k', 'v'.repeat(524287)).getKeys().length`, 1],
  [`${store}.setProperty('k', 'v'.repeat(524288))`, /exceeded the property storage quota/],
  // Bytes, not characters: "é" takes two.
  [`${store}.setProperty('k', 'é'.repeat(262144))`, /exceeded the property storage quota/],
];

test.each(CALLS)('%s', (expression, expected) => {
  expect(evaluate(expression)).toEqual(likeExpected(expected));
});

test('a bulk write that does not fit writes nothing', () => {
  const world = smallWorld(`function main() { const p = ${store}; p.setProperty('kept', '1');
    try { p.setProperties({ small: '1', big: 'x'.repeat(600000) }, true); } catch (e) { return p.getKeys(); } }`);
  expect(world.run({ user: 'ada', functionName: 'main' })).toMatchObject({ value: ['kept'] });
});

test('a value above the documented nine kilobytes is stored, with a warning in the log', () => {
  const world = smallWorld(`function main() { ${store}.setProperty('k', 'v'.repeat(9217)); }`);
  expect(world.run({ user: 'ada', functionName: 'main' })).toMatchObject({
    outcome: 'value',
    log: [{ level: 'emulator', text: expect.stringContaining('9217 bytes') }],
  });
});

test('the daily quota counts every key of bulk calls, per user, and starts again after 24 hours', () => {
  const world = smallWorld(
    `function fill(n) { const values = {}; for (let i = 0; i < n; i++) values['k' + i] = ''; ${store}.setProperties(values, true); }`,
  );
  const fill = (user: string, count: number) => {
    const result = world.run({ user, functionName: 'fill', args: [count] });
    return result.outcome === 'error' ? result.error.message : result.outcome;
  };
  expect(fill('ada', 30_000)).toBe('value');
  expect(fill('ada', 20_000)).toBe('value');
  expect(fill('ada', 1)).toBe('Service invoked too many times for one day: properties.');
  expect(fill('bob', 1)).toBe('value');
  world.advance(24 * 60 * 60_000);
  expect(fill('ada', 1)).toBe('value');
});

test('a Workspace account has ten times as many', () => {
  const world = smallWorld(
    `function fill() { const values = {}; for (let i = 0; i < 50001; i++) values['k' + i] = ''; ${store}.setProperties(values); }`,
    {
      users: [{ id: 'ada', account: 'workspace' }, { id: 'bob' }],
    },
  );
  expect(world.run({ user: 'ada', functionName: 'fill' }).outcome).toBe('value');
  expect(world.run({ user: 'bob', functionName: 'fill' }).outcome).toBe('error');
});
