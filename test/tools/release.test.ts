import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** `npm run release` in a small project of its own. Needs `npm run build`. */

const COMMAND = resolve('build/release.mjs');
const BUILDER = `
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
mkdirSync('dist', { recursive: true });
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
for (const file of ['Code.js', 'sidebar.html', 'appsscript.json']) writeFileSync('dist/' + file, file + ' of ' + version + EXTRA);
`;

let folder = '';
const path = (name: string): string => join(folder, name);
const text = (name: string): string => readFileSync(path(name), 'utf8');
const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args], {
    cwd: folder,
    encoding: 'utf8',
  }).trim();

function commit(changes: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(changes)) writeFileSync(path(name), content);
  git('add', '-A');
  git('commit', '-q', '--allow-empty', '-m', 'a change');
}

const news = (version: string): string => `export const TEXTS = {\n  news: {\n    version: '${version}',\n  },\n};\n`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'release-'));
  git('init', '-q');
  for (const language of ['en', 'fr']) mkdirSync(path(`sidebar/texts/${language}`), { recursive: true });
  const project = { name: 'twenty-sheets', version: '0.9.0', dependencies: { other: '0.9.0' } };
  commit({
    'package.json': `${JSON.stringify(project, null, 2)}\n`,
    'package-lock.json': JSON.stringify({ version: '0.9.0', packages: { '': project, other: { version: '0.9.0' } } }),
    'CHANGELOG.md':
      '# Changelog\n\n## Unreleased\n\n### Added\n\n- # of rows is shown.\n\n## 0.9.0 - 2026-01-01\n\n- Old.\n',
    'esbuild.config.mjs': BUILDER.replace('EXTRA', "''"),
    'sidebar/texts/en/news.ts': news('1.0.0'),
    'sidebar/texts/fr/news.ts': news('1.0.0'),
    '.gitignore': 'dist/\nrelease/\n',
  });
});
afterEach(() => rmSync(folder, { recursive: true }));

function release(...args: readonly string[]): { code: number | null; said: string } {
  const env = { ...process.env, GIT_AUTHOR_NAME: 'T', GIT_AUTHOR_EMAIL: 't@example.com' };
  const who = { GIT_COMMITTER_NAME: 'T', GIT_COMMITTER_EMAIL: 't@example.com' };
  const { status, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...env, ...who },
  });
  return { code: status, said: stderr };
}

test('version, changelog, commit, tag and the three files with checksums that hold', () => {
  expect(release('1.0.0')).toEqual({ code: 0, said: '' });
  expect(JSON.parse(text('package.json'))).toMatchObject({ version: '1.0.0', dependencies: { other: '0.9.0' } });
  expect(JSON.parse(text('package-lock.json'))).toMatchObject({
    version: '1.0.0',
    packages: { '': { version: '1.0.0' }, other: { version: '0.9.0' } },
  });
  expect(text('CHANGELOG.md')).toMatch(/^## Unreleased\n\n## 1\.0\.0 - \d{4}-\d\d-\d\d\n\n### Added\n/m);
  expect(git('status', '--porcelain')).toBe('');
  expect(git('log', '-1', '--format=%s')).toBe('chore: release 1.0.0');
  expect(git('cat-file', '-p', 'v1.0.0')).toContain('- # of rows is shown.');
  expect(git('rev-parse', 'v1.0.0^{commit}')).toBe(git('rev-parse', 'HEAD'));
  const sums = text('release/1.0.0/SHA256SUMS').trim().split('\n');
  expect(sums.map((line) => line.split('  ')[1])).toEqual(['Code.js', 'sidebar.html', 'appsscript.json']);
  for (const [sum, file = ''] of sums.map((line) => line.split('  '))) {
    expect(
      createHash('sha256')
        .update(text(`release/1.0.0/${file}`))
        .digest('hex'),
    ).toBe(sum);
  }
  expect(text('release/1.0.0/Code.js')).toBe('Code.js of 1.0.0');
});

test('the number that package.json has already is released only as the first of it', () => {
  commit({ 'sidebar/texts/en/news.ts': news('0.9.0'), 'sidebar/texts/fr/news.ts': news('0.9.0') });
  expect(release('0.9.0').code).toBe(1);
  expect(release('0.9.0', '--first')).toEqual({ code: 0, said: '' });
});

const refusals: readonly (readonly [string, string, Readonly<Record<string, string>>, string])[] = [
  ['a version that is none', '1.0', {}, 'is no version'],
  ['an earlier version', '0.10.0', { 'package.json': '{"version":"0.11.0"}' }, 'does not come after 0.11.0'],
  ['nothing unreleased', '1.0.0', { 'CHANGELOG.md': '## Unreleased\n\n## 0.9.0\n\n- Old.\n' }, 'nothing under'],
  [
    'no news in French',
    '1.0.0',
    { 'sidebar/texts/fr/news.ts': news('0.9.0') },
    'sidebar/texts/fr/news.ts are of 0.9.0',
  ],
  ['builds that differ', '1.0.0', { 'esbuild.config.mjs': BUILDER.replace('EXTRA', 'process.hrtime()') }, 'differ'],
];
test.each(refusals)('%s: a sentence, and nothing is changed', (_, version, changes, sentence) => {
  commit(changes);
  const before = git('rev-parse', 'HEAD');
  const { code, said } = release(version);
  expect(code).toBe(1);
  expect(said).toContain(sentence);
  expect([git('rev-parse', 'HEAD'), git('status', '--porcelain'), git('tag')]).toEqual([before, '', '']);
});

test('work that is not committed is not released', () => {
  writeFileSync(path('more.ts'), '');
  expect(release('1.0.0')).toMatchObject({ code: 1, said: expect.stringContaining('not committed') });
});

test.each([[[]], [['1.0.0', '2.0.0']], [['--nope']]])('%j ends with the usage', (args) => {
  expect(release(...args)).toMatchObject({ code: 2, said: expect.stringContaining('npm run release -- VERSION') });
});
