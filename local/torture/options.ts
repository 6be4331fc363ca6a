import { parseArgs } from 'node:util';
import { LAYOUT_NAMES } from './drive/run-once';

export interface TortureOptions {
  readonly seed: number;
  /** Pulls tortured. */
  readonly runs: number;
  /** People in the demo workspace; the rest is in proportion. */
  readonly records: number;
  /** Just this run of the seed, told step by step; null: all. */
  readonly only: number | null;
  /** Only runs with that layout; null: all kinds. */
  readonly layout: string | null;
  /** Spreadsheets of the usual variant only. */
  readonly isUsual: boolean;
}

/** The set that the list of known failures is kept for. */
const STANDARD = { seed: 4, runs: 300, records: 30 };

export const isStandard = (options: TortureOptions): boolean =>
  options.seed === STANDARD.seed &&
  options.runs === STANDARD.runs &&
  options.records === STANDARD.records &&
  options.only === null &&
  options.layout === null &&
  !options.isUsual;

/** A command line that cannot be understood; the message says why. */
export class UsageError extends Error {}

export const USAGE = 'npm run torture -- [--seed S] [--runs N] [--records N] [--only RUN] [--layout NAME] [--usual]';

const TEXT = { type: 'string' } as const;

function parsed(given: readonly string[]) {
  try {
    const options = {
      seed: TEXT,
      runs: TEXT,
      records: TEXT,
      only: TEXT,
      layout: TEXT,
      usual: { type: 'boolean' },
    } as const;
    return parseArgs({ args: [...given], options, strict: true }).values;
  } catch (problem) {
    // node's own sentence names the option; what follows its first full stop is advice for programmers.
    const message = problem instanceof Error ? problem.message : String(problem);
    throw new UsageError(`${message.split('. ')[0]}.`);
  }
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(`${option} takes a whole number from ${least} to ${most}, not "${text}".`);
}

/**
 * Defaults: a seed made of the time, 1,000 runs, 30 people.
 *
 * @throws UsageError
 */
export function readOptions(given: readonly string[], now: number): TortureOptions {
  const { seed, runs, records, only, layout, usual } = parsed(given);
  if (layout !== undefined && !LAYOUT_NAMES.includes(layout)) {
    throw new UsageError(`--layout takes one of ${LAYOUT_NAMES.join(', ')}, not "${layout}".`);
  }
  return {
    seed: wholeNumber('--seed', seed ?? String(now % 1_000_000), 0, Number.MAX_SAFE_INTEGER),
    runs: wholeNumber('--runs', runs ?? '1000', 1, 10_000_000),
    records: wholeNumber('--records', records ?? '30', 1, 20_000),
    only: only === undefined ? null : wholeNumber('--only', only, 0, 10_000_000),
    layout: layout ?? null,
    isUsual: usual === true,
  };
}
