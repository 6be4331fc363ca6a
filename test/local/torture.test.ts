import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { runsOf } from '../depth';

/** The first runs of the standard set of `npm run torture`, always the same ones. Needs `npm run build`. */
jest.setTimeout(600_000);

const RUNS = runsOf(36);

test('a pull that is killed, lied to and disturbed breaks no law, but those that the list of known failures has', () => {
  if (!existsSync('build/torture.mjs')) throw new Error('The command is not built. Run: npm run build');
  const options = ['build/torture.mjs', '--runs', String(RUNS), '--seed', '4'];
  const { status, stdout, stderr } = spawnSync(process.execPath, options, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  const count = (what: string): number => Number(new RegExp(`(\\d+) ${what}`).exec(stdout)?.[1] ?? 0);
  // What failed is told with the command that repeats it.
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
  expect([count('passed') + count('known failures'), count('failed')]).toEqual([RUNS, 0]);
  expect(count('passed')).toBeGreaterThan(0);
  // Otherwise the weather was too kind to tell anything.
  expect(count('killed')).toBeGreaterThan(RUNS / 20);
  expect(count('done')).toBeGreaterThan(RUNS);
});
