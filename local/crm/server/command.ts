import { parseArgs } from 'node:util';
import { DIALECT_NAMES } from './dialects/index';
import { readClockFile } from './clock-file';
import type { CrmOptions } from './start';

/** A command line that cannot be understood; the message says why. */
export class UsageError extends Error {}

export interface CrmCommand {
  readonly options: CrmOptions;
  /** One line of JSON instead of text for people. */
  readonly json: boolean;
}

const OPTIONS = {
  port: { type: 'string' },
  records: { type: 'string' },
  seed: { type: 'string' },
  'no-rate-limit': { type: 'boolean' },
  'rate-limit': { type: 'string' },
  'cursor-fixed': { type: 'boolean' },
  dialect: { type: 'string' },
  clock: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export const USAGE =
  'npm run crm -- [--port P] [--records N] [--seed S] [--no-rate-limit] [--rate-limit N] [--cursor-fixed] [--dialect VERSION] [--clock FILE] [--json]';

/** Most people the demo workspace is made for. */
const MOST_RECORDS = 200_000;

/** @throws UsageError */
export function readCommand(given: readonly string[]): CrmCommand {
  const values = parsed(given);
  const port = wholeNumber('--port', values.port, 0, 65_535);
  const records = wholeNumber('--records', values.records, 1, MOST_RECORDS);
  const seed = wholeNumber('--seed', values.seed, 0, Number.MAX_SAFE_INTEGER);
  const limit = wholeNumber('--rate-limit', values['rate-limit'], 1, 1_000_000);
  if (limit !== undefined && values['no-rate-limit']) {
    throw new UsageError('--rate-limit and --no-rate-limit exclude each other.');
  }
  const dialect = DIALECT_NAMES.find((name) => name === values.dialect);
  if (values.dialect !== undefined && dialect === undefined) {
    throw new UsageError(`--dialect takes one of ${DIALECT_NAMES.join(', ')}, not "${values.dialect}".`);
  }
  const rateLimit = values['no-rate-limit'] ? false : limit;
  const options: CrmOptions = {
    ...(port === undefined ? {} : { port }),
    ...(records === undefined ? {} : { records }),
    ...(seed === undefined ? {} : { seed }),
    ...(rateLimit === undefined ? {} : { rateLimit }),
    ...(dialect === undefined ? {} : { dialect }),
    ...(values.clock === undefined ? {} : { now: clockOf(values.clock) }),
    cursorFixed: values['cursor-fixed'] ?? false,
  };
  return { options, json: values.json ?? false };
}

function clockOf(path: string): () => number {
  try {
    return readClockFile(path);
  } catch {
    throw new UsageError(`--clock takes a file that is there, not "${path}".`);
  }
}

function parsed(given: readonly string[]) {
  try {
    return parseArgs({ args: [...given], options: OPTIONS, strict: true }).values;
  } catch (problem) {
    // node's own sentence names the option; what follows its first full stop is advice for programmers.
    const message = problem instanceof Error ? problem.message : String(problem);
    throw new UsageError(`${message.split('. ')[0]}.`);
  }
}

function wholeNumber(option: string, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(`${option} takes a whole number from ${least} to ${most}, not "${text}".`);
}
