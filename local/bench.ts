import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createContext, Script } from 'node:vm';
import { type Measured, measurePulls } from './bench/pulls';

/** Sizes of the demo workspace to pull, in people. */
const SIZES = [1_000, 12_000, 20_000, 100_000];
const EVALUATIONS = 20;

/** Milliseconds of the middle one of several runs. */
function median(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
}

/** Compiling and evaluating the bundle, as each execution does; each time a new text, so that no compiled one is used again. */
function evaluation(code: string): number {
  const times = Array.from({ length: EVALUATIONS }, (_, index) => {
    const realm = createContext({});
    const started = performance.now();
    new Script(`${code}\n// ${index}`).runInContext(realm);
    return performance.now() - started;
  });
  return median(times);
}

function printBundle(): void {
  console.log('| what | number |\n|---|---|');
  for (const file of ['dist/Code.js', 'dist/sidebar.html']) {
    console.log(`| ${file} | ${(statSync(file).size / 1024).toFixed(1)} KiB |`);
  }
  const time = evaluation(readFileSync('dist/Code.js', 'utf8'));
  console.log(`| compile and evaluate dist/Code.js | ${time.toFixed(1)} ms |`);
}

const COLUMNS =
  'pull | records × columns | changed | requests | service calls | cells written | seconds | memory until then';

function printPull({ what, records, columns, changed, ...spent }: Measured): void {
  const { requests, serviceCalls, cellsWritten, seconds, memory } = spent;
  const [size, time, held] = [`${records} × ${columns}`, seconds.toFixed(1), `${memory} MiB`];
  console.log(`| ${[what, size, changed, requests, serviceCalls, cellsWritten, time, held].join(' | ')} |`);
}

/** `--records N`: that size alone, as JSON, a line for each pull. */
const { records } = parseArgs({ options: { records: { type: 'string' } } }).values;
if (records === undefined) {
  printBundle();
  console.log(`\n| ${COLUMNS} |\n|${'---|'.repeat(8)}`);
  for (const size of SIZES) for (const pull of await measurePulls(size)) printPull(pull);
} else for (const pull of await measurePulls(Number(records))) console.log(JSON.stringify(pull));
