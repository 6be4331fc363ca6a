import { readOptions, USAGE, UsageError } from '../../local/pg-parity/options';
import { compareQueries } from '../../local/pg-parity/queries';
import { printViews } from '../views/sql/parity';

/** Of so many questions one is a saved view: filters, groups, sorts, free text over any field, hidden groups. */
const QUESTIONS_PER_VIEW = 4;

/** `npm run pg-parity`: filters and orders as the API takes them, then saved views, asked of PostgreSQL as well. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), Date.now(), { runs: 4_000, records: 120 });
  const queries = await compareQueries(options);
  const views = await printViews({ ...options, runs: Math.ceil(options.runs / QUESTIONS_PER_VIEW) });
  const failed = queries.failed + views.failed;
  console.log(`${queries.passed + views.passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((problem: unknown) => {
  const message = problem instanceof Error ? problem.message : String(problem);
  if (problem instanceof UsageError) console.error(`${message}\nUsage: ${USAGE}`);
  else console.error(`The comparison could not be made: ${message}`);
  process.exitCode = problem instanceof UsageError ? 2 : 1;
});
