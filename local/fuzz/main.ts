import { readOptions, USAGE, UsageError } from './options';
import { programOf } from './programs';
import { runOnce } from './run';
import { openWorld } from './world';

/** Failures that are printed in full; the others are counted. */
const PRINTED = 20;

async function main(): Promise<void> {
  const { seed, runs, only } = readOptions(process.argv.slice(2), Date.now());
  console.log(`seed ${seed}, ${only === null ? `${runs} runs` : `run ${only}`}`);
  const world = openWorld();
  let [passed, failed] = [0, 0];
  const all = new Map<string, number>();
  for (let number = only ?? 0; number < (only === null ? runs : only + 1); number += 1) {
    const program = programOf(seed, number);
    const { broken, ends } = runOnce(world, program);
    for (const [end, count] of ends) all.set(end, (all.get(end) ?? 0) + count);
    if (broken.length === 0) passed += 1;
    else failed += 1;
    if (only !== null || (broken.length > 0 && failed <= PRINTED)) {
      console.log(
        [
          `${program.border}, run ${number}: ${JSON.stringify(program).slice(0, 1_500)}`,
          ...broken.slice(0, 5).map((one) => `  ✗ ${one}`),
          `repeat: npm run fuzz -- --seed ${seed} --only ${number}\n`,
        ].join('\n'),
      );
    }
  }
  await world.close();
  console.log([...all].map(([end, count]) => `${count} ${end}`).join(', '));
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((problem: unknown) => {
  const message = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  console.error(
    problem instanceof UsageError ? `${problem.message}\nUsage: ${USAGE}` : `The fuzzing could not go on: ${message}`,
  );
  process.exitCode = problem instanceof UsageError ? 2 : 1;
});
