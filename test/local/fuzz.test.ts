import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readOptions, UsageError } from '../../local/fuzz/options';
import { programOf } from '../../local/fuzz/programs';
import { runsOf } from '../depth';

/** Some runs of `npm run fuzz`, always the same ones. Needs `npm run build`. */
jest.setTimeout(600_000);

const RUNS = runsOf(24);

test('no property, tag, call or answer, whatever stands in it, breaks a law', () => {
  if (!existsSync('build/fuzz.mjs')) throw new Error('The command is not built. Run: npm run build');
  const options = ['build/fuzz.mjs', '--runs', String(RUNS), '--seed', '4'];
  const { status, stdout, stderr } = spawnSync(process.execPath, options, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  // What failed is told with the command that repeats it.
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
  expect(stdout.trim().split('\n').at(-1)).toBe(`${RUNS} passed, 0 failed`);
  // Otherwise nobody was there to hear the lies, or nothing but lies was heard.
  for (const end of ['answered', 'refused', 'done', 'failed']) expect(stdout).toMatch(new RegExp(`\\d+ ${end}`));
});

test('the same seed and number are the same program, and each border has its turn', () => {
  const borders = Array.from({ length: 60 }, (_, number) => programOf(7, number).border);
  expect(Array.from({ length: 60 }, (_, number) => programOf(7, number).border)).toEqual(borders);
  expect([...new Set(borders)].sort()).toEqual(['endpoint', 'property', 'server', 'tag']);
});

test('the command says what it cannot understand', () => {
  expect(readOptions([], 5)).toEqual({ seed: 5, runs: 100, only: null });
  expect(readOptions(['--seed', '3', '--runs', '7', '--only', '2'], 5)).toEqual({ seed: 3, runs: 7, only: 2 });
  for (const args of [['--runs', 'x'], ['--seed', '-1'], ['--what'], ['--runs']])
    expect(() => readOptions(args, 5)).toThrow(UsageError);
});
