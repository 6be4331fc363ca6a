import { readFileSync, statSync } from 'node:fs';
import { createContext, Script } from 'node:vm';
import { startDemo } from './host/crm-process';
import { openAddOn } from './pull/add-on';
import { runPull } from './pull/run';

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

async function pullOf(records: number): Promise<string> {
  const demo = await startDemo('build/crm.mjs', ['--records', String(records), '--no-rate-limit']);
  try {
    const addOn = openAddOn({ folder: 'dist', timeZone: 'Europe/Paris', allowedOrigins: [new URL(demo.url).origin] });
    const started = performance.now();
    const { receipt, serviceCalls, cellsWritten } = await runPull(
      addOn,
      { url: demo.url, key: demo.keys['apple-admin'] ?? '' },
      { object: 'people', view: 'All People', csv: null, ids: null, me: null },
      () => undefined,
    );
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
    return [
      receipt.written,
      receipt.columns,
      receipt.requests,
      serviceCalls,
      cellsWritten,
      seconds,
      `${memory} MiB`,
    ].join(' | ');
  } finally {
    demo.stop();
  }
}

console.log('| what | number |\n|---|---|');
for (const file of ['dist/Code.js', 'dist/sidebar.html']) {
  console.log(`| ${file} | ${(statSync(file).size / 1024).toFixed(1)} KiB |`);
}
console.log(
  `| compile and evaluate dist/Code.js | ${evaluation(readFileSync('dist/Code.js', 'utf8')).toFixed(1)} ms |`,
);
console.log(
  '\n| records | columns | requests | service calls | cells written | seconds | memory |\n|---|---|---|---|---|---|---|',
);
for (const records of SIZES) console.log(`| ${await pullOf(records)} |`);
