import { parseArgs } from 'node:util';

export interface ParityOptions {
  readonly seed: number;
  /** Questions asked. */
  readonly runs: number;
  /** Records of each object. */
  readonly records: number;
}

/** A command line that cannot be understood; the message says why. */
export class UsageError extends Error {}

export const USAGE = 'npm run pg-parity -- [--seed S] [--runs N] [--records N]';

const OPTIONS = { seed: { type: 'string' }, runs: { type: 'string' }, records: { type: 'string' } } as const;

function parsed(given: readonly string[]) {
  try {
    return parseArgs({ args: [...given], options: OPTIONS, strict: true }).values;
  } catch (problem) {
    // node's own sentence names the option; what follows its first full stop is advice for programmers.
    const message = problem instanceof Error ? problem.message : String(problem);
    throw new UsageError(`${message.split('. ')[0]}.`);
  }
}

function wholeNumber(option: string, text: string | undefined, fallback: number, least: number, most: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(`${option} takes a whole number from ${least} to ${most}, not "${text}".`);
}

/**
 * The seed is made of the time where none is given.
 *
 * @throws UsageError
 */
export function readOptions(
  given: readonly string[],
  now: number,
  usual: Pick<ParityOptions, 'runs' | 'records'>,
): ParityOptions {
  const values = parsed(given);
  return {
    seed: wholeNumber('--seed', values.seed, now % 1_000_000, 0, Number.MAX_SAFE_INTEGER),
    runs: wholeNumber('--runs', values.runs, usual.runs, 1, 10_000_000),
    records: wholeNumber('--records', values.records, usual.records, 1, 20_000),
  };
}
