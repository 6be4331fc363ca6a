import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as z from 'zod/mini';

/** Tables of some size, pulled and refreshed as `npm run bench` does with larger ones. Needs `npm run build`. */
jest.setTimeout(300_000);

const measured = z.object({
  what: z.enum(['first pull', 'refresh']),
  records: z.number(),
  columns: z.number(),
  changed: z.number(),
  requests: z.number(),
  serviceCalls: z.number(),
  memory: z.number(),
});

/** V8 lets garbage lie as long as there is room; with this much at the most, in MiB, what is counted is what is needed. */
const HEAP = 300;

function bench(records: number): readonly z.infer<typeof measured>[] {
  if (!existsSync('build/bench.mjs')) throw new Error('The command is not built. Run: npm run build');
  const command = [`--max-old-space-size=${HEAP}`, 'build/bench.mjs', '--records', String(records)];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The bench failed: ${stderr}`);
  const lines = stdout.trim().split('\n');
  return lines.map((line) => measured.parse(JSON.parse(line)));
}

const small = bench(1_000);

/** What one write may hold; `src/sheet/write.ts` says why. */
const CELLS_PER_WRITE = 40_000;
const blocksOf = (records: number): number => (records * 15) / CELLS_PER_WRITE;

/** Also of what is not V8's heap: the program, buffers. In MiB. */
const MEMORY = 400;

test('20,000 records × 15 columns, pulled and then all changed: few requests and calls, and memory for them alone', () => {
  const records = 20_000;
  const pulls = bench(records);
  expect(pulls).toMatchObject([
    { what: 'first pull', records, columns: 15, changed: 0 },
    { what: 'refresh', records, columns: 15, changed: records },
  ]);
  pulls.forEach((pull, index) => {
    // To count, for the first page, for the others of 5,000 rows, to count again.
    expect(pull.requests).toBeLessThanOrEqual(8);
    expect(pull.memory).toBeLessThan(MEMORY);
    // A few more calls for each block that is written, read or compared; none for a row.
    const more = pull.serviceCalls - (small[index]?.serviceCalls ?? 0);
    expect(more / (blocksOf(records) - blocksOf(1_000))).toBeLessThan(20);
  });
});
