import * as z from 'zod';
import { createEmulator, valueOf } from '../emulator';
import { createSpreadsheetDocument } from '../emulator/spreadsheet/document';
import { type BenchColumns, benchColumns } from './columns';
import { type BenchDemo, START, startBenchDemo } from './demo';

/** The scripts of `baselines/`. */
type ScriptName = 'everybody' | 'careful' | 'veryCareful';
const SCRIPTS: readonly ScriptName[] = ['everybody', 'careful', 'veryCareful'];

const times = z.object({ everybody: z.number(), careful: z.number(), veryCareful: z.number() });

/** Modelled milliseconds of each script into an empty sheet, and once more over what it wrote; characters of one record in Twenty's answer. */
export const scriptTimes = z.object({ first: times, again: times, charactersEach: z.number() });

export type ScriptTimes = z.infer<typeof scriptTimes>;

const NO_TIMES = { everybody: 0, careful: 0, veryCareful: 0 };
export const NO_SCRIPTS: ScriptTimes = { first: NO_TIMES, again: NO_TIMES, charactersEach: 0 };

/** One run of a script. */
interface ScriptRun {
  readonly modelledMs: number;
  readonly requests: number;
  readonly cellsWritten: number;
  readonly records: number;
  readonly characters: number;
}

const HOUR = 3_600_000;
const USER = 'script';
const told = z.object({ records: z.number(), characters: z.number() });

/** A spreadsheet with the scripts bound to it. Google's six minutes are not held against them: the time is what they would need. */
export function openScripts(demo: BenchDemo, { selection, headers, columns }: BenchColumns) {
  const { document, state } = createSpreadsheetDocument({
    id: 'bench-spreadsheet',
    name: 'Bench',
    timeZone: 'Europe/Paris',
    locale: 'en_US',
  });
  const emulator = createEmulator({
    folder: 'local/bench/baselines',
    mode: 'bound',
    users: [{ id: USER }],
    documents: [document],
    clock: 'virtual',
    start: START,
    fetch: { allowLocal: [new URL(demo.url).origin] },
  });
  const asked = { url: demo.url, key: demo.key, object: 'people', type: 'Person', selection, headers, columns };
  const run = (functionName: ScriptName): ScriptRun => {
    const result = emulator.run({
      user: USER,
      document: document.id,
      functionName,
      args: [asked],
      limitMs: Number.POSITIVE_INFINITY,
      onCall: (name) => {
        if (name.startsWith('UrlFetchApp.fetch')) demo.tellTime(emulator.now());
      },
    });
    const { records, characters } = told.parse(valueOf(result));
    const { elapsedMs, fetches, cellsWritten } = result.counters;
    emulator.advance(HOUR);
    return { modelledMs: elapsedMs, requests: fetches, cellsWritten, records, characters };
  };
  return { run, state };
}

/** Every script, twice, each in a spreadsheet of its own. */
export async function measureScripts(records: number, columns: number): Promise<ScriptTimes> {
  const demo = await startBenchDemo(records);
  try {
    const width = benchColumns(columns);
    await demo.change({ now: [{ kind: 'fields', object: 'person', fields: [...width.extras] }] });
    const [first, again] = [
      { everybody: 0, careful: 0, veryCareful: 0 },
      { everybody: 0, careful: 0, veryCareful: 0 },
    ];
    let charactersEach = 0;
    for (const name of SCRIPTS) {
      // The demo's rate limit must not remember the script before: its clock goes on from there.
      await demo.change({ restore: true, now: [{ kind: 'fields', object: 'person', fields: [...width.extras] }] });
      const scripts = openScripts(demo, width);
      for (const kept of [first, again]) {
        const ran = scripts.run(name);
        if (ran.records !== records)
          throw new Error(`The script "${name}" wrote ${ran.records} of ${records} records.`);
        kept[name] = ran.modelledMs;
        charactersEach = ran.characters / ran.records;
      }
    }
    return { first, again, charactersEach };
  } finally {
    demo.stop();
  }
}
