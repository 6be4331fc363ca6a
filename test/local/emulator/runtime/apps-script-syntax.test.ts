import { assertParsesLikeAppsScript } from '../../../../local/emulator/runtime/script/apps-script-syntax';

const REFUSED: readonly (readonly [string, string, string])[] = [
  ['private field', 'class A {\n  #x = 1;\n}', 'line 2: the private name #x'],
  ['private method', 'class A { #m() {} }', 'private name #m'],
  ['private check', 'class A { static has(o) { return #x in o; } #x; }', 'private name #x'],
  ['static field', 'class A { static x = 1; }', 'static field x'],
  ['static field without value', 'class A { static x }', 'static field x'],
  ['computed static field', "class A { static ['x'] = 1 }", "static field 'x'"],
  ['static block', 'class A { static { } }', 'static block'],
  ['import', "import x from 'y';", 'cannot read this code'],
  ['dynamic import', "import('y');", '"import"'],
  ['export', 'export const x = 1;', 'cannot read this code'],
  ['top-level await', 'await x;', 'cannot read this code'],
  ['async function', 'async function f() {}', 'async function'],
  ['async arrow', 'var f = async () => 1;', 'async function'],
  ['async arrow of one name', 'var f = async x => x;', 'async function'],
  ['async method', 'var o = { async m() {} };', 'async function'],
  ['async generator method', 'var o = { async *m() {} };', 'async function'],
  ['async inside a template', 'var t = `a${(async () => 1)}b`;', 'async function'],
  ['await in a function', 'var f = function () { return async function () { await 1; }; };', 'async function'],
  ['flag d', 'var r = /a/d;', 'flags of the pattern /a/d'],
  ['flag v', 'var r = /[a--b]/v;', 'flags of the pattern'],
  ['BigInt', 'var b = 10n;', 'BigInt 10n'],
  ['hexadecimal BigInt', 'var b = 0xFFn;', 'BigInt 0xFFn'],
  ['separator', 'var b = 1_000;', 'separator'],
  ['logical assignment', 'var a; a ??= 1;', '??='],
  ['broken code', 'var = 1;', 'cannot read this code'],
];

const TAKEN: readonly (readonly [string, string])[] = [
  ['words in strings', 'var a = "async function #x static {}"; var b = \'import\';'],
  ['words in comments', '// async () => 1\n/* class { #x } */ var a = 1;'],
  ['words in templates', 'var a = `async function ${1} #x static x = 1`;'],
  ['a template in a template', 'var a = `x${`y${{ a: 1 }.a}`}z`; var b = 1 / 2;'],
  ['words in patterns', 'var r = /#x async [/"] `/g; var s = a / b / c;\nvar a, b, c;'],
  ['a pattern after return', 'function f(x) { return /#a/.test(x); }'],
  ['properties named async', 'var o = { async: 1, static: 2, import: 3, await: 4 }; o.async; o.await; o.import;'],
  ['a function named async', 'function async() {} async(1);'],
  ['static methods', 'class A { static m() { return 1; } static get x() { return 1; } static *g() {} }'],
  ['optional chaining and ??', 'var a = b?.c ?? 1; var b;'],
  ['a number after a question mark', 'var a = b ? .5 : 1; var b;'],
  ['hexadecimal and exponents', 'var a = 0x1f + 1e-5 + 0b11 + .5;'],
  ['named groups and lookbehind', 'var r = /(?<a>x)(?<=y)/su;'],
];

test.each(REFUSED)('%s is refused', (_name, code, message) => {
  expect(() => assertParsesLikeAppsScript(code)).toThrow(message);
});

test.each(TAKEN)('%s pass', (_name, code) => {
  expect(() => assertParsesLikeAppsScript(code)).not.toThrow();
});
