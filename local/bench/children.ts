import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Size } from './options';

const run = promisify(execFile);

/** Heap of the scripts, in MiB: they hold the whole view in one array, and are not what is measured. */
const SCRIPTS_HEAP = 4_000;
const MOST_OUTPUT = 10_000_000;

/** Runs this program once more for one size in a process with its own memory, so that no measurement sees what another left. Gives its lines. */
export async function inChild(
  { records, columns }: Size,
  flags: readonly string[],
  heap: number = SCRIPTS_HEAP,
): Promise<readonly string[]> {
  const program = process.argv[1];
  if (program === undefined) throw new Error('A bench needs the file that it runs from.');
  const size = ['--records', String(records), '--columns', String(columns)];
  const { stdout } = await run(process.execPath, [`--max-old-space-size=${heap}`, program, ...size, ...flags], {
    maxBuffer: MOST_OUTPUT,
  });
  return stdout.split('\n').filter((line) => line !== '');
}
