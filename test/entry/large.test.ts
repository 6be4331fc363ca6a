import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as z from 'zod/mini';

/** Tables of some size, pulled and refreshed as `npm run bench` does with larger ones. Needs `npm run build`. */
jest.setTimeout(300_000);

const measured = z.object({
  what: z.string(),
  records: z.number(),
  columns: z.number(),
  requests: z.number(),
  calls: z.number(),
  peakMiB: z.number(),
});

/** V8 lets garbage lie as long as there is room; with this much at the most, in MiB, what is counted is what is needed. */
const HEAP = 300;

function bench(records: number): readonly z.infer<typeof measured>[] {
  if (!existsSync('build/bench.mjs')) throw new Error('The command is not built. Run: npm run build');
  const command = [
    `--max-old-space-size=${HEAP}`,
    'build/bench.mjs',
    '--json',
    '--quick',
    '--records',
    String(records),
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The bench failed: ${stderr}`);
  const lines = stdout.trim().split('\n');
  return lines.map((line) => measured.parse(JSON.parse(line)));
}

/** What one write may hold; `src/sheet/write.ts` says why. */
const CELLS_PER_WRITE = 50_000;
const blocksOf = (records: number): number => (records * 15) / CELLS_PER_WRITE;

/** Also of what is not V8's heap: the program, buffers. In MiB. */
const MEMORY = 400;

/** To count, for the first page, for the others of 5,000 rows, to count again. */
const REQUESTS = 8;

test('20,000 records × 15 columns, however they changed: few requests and calls, and memory for them alone', () => {
  const [small, large] = [bench(1_000), bench(20_000)];
  expect(large.map(({ what }) => what)).toEqual(['first', 'unchanged', 'few']);
  large.forEach((pull, index) => {
    expect(pull).toMatchObject({ records: 20_000, columns: 15 });
    expect(pull.requests).toBeLessThanOrEqual(REQUESTS);
    expect(pull.peakMiB).toBeLessThan(MEMORY);
    // A few more calls for each block that is written, read or compared; none for a row.
    const more = pull.calls - (small[index]?.calls ?? 0);
    expect(more / (blocksOf(20_000) - blocksOf(1_000))).toBeLessThan(20);
  });
});
