import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { benchLine } from '../../../local/bench/line';
import { BENCH_USAGE, readBenchOptions } from '../../../local/bench/options';
import { tableHead, tableRow } from '../../../local/bench/table';

/** `npm run bench` as a program. Needs `npm run build`. */
jest.setTimeout(180_000);

function bench(...args: readonly string[]): { code: number | null; lines: readonly string[]; said: string } {
  if (!existsSync('build/bench.mjs')) throw new Error('The command is not built. Run: npm run build');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['build/bench.mjs', ...args], { encoding: 'utf8' });
  return { code: status, lines: stdout.split('\n').filter((line) => line !== ''), said: stderr };
}

const KEYS = [
  'what',
  'records',
  'columns',
  'requests',
  'calls',
  'cellsRead',
  'cellsWritten',
  'cellsCopied',
  'modelledMs',
  'floorMs',
  'scriptMs',
  'carefulMs',
  'veryCarefulMs',
  'cpuMs',
  'peakMiB',
  'slices',
];

test('one size as JSON: a line for each pull, with these keys and no others', () => {
  const { code, lines, said } = bench('--records', '210', '--columns', '6', '--json');
  expect([code, said]).toEqual([0, '']);
  const parsed: unknown[] = lines.map((line) => JSON.parse(line));
  expect(parsed.map((line) => Object.keys(Object(line)))).toEqual(lines.map(() => KEYS));
  const pulls = parsed.map((line) => benchLine.parse(line));
  expect(pulls.map(({ what }) => what)).toEqual(['first', 'unchanged', 'few', 'moved', 'order', 'all']);
  for (const pull of pulls) {
    expect(pull).toMatchObject({ records: 210, columns: 6 });
    // Two pages of 200 for two of the scripts, one for the third.
    expect(pull.veryCarefulMs).toBeLessThan(pull.carefulMs);
    expect(pull.carefulMs).toBeLessThan(pull.scriptMs);
    expect(pull.floorMs).toBeLessThan(pull.veryCarefulMs);
    expect(pull.floorMs).toBeLessThan(pull.modelledMs);
    expect(Math.min(pull.requests, pull.calls, pull.slices, pull.peakMiB)).toBeGreaterThan(0);
  }
  const [first, unchanged, few, , order, all] = pulls;
  expect(first?.cellsWritten).toBeGreaterThanOrEqual(211 * 6);
  expect(unchanged?.cellsRead).toBeGreaterThanOrEqual(210 * 6);
  // What has to travel: nothing, some cells and ten new rows, nothing, most cells.
  expect(Math.abs((order?.floorMs ?? 0) - (unchanged?.floorMs ?? 0))).toBeLessThanOrEqual(1);
  expect(few?.floorMs).toBeGreaterThan(unchanged?.floorMs ?? 0);
  expect(all?.floorMs).toBeGreaterThan(few?.floorMs ?? 0);
});

test('the table has a cell for each head', () => {
  const line = benchLine.parse(Object.fromEntries(KEYS.map((key) => [key, key === 'what' ? 'few' : 400_000])));
  const cells = (text: string): number => text.split(' | ').length;
  const [head = '', rule = ''] = tableHead().split('\n');
  expect(cells(tableRow(line))).toBe(cells(head));
  expect(rule.match(/---/g)).toHaveLength(cells(head));
  // Google ends a script after six minutes.
  expect(tableRow(line)).toContain('400.0 †');
});

test.each([
  [['--records', '9'], '--records is at least 10.'],
  [['--columns', '2'], '--columns is at least 3.'],
  [['--columns', '501'], '--columns'],
  [['--records', 'many'], '--records'],
  [['--size', '5'], "Unknown option '--size'"],
])('%p is answered with a sentence', (args, sentence) => {
  expect(() => readBenchOptions(args)).toThrow(sentence);
});

test('a size of its own is measured alone, the other number is the usual one', () => {
  expect(readBenchOptions(['--columns', '5']).sizes).toEqual([{ records: 20_000, columns: 5 }]);
  expect(readBenchOptions(['--records', '1000', '--json'])).toMatchObject({
    sizes: [{ records: 1_000, columns: 15 }],
    json: true,
  });
  expect(readBenchOptions([]).sizes).toHaveLength(6);
  expect(bench('--records', '1').said).toContain(BENCH_USAGE);
});
