import { evaluate, smallWorld } from '../small-world';
import { scriptFolder } from '../script-folder';
import { createEmulator, valueOf } from '../../../../local/emulator/index';

const ABSENT = (
  'setTimeout setInterval clearTimeout setImmediate queueMicrotask TextEncoder TextDecoder fetch FormData Blob URL ' +
  'URLSearchParams DOMException atob btoa crypto window self navigator performance process require module exports Buffer global ' +
  'AbortController Headers Request Response Event structuredClone globalThis Intl BigInt WeakRef FinalizationRegistry ' +
  'SharedArrayBuffer Atomics __dirname'
).split(' ');

test.each(ABSENT)('%s does not exist in a script', (name) => {
  expect(evaluate(`typeof ${name}`)).toBe('undefined');
  expect(evaluate(name)).toBe(`ReferenceError: ${name} is not defined`);
});

test.each(['Promise', 'Map', 'Set', 'WeakMap', 'Symbol', 'Proxy', 'JSON', 'WebAssembly', 'console', 'Reflect'])(
  '%s exists in a script',
  (name) => {
    expect(evaluate(`typeof ${name}`)).not.toBe('undefined');
  },
);

test('an option brings a missing built-in back', () => {
  expect(evaluate('typeof Intl.NumberFormat', { presentGlobals: ['Intl'] })).toBe('function');
});

test('every execution starts with fresh globals', () => {
  const world = smallWorld(
    'var count = 0; function main() { count += 1; Array.prototype.mine = 1; return [count, [].mine]; }',
  );
  for (let time = 0; time < 3; time += 1) {
    expect(world.run({ user: 'ada', functionName: 'main' })).toMatchObject({ outcome: 'value', value: [1, 1] });
  }
});

test('what services return belongs to the realm of the script', () => {
  expect(
    evaluate(`(() => {
      const table = SpreadsheetApp.getActiveSpreadsheet().getTable();
      const all = PropertiesService.getUserProperties().setProperty('a', 'b').getProperties();
      return [table instanceof Array, table[0] instanceof Array, table[0][2] instanceof Date, all instanceof Object,
        Object.getPrototypeOf(all) === Object.prototype, table[0][2].getTime()];
    })()`),
  ).toEqual([true, true, true, true, true, 86_400_000]);
});

test('service errors are errors of the realm, named Exception', () => {
  expect(
    evaluate(`(() => { try { CacheService.getUserCache().put('k'.repeat(251), 'v'); } catch (error) {
      return [error instanceof Error, error.name, error.message, String(error)]; } })()`),
  ).toEqual([true, 'Exception', 'Argument too large: key', 'Exception: Argument too large: key']);
});

test('a method that is not emulated is an error of the emulator, even when the script catches it', () => {
  const world =
    smallWorld(`function main() { try { return SpreadsheetApp.getActiveSpreadsheet().getFormUrl(); } catch (e) { return 1; } }
    function mail() { return GmailApp.getInboxThreads(); }`);
  expect(() => world.run({ user: 'ada', document: 'd1', functionName: 'main' })).toThrow(
    'SpreadsheetApp.getActiveSpreadsheet().getFormUrl is not emulated',
  );
  expect(() => world.run({ user: 'ada', functionName: 'mail' })).toThrow('GmailApp.getInboxThreads is not emulated');
});

test('a script cannot change a service', () => {
  expect(evaluate(`(() => { 'use strict'; Utilities.getUuid = () => 1; })()`)).toMatch(/^TypeError/);
});

test('Date shows the virtual clock, which moves by what calls cost', () => {
  expect(
    evaluate(`(() => { const a = Date.now(); Utilities.sleep(1500); const b = new Date();
      return [a, b.getTime() - a, b instanceof Date, new Date(0).getTime(), Date().slice(0, 15), new Date().toISOString()]; })()`),
  ).toEqual([Date.parse('2026-03-02T09:00:00Z'), 1501, true, 0, 'Mon Mar 02 2026', '2026-03-02T09:00:01.501Z']);
});

const LOCAL: readonly (readonly [string, unknown])[] = [
  ['new Date(2024, 0, 31, 23, 59).toISOString()', '2024-01-31T23:59:00.000Z'],
  ["new Date('2024-07-01T12:00').getHours()", 12],
  ["new Date('2024-07-01T12:00:00+02:00').getHours()", 10],
  ["new Date('2024-07-01').getDate()", 1],
  ["new Date('July 1, 2024 23:30').toISOString()", '2024-07-01T23:30:00.000Z'],
  ["Date.parse('2024-07-01 23:30')", Date.UTC(2024, 6, 1, 23, 30)],
  ['new Date(NaN).getTimezoneOffset()', Number.NaN],
  ['new Date(0).getTimezoneOffset()', 0],
  ['new Date(0).toString()', 'Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)'],
  ['new Date(0).toDateString()', 'Thu Jan 01 1970'],
  ["new Date('nonsense').toString()", 'Invalid Date'],
  ['(() => { const d = new Date(0); d.setHours(5); return d.toISOString(); })()', '1970-01-01T05:00:00.000Z'],
];

