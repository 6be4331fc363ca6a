import { getHeapStatistics } from 'node:v8';
import { bundleTable } from './bench/bundle';
import { inChild } from './bench/children';
import { measureHourly } from './bench/hourly';
import { type BenchLine, benchLine, lineOf } from './bench/line';
import { BENCH_USAGE, type BenchOptions, readBenchOptions, type Size } from './bench/options';
import { measureRefreshes } from './bench/refreshes';
import { measureScripts, NO_SCRIPTS, scriptTimes } from './bench/scripts';
import { tableHead, tableRow } from './bench/table';
import { UsageError } from './host/read-options';

/** Heap for one size, in MiB. A process of 100,000 × 15 may take 600 MiB, of which Node itself needs 140; twice that beyond. */
const heapFor = ({ records, columns }: Size): number => (records * columns > 1_500_000 ? 1_200 : 460);

/** Of twenty tables. */
const HOURLY_HEAP = 1_200;

/** This process has the room itself. */
const fitsHere = (size: Size): boolean => getHeapStatistics().heap_size_limit / 2 ** 20 >= heapFor(size);

/** One size in this process; the scripts in another, whose memory is not ours. */
async function measureSize(size: Size, isQuick: boolean): Promise<readonly BenchLine[]> {
  const measured = await measureRefreshes(size.records, size.columns, isQuick);
  const [told = ''] = isQuick ? [JSON.stringify(NO_SCRIPTS)] : await inChild(size, ['--scripts']);
  const scripts = scriptTimes.parse(JSON.parse(told));
  return measured.map((each) => lineOf(size, each, scripts));
}

async function main({ sizes, json, scriptsOnly, isQuick, isHourly }: BenchOptions): Promise<void> {
  const [only, ...others] = sizes;
  if (!only) return;
  if (scriptsOnly) {
    console.log(JSON.stringify(await measureScripts(only.records, only.columns)));
    return;
  }
  const print = (line: BenchLine): void => console.log(json ? JSON.stringify(line) : tableRow(line));
  if (isHourly) {
    if (!json) console.log(tableHead());
    print(await measureHourly());
    return;
  }
  if (!json) console.log(others.length === 0 ? tableHead() : `${bundleTable()}\n\n${tableHead()}`);
  if (others.length === 0 && fitsHere(only)) {
    for (const line of await measureSize(only, isQuick)) print(line);
    return;
  }
  for (const size of sizes) {
    for (const line of await inChild(size, ['--json', ...(isQuick ? ['--quick'] : [])], heapFor(size)))
      print(benchLine.parse(JSON.parse(line)));
  }
  if (others.length === 0) return;
  for (const line of await inChild(only, ['--json', '--hourly'], HOURLY_HEAP)) print(benchLine.parse(JSON.parse(line)));
}

try {
  await main(readBenchOptions(process.argv.slice(2)));
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : String(problem));
  if (problem instanceof UsageError) console.error(`Usage: ${BENCH_USAGE}`);
  process.exitCode = problem instanceof UsageError ? 2 : 1;
}
