import * as z from 'zod';
import { floorMs } from './floor';
import type { Size } from './options';
import type { Measured } from './refreshes';
import type { ScriptTimes } from './scripts';

/** What `--json` prints for each pull, and for an hour of twenty scheduled tables (`hourly`); the readme of the numbers is docs/reference/performance.md. */
export const benchLine = z.strictObject({
  what: z.enum(['first', 'unchanged', 'few', 'moved', 'order', 'all', 'hourly']),
  records: z.number(),
  columns: z.number(),
  requests: z.number(),
  calls: z.number(),
  cellsRead: z.number(),
  cellsWritten: z.number(),
  cellsCopied: z.number(),
  modelledMs: z.number(),
  floorMs: z.number(),
  scriptMs: z.number(),
  carefulMs: z.number(),
  veryCarefulMs: z.number(),
  cpuMs: z.number(),
  peakMiB: z.number(),
  slices: z.number(),
});

export type BenchLine = z.infer<typeof benchLine>;

/** A pull beside its floor and the scripts. */
export function lineOf({ records, columns }: Size, measured: Measured, scripts: ScriptTimes): BenchLine {
  const times = measured.what === 'first' ? scripts.first : scripts.again;
  return {
    what: measured.what,
    records,
    columns,
    requests: measured.requests,
    calls: measured.calls,
    cellsRead: measured.cellsRead,
    cellsWritten: measured.cellsWritten,
    cellsCopied: measured.cellsCopied,
    modelledMs: Math.round(measured.modelledMs),
    floorMs: Math.round(floorMs({ ...measured.needed, charactersEach: scripts.charactersEach })),
    scriptMs: Math.round(times.everybody),
    carefulMs: Math.round(times.careful),
    veryCarefulMs: Math.round(times.veryCareful),
    cpuMs: Math.round(measured.cpuMs),
    peakMiB: measured.peakMiB,
    slices: measured.slices,
  };
}
