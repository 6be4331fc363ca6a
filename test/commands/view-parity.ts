import { readOptions, UsageError } from '../../local/pg-parity/options';
import { printViews } from '../views/sql/parity';

/** `npm run view-parity -- [--seed S] [--runs N] [--records N]`: exit code 0 when all views agree, 1 when one does not, 2 when not understood. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), Date.now(), { runs: 30_000, records: 300 });
  const { passed, failed } = await printViews(options);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((problem: unknown) => {
  console.error(problem instanceof Error ? problem.message : String(problem));
  process.exitCode = problem instanceof UsageError ? 2 : 1;
});
