import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';

/** `npm run pull` as a program, against the demo. Needs `npm run build`. */
jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'pull-'));

function pull(...args: readonly string[]): { code: number | null; out: string; said: string } {
  if (!existsSync('build/pull.mjs')) throw new Error('The command is not built. Run: npm run build');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['build/pull.mjs', ...args], { encoding: 'utf8' });
  return { code: status, out: stdout, said: stderr };
}

test('people: the receipt, the CSV and the ids tell of the same records in the same order', () => {
  const [csv, ids] = [join(folder, 'people.csv'), join(folder, 'ids.txt')];
  const wanted = [
    '--object',
    'people',
    '--view',
    'All People',
    '--records',
    '700',
    '--json',
    '--csv',
    csv,
    '--ids',
    ids,
  ];
  const { code, out, said } = pull(...wanted);
  expect([code, said]).toEqual([0, '']);
  const receipt: unknown = JSON.parse(out);
  expect(receipt).toMatchObject({
    object: 'People',
    view: 'All People',
    complete: true,
    asked: 700,
    fetched: 700,
    distinct: 700,
    written: 700,
    leftOut: [],
    requests: expect.any(Number),
    serviceCalls: expect.any(Number),
    cellsWritten: expect.any(Number),
  });
  const { data } = Papa.parse<Record<string, string>>(readFileSync(csv, 'utf8').replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  const inSheet = readFileSync(ids, 'utf8').trim().split('\n');
  expect(inSheet).toHaveLength(700);
  expect(new Set(inSheet).size).toBe(700);
  expect(data.map((record) => record['Id'])).toEqual(inSheet);
});

test('without --json the receipt comes in words, and the way there on the other channel', () => {
  const { code, out, said } = pull('--object', 'company', '--view', 'all companies', '--records', '700');
  expect(code).toBe(0);
  expect(out).toMatch(/^\d+ of \d+ records of "All Companies" \(Companies\): complete\.\n/);
  expect(said).toContain('planning: 0 records');
});

test('an unknown view fails with a sentence that names a close one', () => {
  expect(pull('--object', 'people', '--view', 'All Peopel', '--records', '20')).toEqual({
    code: 1,
    out: '',
    said: 'People has no saved view "All Peopel". Did you mean "All People"?\n',
  });
});

test('a view that asks for "me" needs a member, and then works', () => {
  const args = ['--object', 'tasks', '--view', 'Assigned to Me', '--records', '200', '--json'];
  const refused = pull(...args);
  expect(refused.code).toBe(1);
  expect(refused.said).toContain('--me');
  const { code, out } = pull(...args, '--me', 'Tim Acme');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ complete: true });
});

test('a server that does not answer fails with the sentence of the add-on', () => {
  const key = ['e30', 'e30', 'e30'].join('.');
  const { code, said } = pull('--url', 'http://127.0.0.1:1', '--key', key, '--object', 'people', '--view', 'x');
  expect(code).toBe(1);
  expect(said.trim().split('\n')).toHaveLength(1);
  expect(said).not.toContain(key);
});

test.each([
  ['', '--object is needed.'],
  ['--object people', '--view is needed.'],
  ['--object people --view x --url http://a', '--url and --key belong together.'],
  ['--object people --view x --nothing', "Unknown option '--nothing'"],
])('"%s" ends with the usage', (args, sentence) => {
  const { code, said } = pull(...args.split(' ').filter((arg) => arg !== ''));
  expect(code).toBe(2);
  expect(said).toContain(sentence);
  expect(said).toContain('npm run pull --');
});
