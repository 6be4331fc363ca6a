import { parseArgs } from 'node:util';
import { compareViews } from '../views/sql/parity';

/** `npm run view-parity -- [--seed S] [--runs N] [--records N]`: exit code 0 when all views agree, 1 when one does not. */
async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { seed: text, runs: text, records: text } });
  const options = {
    seed: Number(values.seed ?? Date.now() % 1_000_000),
    runs: Number(values.runs ?? 30_000),
    records: Number(values.records ?? 300),
  };
  if (!Object.values(options).every((each) => Number.isInteger(each) && each >= 0))
    throw new Error('--seed, --runs and --records take whole numbers.');
  console.log(`seed ${options.seed}, ${options.runs} views over a workspace of ${options.records} people`);
  const { passed, failed, telling, without, withText, withHiddenGroups, differences } = await compareViews(options);
  for (const difference of differences) console.log(difference);
  console.log(`${telling} found some of the records, ${without} were stopped or refused by both sides`);
  console.log(`${withText} search any field, ${withHiddenGroups} hide groups`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((problem: unknown) => {
  console.error(problem instanceof Error ? problem.message : String(problem));
  process.exitCode = 2;
});
