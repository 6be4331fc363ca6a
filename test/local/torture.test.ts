import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Some runs of `npm run torture`, always the same ones, in a fraction of what all tests take. Needs `npm run build`. */
jest.setTimeout(600_000);

const RUNS = 60;
const SEED = 4;

test('a pull that is killed, lied to and disturbed leaves the old table or the new one, and nothing of the person’s is lost', () => {
  if (!existsSync('build/torture.mjs')) throw new Error('The command is not built. Run: npm run build');
  const options = ['build/torture.mjs', '--runs', String(RUNS), '--seed', String(SEED)];
  const { status, stdout, stderr } = spawnSync(process.execPath, options, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  const count = (what: string): number => Number(new RegExp(`(\\d+) ${what}`).exec(stdout)?.[1] ?? 0);
  // What failed is told with the command that repeats it.
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
  expect([count('passed'), count('failed')]).toEqual([RUNS, 0]);
  // Otherwise the weather was too kind to tell anything.
  expect(count('killed')).toBeGreaterThan(RUNS / 10);
  expect(count('done')).toBeGreaterThan(RUNS);
  expect(count('of them walked')).toBeGreaterThan(0);
});
