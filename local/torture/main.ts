import { readOptions, USAGE, UsageError } from './options';
import { runOnce } from './runs/run';
import { openWorld } from './world/world';

/** Failures that are printed in full; the others are counted. */
const PRINTED = 20;

async function main(): Promise<void> {
  const { seed, runs, records, only } = readOptions(process.argv.slice(2), Date.now());
  console.log(`seed ${seed}, ${only === null ? `${runs} runs` : `run ${only}`}, ${records} records`);
  const started = performance.now();
  const world = openWorld(records);
  const sums = { passed: 0, failed: 0, executions: 0, deaths: 0 };
  const ends = new Map<string, number>();
  for (let number = only ?? 0; number < (only === null ? runs : only + 1); number += 1) {
    const outcome = runOnce(world, seed, number);
    sums.executions += outcome.executions;
    sums.deaths += outcome.deaths;
    for (const end of outcome.ends) ends.set(end, (ends.get(end) ?? 0) + 1);
    if (outcome.broken.length === 0) sums.passed += 1;
    else sums.failed += 1;
    const isPrinted = outcome.broken.length > 0 && sums.failed <= PRINTED;
    if (isPrinted || only !== null) console.log(outcome.told.map((told) => `  ${told}`).join('\n'));
    if (isPrinted) {
      const laws = outcome.broken.slice(0, 4).map((law) => `  ✗ ${law}`);
      console.log(
        `${laws.join('\n')}\nrepeat: npm run torture -- --seed ${seed} --records ${records} --only ${number}\n`,
      );
    }
  }
  await world.close();
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${sums.executions} executions, ${sums.deaths} killed; ${[...ends].map(([end, count]) => `${count} ${end}`).join(', ')}; ${seconds.toFixed(1)} s`,
  );
  console.log(`${sums.passed} passed, ${sums.failed} failed`);
  process.exitCode = sums.failed === 0 ? 0 : 1;
}

main().catch((problem: unknown) => {
  const message = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  if (problem instanceof UsageError) console.error(`${problem.message}\nUsage: ${USAGE}`);
  else console.error(`The torture could not go on: ${message}`);
  process.exitCode = problem instanceof UsageError ? 2 : 1;
});
