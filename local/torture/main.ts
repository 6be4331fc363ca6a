import { keyOf, readKnownFailures } from './known-failures';
import { isStandard, readOptions, type TortureOptions, USAGE, UsageError } from './options';
import type { Outcome } from './runs/run';
import { runOnce } from './drive/run-once';
import { openTally, type Tally, type Verdict } from './tally';
import { openWorld } from './world/world';

/** Failures that are printed in full; the others are counted. */
const PRINTED = 20;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), Date.now());
  const { seed, runs, records, only } = options;
  console.log(`seed ${seed}, ${only === null ? `${runs} runs` : `run ${only}`}, ${records} records`);
  const started = performance.now();
  const world = openWorld(records);
  const tally = openTally(readKnownFailures());
  for (let number = only ?? 0; number < (only === null ? runs : only + 1); number += 1) {
    const outcome = runOnce(world, seed, number, options);
    tell(options, number, outcome, tally.add(outcome), tally.sums().failed);
  }
  await world.close();
  process.exitCode = conclude(options, tally, (performance.now() - started) / 1000) ? 0 : 1;
}

function tell(options: TortureOptions, number: number, outcome: Outcome, verdict: Verdict, failed: number): void {
  const { seed, records, only, layout, isUsual } = options;
  const isPrinted = verdict === 'failed' && failed <= PRINTED;
  if (only === null && !isPrinted) return;
  const laws = outcome.broken.slice(0, 4).map(({ law, sentence }) => `  ✗ ${law}: ${sentence}`);
  const more = `${layout === null ? '' : ` --layout ${layout}`}${isUsual ? ' --usual' : ''}`;
  console.log(
    [
      `${outcome.layouts.join(' + ')}; ${outcome.variants.join(', ')}`,
      ...outcome.told.map((told) => `  ${told}`),
      ...laws,
      `repeat: npm run torture -- --seed ${seed} --records ${records} --only ${number}${more}\n`,
    ].join('\n'),
  );
}

/** In so many runs of all kinds each of these ends comes. */
const MANY = 300;
const MUST_END = ['done', 'undone', 'backed up', 'backup cancelled', 'switched off'] as const;

const isAnything = ({ only, layout }: TortureOptions): boolean => only === null && layout === null;

/** The sums; true when all is well. */
function conclude(options: TortureOptions, tally: Tally, seconds: number): boolean {
  const { executions, deaths, ends, passed, known, failed } = tally.sums();
  const ended = [...ends].map(([end, count]) => `${count} ${end}`).join(', ');
  for (const [key, count] of [...tally.failures()].sort(([one], [other]) => (one < other ? -1 : 1)))
    console.log(`  ${count} × ${key}`);
  const unexpected = isStandard(options) ? tally.unseen() : [];
  for (const entry of unexpected) console.log(`  listed as failing, but passes: ${keyOf(entry)}`);
  // What never happened was not tried: a torture that is too kind says nothing.
  const untried = options.runs >= MANY && isAnything(options) ? MUST_END.filter((end) => !ends.has(end)) : [];
  for (const end of untried) console.log(`  in all these runs nothing was ${end}`);
  console.log(`${executions} executions, ${deaths} killed; ${ended}; ${seconds.toFixed(1)} s`);
  console.log(`${passed} passed, ${known} known failures, ${failed} failed`);
  return failed === 0 && unexpected.length === 0 && untried.length === 0;
}

main().catch((problem: unknown) => {
  const message = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  if (problem instanceof UsageError) console.error(`${problem.message}\nUsage: ${USAGE}`);
  else console.error(`The torture could not go on: ${message}`);
  process.exitCode = problem instanceof UsageError ? 2 : 1;
});
