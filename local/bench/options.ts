import { parseArgs } from 'node:util';
import { firstSentence, UsageError, wholeNumber } from '../host/read-options';

/** A table's size; the id is one of its columns. */
export interface Size {
  readonly records: number;
  readonly columns: number;
}

export interface BenchOptions {
  readonly sizes: readonly Size[];
  /** One object a line instead of a table. */
  readonly json: boolean;
  /** Only the scripts that ours is compared with, as one object; what a bench asks of its own helper. */
  readonly scriptsOnly: boolean;
  /** Only `first`, `unchanged` and `few`, without the scripts, whose times are 0 then. */
  readonly isQuick: boolean;
  /** Only the hour of scheduled tables. */
  readonly isHourly: boolean;
}

export const BENCH_USAGE = 'npm run bench -- [--records N] [--columns N] [--json] [--quick] [--hourly]';

const SIZES: readonly Size[] = [
  { records: 1_000, columns: 15 },
  { records: 20_000, columns: 5 },
  { records: 20_000, columns: 15 },
  { records: 20_000, columns: 40 },
  { records: 100_000, columns: 15 },
  { records: 200_000, columns: 15 },
];
const USUAL: Size = { records: 20_000, columns: 15 };
const MOST: Size = { records: 200_000, columns: 500 };
/** Names and titles, so that something can change. */
const FEWEST: Size = { records: 10, columns: 3 };

/** @throws UsageError */
export function readBenchOptions(args: readonly string[]): BenchOptions {
  const values = readValues(args);
  const size = (name: keyof Size): number => {
    const text = values[name];
    if (text === undefined) return USUAL[name];
    const number = wholeNumber(`--${name}`, text, MOST[name]);
    if (number < FEWEST[name]) throw new UsageError(`--${name} is at least ${FEWEST[name]}.`);
    return number;
  };
  const one = values.records !== undefined || values.columns !== undefined;
  return {
    sizes: one ? [{ records: size('records'), columns: size('columns') }] : SIZES,
    json: values.json ?? false,
    scriptsOnly: values.scripts ?? false,
    isQuick: values.quick ?? false,
    isHourly: values.hourly ?? false,
  };
}

function readValues(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { records: text, columns: text, json: flag, scripts: flag, quick: flag, hourly: flag },
    }).values;
  } catch (error) {
    throw new UsageError(firstSentence(error));
  }
}
