import { readDifferences } from './differences';
import { countOf, linesOf, type Verdict, verdictOf } from './report';
import { ChecksError, runChecks } from './run';

const GOOGLE_CHECKS_USAGE = 'Usage: npm run google-checks -- FILE…';

interface Surroundings {
  /** Text of the file that lists the differences kept on purpose. */
  readonly differences: string;
  readonly print: (line: string) => void;
}

/**
 * Runs files of checks in plain Apps Script on the emulator and ends with the counts.
 * @returns 0, 1 when a check failed, 2 when a file is no file of checks
 */
export function googleChecksCommand(paths: readonly string[], { differences, print }: Surroundings): 0 | 1 | 2 {
  if (paths.length === 0 || paths.some((path) => path.startsWith('-'))) {
    print(GOOGLE_CHECKS_USAGE);
    return 2;
  }
  const listed = readDifferences(differences);
  const verdicts: Verdict[] = [];
  try {
    for (const path of paths) {
      for (const outcome of runChecks(path)) {
        const verdict = verdictOf(outcome, listed);
        verdicts.push(verdict);
        for (const line of linesOf(verdict)) print(line);
      }
    }
  } catch (error) {
    if (!(error instanceof ChecksError)) throw error;
    print(error.message);
    return 2;
  }
  const [passed, failed, skipped] = [
    countOf(verdicts, 'passed'),
    countOf(verdicts, 'failed'),
    countOf(verdicts, 'skipped'),
  ];
  print(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed === 0 ? 0 : 1;
}
