import { readFileSync } from 'node:fs';
import { type Judged, runVectors } from '../twenty/filters/vector-run';
import { readVectors, UnreadableVectors } from '../twenty/filters/vector-file';
import { isFileError, type Print, refuse } from './command';

const USAGE = 'Usage: npm run vectors -- FILE.json';

/**
 * Compares our filters with the vectors of a file; prints every difference, then "N passed, N failed".
 *
 * @returns the exit code: 0 when all agree, 1 when one does not, 2 (and a sentence) when the input cannot be read.
 */
export function vectorsCommand(args: readonly string[], print: Print): 0 | 1 | 2 {
  const [path, ...more] = args;
  if (path === undefined || more.length > 0) return refuse(USAGE, print);
  let results: ReturnType<typeof runVectors>;
  try {
    results = runVectors(readVectors(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof UnreadableVectors) return refuse(`${path} cannot be read as vectors. ${error.message}`, print);
    if (isFileError(error)) return refuse(`${path} cannot be read (${error.code}).`, print);
    throw error;
  }
  for (const { judged } of results) judged.filter(({ agreement }) => agreement === null).forEach(printOne);
  const failed = results.filter(({ passed }) => !passed).length;
  print(`${results.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;

  function printOne({ title, rules, expected, planned }: Judged): void {
    print(`${title}, rules ${rules}\n  Twenty: ${expected}\n  ours:   ${planned}`);
  }
}
