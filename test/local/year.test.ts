import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Two days of `npm run year`, in which clocks change. Needs `npm run build`. */
jest.setTimeout(300_000);

test('two days of schedules: every run that was due happened, was told, or is named', () => {
  if (!existsSync('build/year.mjs')) throw new Error('The command is not built. Run: npm run build');
  const options = ['build/year.mjs', '--days', '2', '--seed', '3'];
  const { status, stdout, stderr } = spawnSync(process.execPath, options, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  const count = (what: string): number => Number(new RegExp(`(\\d+) ${what}`).exec(stdout)?.[1] ?? 0);
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
  expect(count('failed')).toBe(0);
  expect(count('happened')).toBeGreaterThan(30);
  expect(count('mails of failures') + count('named at the next opening')).toBeGreaterThan(0);
});