test.each(LOCAL)('local time is the script zone: %s', (expression, expected) => {
  expect(evaluate(expression)).toEqual(expected);
});

test('random numbers and ids repeat with the seed and differ between calls and seeds', () => {
  const expression = '[Math.random(), Math.random(), Utilities.getUuid()]';
  const first = evaluate(expression, { seed: 7 });
  expect(evaluate(expression, { seed: 7 })).toEqual(first);
  expect(evaluate(expression, { seed: 8 })).not.toEqual(first);
  expect(new Set(Array.isArray(first) ? first : []).size).toBe(3);
});

test('only functions of the project can be entered, whatever form they have', () => {
  const world = smallWorld(`
    const arrow = () => 'arrow'; let letFunction = function () { return 'let'; }; var object = { method() { return 'method'; } };
    function declared() { return 'declared'; }`);
  const enter = (functionName: string) => world.run({ user: 'ada', functionName });
  for (const [name, value] of [
    ['arrow', 'arrow'],
    ['letFunction', 'let'],
    ['declared', 'declared'],
    ['object.method', 'method'],
  ]) {
    expect(enter(name ?? '')).toMatchObject({ outcome: 'value', value });
  }
  for (const name of [
    'parseInt',
    'Date',
    'eval',
    'console.log',
    'SpreadsheetApp.flush',
    'missing',
    'object',
    '1;declared',
    '',
  ]) {
    expect(enter(name)).toMatchObject({ outcome: 'error', error: { message: `Script function not found: ${name}` } });
  }
});

test('promise jobs run when the call stack is empty, and a returned promise is awaited', () => {
  const world = smallWorld(`
    var log = [];
    function order() { Promise.resolve().then(() => log.push('job')); log.push('end'); return Promise.resolve(log); }
    function nested() { return Promise.resolve(1).then((x) => new Promise((done) => done(x + 1))); }
    function rejected() { return Promise.reject(new Error('lost')); }
    function never() { return new Promise(() => undefined); }`);
  const enter = (functionName: string) => world.run({ user: 'ada', functionName });
  expect(enter('order')).toMatchObject({ value: ['end', 'job'] });
  expect(enter('nested')).toMatchObject({ value: 2 });
  expect(enter('rejected')).toMatchObject({ outcome: 'value', value: undefined, log: [{ level: 'emulator' }] });
  expect(enter('never')).toMatchObject({ outcome: 'value', value: undefined });
});

test('top-level code that fails is the error of the execution', () => {
  expect(smallWorld('null.x; function main() {}').run({ user: 'ada', functionName: 'main' })).toMatchObject({
    outcome: 'error',
    error: { name: 'TypeError' },
  });
});

test('errors keep name, message and the line in Code.js', () => {
  const result = smallWorld(
    'function main() {\n  inner();\n}\nfunction inner() {\n  throw new RangeError("too far");\n}',
  ).run({
    user: 'ada',
    functionName: 'main',
  });
  expect(result).toMatchObject({ outcome: 'error', error: { name: 'RangeError', message: 'too far' } });
  expect(result.outcome === 'error' && result.error.stack).toBe(
    'RangeError: too far\n    at inner (Code:5:9)\n    at main (Code:2:3)',
  );
});

test('a folder without a manifest, or with one that leaves its scopes to guessing, is refused', () => {
  const users = [{ id: 'ada' }];
  expect(() => createEmulator({ folder: '/nonexistent', users })).toThrow('There is no appsscript.json');
  const folder = scriptFolder('', [], { 'appsscript.json': '{"timeZone":"Etc/UTC","runtimeVersion":"V8"}' });
  expect(() => createEmulator({ folder, users })).toThrow('must list its oauthScopes');
});

test('valueOf gives the value, and says why there is none', () => {
  const world = smallWorld(
    "function good() { return 1; } function bad() { throw new Error('no'); } function calls() { Utilities.getUuid(); }",
  );
  expect(valueOf(world.run({ user: 'ada', functionName: 'good' }))).toBe(1);
  expect(() => valueOf(world.run({ user: 'ada', functionName: 'bad' }))).toThrow('bad failed: Error: no');
  expect(() => valueOf(world.run({ user: 'ada', functionName: 'calls', limitMs: 1 }))).toThrow(
    'calls was killed (time).',
  );
});
