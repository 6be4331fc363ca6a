import { parseArgs } from 'node:util';

export interface FuzzOptions {
  readonly seed: number;
  readonly runs: number;
  /** Just this run of the seed; null: all. */
  readonly only: number | null;
}

/** A command line that cannot be understood; the message says why. */
export class UsageError extends Error {}

export const USAGE = 'npm run fuzz -- [--seed S] [--runs N] [--only RUN]';

/** @param chance the seed where none is told */
export function readOptions(args: readonly string[], chance: number): FuzzOptions {
  const text = { type: 'string' } as const;
  let given: { seed?: string; runs?: string; only?: string };
  try {
    given = parseArgs({ args: [...args], options: { seed: text, runs: text, only: text }, strict: true }).values;
  } catch (problem) {
    throw new UsageError(problem instanceof Error ? `${problem.message.split('. ')[0] ?? ''}.` : String(problem));
  }
  const { seed, runs, only } = given;
  return {
    seed: seed === undefined ? chance % 2 ** 31 : whole('--seed', seed, 2 ** 31 - 1),
    runs: runs === undefined ? 100 : whole('--runs', runs, 1_000_000),
    only: only === undefined ? null : whole('--only', only, 1_000_000),
  };
}

function whole(option: string, text: string, most: number): number {
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text);
  throw new UsageError(`${option} takes a whole number up to ${most}, not "${text}".`);
}
