import { smallWorld } from '../small-world';

/** What a server function returns → what the success handler gets (google.md §4.2). */
const RESULTS: readonly (readonly [string, unknown])[] = [
  ['1.5', 1.5],
  ["'text'", 'text'],
  ['true', true],
  ['null', null],
  ['undefined', null],
  ['[1, undefined, [null]]', [1, null, [null]]],
  ["({ a: { b: ['c'] }, d: undefined })", { a: { b: ['c'] }, d: null }],
  ['new Date(0)', null],
  ['[1, new Date(0)]', null],
  ['({ a: { b: new Date(0) } })', null],
  ['new Map([[1, 2]])', {}],
  ['new Set([1])', {}],
  ['/x/g', {}],
  ['new Number(5)', {}],
  ['Promise.resolve(7)', 7],
  ['NaN', null],
  ['new Int8Array([1, 2])', { 0: 1, 1: 2 }],
  ['SpreadsheetApp.getActiveSpreadsheet().getTable()', null],
];

test.each(RESULTS)('the result %s arrives as %j', (expression, expected) => {
  const reply = smallWorld(`function main() { return ${expression}; }`).clientCall('ada', 'd1', 'main');
  expect(reply).toMatchObject({ ok: true, value: expected });
});

test('a function arrives as its source text', () => {
  const reply = smallWorld('function main() { return function (a) { return a; }; }').clientCall('ada', 'd1', 'main');
  expect(reply).toMatchObject({ ok: true, value: 'function (a) { return a; }' });
});

test('a Uint8Array is a server error', () => {
  const reply = smallWorld('function main() { return new Uint8Array(2); }').clientCall('ada', 'd1', 'main');
  expect(reply).toMatchObject({ ok: false, error: { name: 'ScriptError' } });
});

const circular: unknown[] = [];
circular.push(circular);

const ILLEGAL: readonly (readonly [string, readonly unknown[], number])[] = [
  ['a Date', [new Date()], 0],
  ['a function', [1, () => 1], 1],
  ['a Date inside an object', [1, 2, { a: [new Date()] }], 2],
  ['a Map', [new Map()], 0],
  ['a circle', [circular], 0],
  ['a symbol', [Symbol('a')], 0],
  ['a BigInt', [1n], 0],
];

test.each(ILLEGAL)('%s as an argument throws at once and runs nothing', (_name, args, index) => {
  const world = smallWorld("function main() { PropertiesService.getUserProperties().setProperty('ran', '1'); }");
  expect(() => world.clientCall('ada', 'd1', 'main', args)).toThrow(
    `Failed due to illegal value in property: ${index}`,
  );
  expect(world.properties().size).toBe(0);
});

test('arguments are copies made of values of the script', () => {
  const world = smallWorld(`function main(list, record, nothing) {
    list.push('server'); return [list instanceof Array, Object.getPrototypeOf(record) === Object.prototype, nothing, arguments.length]; }`);
  const list = ['client'];
  expect(world.clientCall('ada', 'd1', 'main', [list, { a: 1 }, undefined])).toMatchObject({
    value: [true, true, null, 3],
  });
  expect(list).toEqual(['client']);
});

test('a failure arrives as name, message and stack without the fields of the error', () => {
  const world = smallWorld(`
    function typed() { null.x; }
    function custom() { const error = new Error('own words'); error.code = 'X'; throw error; }
    function service() { CacheService.getUserCache().put('k'.repeat(251), 'v'); }
    function text() { throw 'just text'; }`);
  const call = (name: string) => {
    const reply = world.clientCall('ada', 'd1', name);
    return reply.ok ? reply.value : reply.error;
  };
  expect(call('typed')).toMatchObject({ name: 'ScriptError', message: expect.stringMatching(/^TypeError: /) });
  expect(call('custom')).toEqual({ name: 'ScriptError', message: 'Error: own words', stack: expect.any(String) });
  expect(call('service')).toMatchObject({ message: 'Exception: Argument too large: key' });
  expect(call('text')).toMatchObject({ message: 'Error: just text' });
});

test.each(['hidden_', 'object.method', 'missing', 'toString', 'UrlFetchApp', 'constant', 'a b'])(
  'google.script.run has no %s',
  (name) => {
    const world = smallWorld('function hidden_() {} var object = { method() {} }; var constant = 1;');
    expect(() => world.clientCall('ada', 'd1', name)).toThrow(TypeError);
  },
);

test('a client call runs in FULL with a user interface, and enables the add-on in the document', () => {
  const world = smallWorld(`
    function onOpen(e) { return String(e.authMode); }
    function main() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('<b>hi</b>').setTitle('Panel')); }`);
  expect(world.open('ada', 'd1').run).toMatchObject({ value: 'NONE' });
  expect(world.clientCall('ada', 'd1', 'main')).toMatchObject({ ok: true });
  expect(world.session('ada', 'd1').sidebar).toEqual({ title: 'Panel', html: '<b>hi</b>', width: 300, height: null });
  expect(world.session('bob', 'd1').sidebar).toBeNull();
  expect(world.open('bob', 'd1').run).toMatchObject({ value: 'LIMITED' });
});
