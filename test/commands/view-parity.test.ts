import { execFileSync } from 'node:child_process';
import { runsOf } from '../depth';

const RUNS = runsOf(240);

/** The built command in a process of its own: PostgreSQL in WebAssembly loads parts of itself as Jest's modules cannot. */
const run = (...args: readonly string[]): string =>
  execFileSync(process.execPath, ['build/view-parity.mjs', ...args], { encoding: 'utf8' });

test('generated views bring the ids, in the order, that SQL written for them finds', () => {
  const lines = run('--seed', '11', '--runs', `${RUNS}`, '--records', '150').trimEnd().split('\n');
  expect(lines.at(-1)).toBe(`${RUNS} passed, 0 failed`);
  expect(lines).toHaveLength(4);
  // Views that show all or nothing prove little.
  const [telling = 0] = /\d+/.exec(lines[1] ?? '')?.map(Number) ?? [];
  const [withText = 0, hiding = 0] = (lines[2]?.match(/\d+/g) ?? []).map(Number);
  expect(telling).toBeGreaterThan(RUNS / 4);
  expect(withText).toBeGreaterThan(RUNS / 6);
  expect(hiding).toBeGreaterThan(RUNS / 100);
}, 180_000);
