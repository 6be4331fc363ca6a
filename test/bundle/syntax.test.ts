import { parseSync } from '@swc/core';
import { transform } from 'esbuild';
import { assertParsesLikeAppsScript } from '../../local/emulator/runtime/script/apps-script-syntax';
import { readBuilt } from './built';

test('Apps Script can read the script: nothing asynchronous, private, static or of a module', () => {
  expect(() => assertParsesLikeAppsScript(readBuilt('dist/Code.js'))).not.toThrow();
});

test('the script is ES2019, with `?.` and `??`', () => {
  const options = { syntax: 'ecmascript', target: 'es2019' } as const;
  expect(() => parseSync(readBuilt('dist/Code.js'), options)).not.toThrow();
});

test('whoever reads the script before they install it sees all of it: no long lines, no signs that nobody sees', () => {
  const lines = readBuilt('dist/Code.js').split('\n');
  expect(lines.filter((line) => line.length > 400).map((line) => line.slice(0, 80))).toEqual([]);
  expect(
    lines.filter((line) => /(?![\n\t])[\p{Cc}\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/u.test(line)),
  ).toEqual([]);
  // Whatever Google may call says what it does.
  const called = lines.flatMap((line, index) => (/^function \w+\(input\)/.test(line) ? [index] : []));
  expect(called.length).toBeGreaterThan(20);
  expect(called.filter((index) => lines[index - 1]?.endsWith('*/') !== true).map((index) => lines[index])).toEqual([]);
  // Each part begins with the name of its file.
  expect(lines.filter((line) => /^\t\/\/ src\/[\w/-]+\.ts$/.test(line)).length).toBeGreaterThan(100);
});

test('each room of src has its section, with the comments of what it has for others; Google’s services are named where it says', () => {
  const code = readBuilt('dist/Code.js');
  const [, ...sections] = code.split(/^\t\/\/ =+\n\t\/\/ (?=.*\n\t\/\/ =+\n)/m);
  const named = sections.map((section) => /^(\S+): /.exec(section)?.[1] ?? '');
  const rooms = ['src/twenty', 'src/sync/publish', 'src/gas', 'src/calls', 'src/entry'];
  expect(named.filter((name) => rooms.includes(name))).toEqual(rooms);
  expect(new Set(named).size).toBe(named.length);
  for (const name of named) expect(code.slice(0, code.indexOf('*/'))).toContain(` *   ${name}: `);
  const files = sections.map((section) => [...section.matchAll(/^\t\/\/ (src\/\S+)\.ts$/gm)].map(([, file]) => file));
  expect(files.flatMap((some, at) => some.filter((file) => !`${file}/`.startsWith(`${named[at]}/`)))).toEqual([]);
  const withoutComments = sections.map((section) => section.replace(/^\s*(\/\/|\/\*\*|\*).*$/gm, ''));
  const service = new RegExp(`\\b(${GOOGLE.filter((name) => name !== 'console').join('|')})\\.`);
  expect(named.filter((_, at) => service.test(withoutComments[at] ?? ''))).toEqual(['src/gas', 'src/entry']);
  expect(sections.flatMap((section) => section.match(/\*\/\n\t(function|var|class) /g) ?? []).length).toBeGreaterThan(
    200,
  );
});

test('no pattern looks behind, which older engines do not read', () => {
  expect(readBuilt('dist/Code.js')).not.toMatch(/\(\?<[=!]/);
});

const LANGUAGE =
  `Array Boolean Date Error JSON Map Math Number Object Promise Proxy Reflect RegExp Set String Symbol TypeError WeakSet
  arguments decodeURIComponent encodeURIComponent isNaN undefined`.split(/\s+/);

const GOOGLE =
  `CacheService Charts HtmlService LockService MailApp PropertiesService ScriptApp Session SpreadsheetApp UrlFetchApp Utilities console`.split(
    ' ',
  );

test('every name that the script takes from outside is of the language or of Google', async () => {
  const known = new Set([...LANGUAGE, ...GOOGLE]);
  const names = await freeNames(readBuilt('dist/Code.js'));
  expect(names.filter((name) => !known.has(name))).toEqual([]);
  expect(names).toEqual(expect.arrayContaining([...GOOGLE, 'JSON', 'RegExp']));
});

/** Names without a declaration: the minifier shortens all others to at most three letters. */
async function freeNames(code: string): Promise<readonly string[]> {
  const { code: short } = await transform(code, { format: 'esm', minifyIdentifiers: true, target: 'es2019' });
  const found = new Set<string>();
  collect(parseSync(short, { syntax: 'ecmascript', target: 'es2019' }), found);
  return [...found].filter((name) => name.length > 3).sort();
}

/** Identifiers as the syntax tree has them, without names of properties. */
function collect(node: unknown, found: Set<string>): void {
  if (Array.isArray(node)) for (const each of node) collect(each, found);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  if ('type' in node && node.type === 'Identifier' && 'value' in node) found.add(String(node.value));
  for (const [name, part] of Object.entries(node)) {
    const isPropertyName = name === 'key' || (name === 'property' && isPlainName(part));
    if (!isPropertyName) collect(part, found);
  }
}

/** `x.name`, whereas `x[name]` has an expression there. */
function isPlainName(node: unknown): boolean {
  return typeof node === 'object' && node !== null && 'type' in node && node.type === 'Identifier';
}
