/** Every command that a document shows is run here, by another test or in CI; what needs Google or changes a machine is listed. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '../../local/host/crm-process';
import { closedAfterAll } from '../closing';

const DOCUMENTS = ['README.md', 'README.fr.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CODE_OF_CONDUCT.md', 'CHANGELOG.md']
  .concat(readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name)))
  .concat(readdirSync('.github', { recursive: true, encoding: 'utf8' }).map((name) => join('.github', name)))
  .filter((path) => path.endsWith('.md'));

const STARTS = /^(npm|npx|node|git|curl|export|read|sha256sum)\s/;

/** As it is typed: without what explains it, what may be left out, and what stands for more. */
const plain = (text: string): string =>
  text
    .replace(/\s+# .*$/, '')
    .replace(/\s(\[|…|<).*$/, '')
    .replace(/…$/, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Commands in blocks of code and between backticks, one by one where several are joined. */
function commandsIn(path: string): readonly string[] {
  const text = readFileSync(path, 'utf8');
  const blocks = [...text.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) =>
    block.replace(/\\\n\s*/g, '').split('\n'),
  );
  const inline = [...text.replace(/^```\w*\n[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  return [...blocks, ...inline]
    .filter((line) => STARTS.test(line))
    .flatMap((line) => (line.startsWith('curl') ? [line] : line.split(' && ')))
    .map((command) => (command.startsWith('curl') ? command : plain(command)));
}

const found = new Map<string, string>();
for (const path of DOCUMENTS) for (const command of commandsIn(path)) found.set(command, path);

type How =
  /** A program of `build/`, with these arguments: it ends with 0. */
  | { readonly run: readonly string[] }
  /** One that goes on until it is ended: its first words are enough. */
  | { readonly starts: readonly string[]; readonly says: RegExp }
  | { readonly test: string; readonly with: string }
  | { readonly ci: string }
  | { readonly script: string }
  | { readonly not: string };

const FEW = ['--records', '20'];
const FILES = 'test/fixtures/twenty';
const PULL = { test: 'test/local/pull/command.test.ts', with: 'build/pull.mjs' };
const DOCTOR = { test: 'test/tools/doctor.test.ts', with: 'build/doctor.mjs' };
const EXPORT = { test: 'test/tools/export.test.ts', with: 'build/export.mjs' };
const IMPORT = { test: 'test/local/crm/import/command.test.ts', with: 'build/import.mjs' };
const RELEASE = { test: 'test/tools/release.test.ts', with: 'build/release.mjs' };
const GOOGLE = { not: 'needs a Google account' };

const HOW: Readonly<Record<string, How>> = {
  'npm ci': { ci: 'npm ci' },
  'npm run check': { ci: 'npm run check' },
  'npm run check:size': { script: 'check' },
  'npm run check:types': { script: 'check' },
  'npm run build': { ci: 'npm run build' },
  'npm run test:unit': { ci: 'npm run test:unit' },
  'npm test': { ci: 'npm test' },
  'npx jest test/twenty': { script: 'test:unit' },
  'npm start': { starts: ['main', '--port', '0', ...FEW], says: /http:\/\/127\.0\.0\.1:\d+/ },
  'npm start --': { starts: ['main', '--port', '0', ...FEW, '--locale', 'fr'], says: /http:\/\/127\.0\.0\.1:\d+/ },
  'npm start -- --locale fr': {
    starts: ['main', '--port', '0', ...FEW, '--locale', 'fr'],
    says: /http:\/\/127\.0\.0\.1:\d+/,
  },
  'npm start -- --no-crm --allow-local --url http://localhost:3000': {
    starts: ['main', '--port', '0', '--no-crm', '--allow-local', '--url', 'http://localhost:3000'],
    says: /http:\/\/127\.0\.0\.1:\d+/,
  },
  'npm run crm': { starts: ['crm', ...FEW], says: /http:\/\/127\.0\.0\.1:\d+/ },
  'npm run crm --': { starts: ['crm', ...FEW, '--json'], says: /"control":/ },
  'npm run crm -- --dialect 1.5': { starts: ['crm', ...FEW, '--dialect', '1.5'], says: /http:\/\/127\.0\.0\.1:\d+/ },
  'npm run pull': PULL,
  'npm run pull -- --object people --view "All People"': {
    run: ['pull', '--object', 'people', '--view', 'All People', ...FEW],
  },
  'npm run --silent pull --': PULL,
  'node build/pull.mjs': PULL,
  'npm run doctor': DOCTOR,
  'npm run doctor --': DOCTOR,
  'npm run export': EXPORT,
  'npm run export -- --object people --view "All People" --out people.ndjson --format ndjson --schema people.json':
    EXPORT,
  'npm run export -- --object people --all-fields --out people.csv --format csv': EXPORT,
  'npm run bench:export': { run: ['bench-export', '--records', '2000'] },
  'npm run import -- FILES': IMPORT,
  'npm run vectors -- FILE.json': { run: ['vectors', `${FILES}/filter-vectors.json`] },
  'npm run csv-cases': { run: ['csv-cases', `${FILES}/csv`] },
  'npm run csv-cases -- DIR': { run: ['csv-cases', `${FILES}/csv`] },
  'npm run pg-parity': { ci: 'npm run pg-parity' },
  'npm run google-checks': { test: 'test/local/google-checks.test.ts', with: 'google-checks' },
  'npm run google-checks -- FILE': { test: 'test/local/google-checks.test.ts', with: 'google-checks' },
  'npm run google-checks -- build/selfcheck/Code.js': {
    test: 'test/local/self-check.test.ts',
    with: 'googleChecksCommand',
  },
  'npm run build:selfcheck': { run: ['self-check'] },
  'npm run assumptions': { test: 'test/local/self-check.test.ts', with: 'build/self-check.mjs' },
  'npx jest test/local/self-check': { test: 'test/local/self-check.test.ts', with: 'self-check' },
  'npm run view-parity': { test: 'test/commands/view-parity.test.ts', with: 'build/view-parity.mjs' },
  'npm run view-parity --': { test: 'test/commands/view-parity.test.ts', with: 'build/view-parity.mjs' },
  'npm run edits': { test: 'test/entry/editing-random.test.ts', with: 'EDITS' },
  'npm run fuzz': { test: 'test/local/fuzz.test.ts', with: 'build/fuzz.mjs' },
  'npm run fuzz --': { test: 'test/local/fuzz.test.ts', with: 'build/fuzz.mjs' },
  'npm run screenshots': { test: 'test/sidebar/gallery.test.ts', with: 'SCENES' },
  'npm run mutate': { not: 'takes hours, and installs a package first' },
  'npm run architecture': { not: 'installs a package first; what it makes is looked at by references.test.ts' },
  'npm run messages': { test: 'test/commands/commands.test.ts', with: 'messages' },
  'npm run licences': { ci: 'npm run licences' },
  'npm run year': { test: 'test/local/year.test.ts', with: 'build/year.mjs' },
  'npm run year --': { test: 'test/local/year.test.ts', with: 'build/year.mjs' },
  'npm run torture': { test: 'test/local/torture.test.ts', with: 'build/torture.mjs' },
  'npm run torture --': { test: 'test/local/torture.test.ts', with: 'build/torture.mjs' },
  'npm run torture -- --runs 300 --seed 4': { ci: 'npm run torture -- --runs 300 --seed 4' },
  'npm run bench': { run: ['bench', '--records', '10', '--columns', '3'] },
  'npm run bench --': { ci: 'npm run bench -- --records 1000 --columns 15' },
  'npm run release -- VERSION': RELEASE,
  'npm run release -- 1.2.3': RELEASE,
  'sha256sum dist/Code.js dist/sidebar.html dist/appsscript.json': { not: 'run by itself below' },
  'git update-index --skip-worktree .clasp.json': { not: 'run by itself below, on another index' },
  'export TWENTY_URL=https://api.twenty.com': { not: 'run by itself below' },
  'read -rs TWENTY_KEY': { not: 'run by itself below' },
  'export TWENTY_KEY': { not: 'run by itself below' },
  'npm run format': { not: 'rewrites files; its check is part of npm run check' },
  'git clone': { not: 'is how CI begins' },
  'git push --follow-tags': { not: 'publishes' },
  'npm run push': GOOGLE,
  'npx clasp login': GOOGLE,
};

const curl = [...found.keys()].filter((command) => command.startsWith('curl '));
const scripts: Readonly<Record<string, string>> = JSON.parse(readFileSync('package.json', 'utf8')).scripts;
const workflows = readdirSync('.github/workflows').map((name) => readFileSync(join('.github/workflows', name), 'utf8'));
const closing = closedAfterAll();

test('every command of a document is in the table, and the table has no other', () => {
  const documented = [...found.keys()].filter((command) => !curl.includes(command));
  expect(documented.sort()).toEqual(Object.keys(HOW).sort());
  expect(documented.length).toBeGreaterThan(30);
});

const program = (name: string): string => {
  const path = `build/${name}.mjs`;
  if (!existsSync(path)) throw new Error(`${path} is missing. Run: npm run build`);
  return path;
};

const rows = Object.entries(HOW);

test.each(rows.flatMap(([command, how]) => ('run' in how ? [[command, how.run] as const] : [])))(
  '%s, shortened, ends well',
  (_, [name = '', ...args]) => {
    const env = { ...process.env, TWENTY_URL: '', TWENTY_KEY: '' };
    const { status, stderr } = spawnSync(process.execPath, [program(name), ...args], { encoding: 'utf8', env });
    expect({ status, said: status === 0 ? '' : stderr }).toEqual({ status: 0, said: '' });
  },
);

test.each(rows.flatMap(([command, how]) => ('starts' in how ? [[command, how.starts, how.says] as const] : [])))(
  '%s begins, and can be ended',
  async (_, [name = '', ...args], says) => {
    const child = spawn(process.execPath, [program(name), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
    closing(() => child.kill());
    let said = '';
    await new Promise<void>((resolve) => {
      const listen = (data: Buffer): void => {
        said += data.toString();
        if (says.test(said)) resolve();
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.on('close', () => resolve());
    });
    expect(said).toMatch(says);
    child.kill();
    await ended;
  },
);

test.each(rows.flatMap(([command, how]) => ('test' in how ? [[command, how.test, how.with] as const] : [])))(
  '%s is run by %s',
  (_, path, text) => expect(readFileSync(path, 'utf8')).toContain(text),
);

test.each(rows.flatMap(([command, how]) => ('ci' in how ? [[command, how.ci] as const] : [])))(
  '%s is run in CI',
  (_, command) => expect(workflows.some((text) => text.includes(`run: ${command}\n`))).toBe(true),
);

test.each(rows.flatMap(([command, how]) => ('script' in how ? [[command, how.script] as const] : [])))(
  '%s is part of npm run %s, which CI runs',
  (command, script) => {
    expect(scripts[script]).toContain(command.replace(/^npx jest /, ''));
    expect(workflows.some((text) => text.includes(`run: npm run ${script}\n`))).toBe(true);
  },
);

test('what CI runs exists', () => {
  const runs = workflows.flatMap((text) => [...text.matchAll(/run: npm run ([\w:-]+)/g)].map(([, name = '']) => name));
  expect(runs.filter((name) => scripts[name] === undefined)).toEqual([]);
  expect(runs.length).toBeGreaterThan(5);
});

test('the key comes into the environment without being shown', () => {
  const block = /```sh\n(export TWENTY_URL[\s\S]*?)```/.exec(readFileSync('docs/local.md', 'utf8'))?.[1] ?? '';
  const told = execFileSync(
    'bash',
    ['-c', `${block}\nnode -p 'process.env.TWENTY_URL + " " + process.env.TWENTY_KEY'`],
    {
      encoding: 'utf8',
      input: 'a-key\n',
    },
  );
  expect(told).toBe('https://api.twenty.com a-key\n');
});

test('the demo is told of a fault as it is written', async () => {
  const demo = await startDemo('build/crm.mjs', FEW);
  closing(demo.stop);
  expect(curl).toHaveLength(1);
  const env = { PATH: process.env['PATH'], URL: demo.url, CONTROL: demo.control };
  const child = spawn('sh', ['-c', curl[0] ?? ''], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  let said = '';
  child.stdout.on('data', (data) => (said += String(data)));
  await new Promise((resolve) => child.on('close', resolve));
  expect(JSON.parse(said)).not.toHaveProperty('error');
});

test('checksums of the three files are made as it is written', () => {
  const [command = ''] = [...found.keys()].filter((one) => one.startsWith('sha256sum'));
  const [name = '', ...files] = command.split(' ');
  const lines = execFileSync(name, files, { encoding: 'utf8' }).trim().split('\n');
  expect(lines.map((line) => line.slice(0, 64)).filter((sum) => /^[0-9a-f]{64}$/.test(sum))).toHaveLength(3);
});

test('the script id is kept out of commits as it is written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'index-'));
  const index = join(folder, 'index');
  copyFileSync(execFileSync('git', ['rev-parse', '--git-path', 'index'], { encoding: 'utf8' }).trim(), index);
  const env = { ...process.env, GIT_INDEX_FILE: index };
  execFileSync('git', ['update-index', '--skip-worktree', '.clasp.json'], { env });
  expect(execFileSync('git', ['ls-files', '-v', '.clasp.json'], { encoding: 'utf8', env })).toBe('S .clasp.json\n');
  rmSync(folder, { recursive: true });
});
