import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { noticesOf, packagesIn, refusal, SHIPPED } from '../../esbuild.licences.mjs';
import { readBuilt } from './built';

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ');

test.each<['dist/Code.js' | 'dist/sidebar.html', readonly string[]]>([
  ['dist/Code.js', ['valibot']],
  ['dist/sidebar.html', ['fflate', 'lit-html']],
])('%s holds the whole licence of each package in it', (file, names) => {
  const text = inOneLine(readBuilt(file));
  for (const name of names) {
    const licence = readdirSync(`node_modules/${name}`).find((one) => /^licen[cs]e/i.test(one)) ?? '';
    expect(text).toContain(inOneLine(readFileSync(`node_modules/${name}/${licence}`, 'utf8')));
  }
  const shipped: Readonly<Record<string, readonly { readonly name: string }[]>> = JSON.parse(
    readBuilt('build/shipped.json'),
  );
  expect(shipped[file]?.map(({ name }) => name)).toEqual(names);
});

test('what ships is what esbuild put in, not what it looked at', () => {
  const output = { bytes: 1, imports: [], exports: [] };
  const account = (path: string, bytesInOutput: number) => ({
    outputs: { out: { ...output, inputs: { [path]: { bytesInOutput } } } },
  });
  const found = packagesIn([
    account('node_modules/valibot/dist/index.mjs', 5),
    account('node_modules/lit-html/lit-html.js', 5),
    account('node_modules/fast-check/lib/fast-check.js', 0),
    account('src/errors.ts', 5),
  ]);
  expect(found.map(({ name, licence }) => [name, licence])).toEqual([
    ['lit-html', 'BSD-3-Clause'],
    ['valibot', 'MIT'],
  ]);
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['MIT AND BSD-3-Clause', true],
  ['AGPL-3.0-only', false],
  ['GPL-3.0-or-later', false],
  ['LGPL-2.1', false],
  ['MPL-2.0', false],
  ['MIT AND GPL-3.0-only', false],
  ['UNLICENSED', false],
  ['SEE LICENSE IN FILE', false],
  ['', false],
])('a package under %j may ship: %s', (licence, may) => {
  expect(refusal({ licence, notice: 'text' }) === null).toBe(may);
  expect(refusal({ licence, notice: '' })).not.toBeNull();
});

test('a notice that would end its comment is no notice', () => {
  for (const notice of ['a */ b', '</template>', '<!-- x'])
    expect(() => noticesOf([{ name: 'x', version: '1', licence: 'MIT', notice }])).toThrow('licence');
});

test('the command lists what ships and fails on a licence that forbids it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'licences-'));
  mkdirSync(join(folder, 'build'));
  const run = (licence: string): string => {
    const packages = [{ name: 'some-package', version: '1.2.3', licence, notice: 'text' }];
    writeFileSync(join(folder, SHIPPED), JSON.stringify({ 'dist/Code.js': packages }));
    return execFileSync(process.execPath, [resolve('esbuild.licences.mjs')], { cwd: folder, encoding: 'utf8' });
  };
  expect(run('MIT')).toBe('dist/Code.js\n  some-package 1.2.3  MIT\n');
  expect(() => run('AGPL-3.0-only')).toThrow('Command failed');
});
