import type { RunResult } from '../emulator';

/** What executions took. */
export interface Spent {
  readonly calls: number;
  readonly cellsRead: number;
  readonly cellsWritten: number;
  readonly cellsCopied: number;
  /** On the virtual clock, waiting between executions included. */
  readonly modelledMs: number;
  /** Processor time in our own code, services left out. */
  readonly cpuMs: number;
  /** Executions. */
  readonly slices: number;
}

export const NOTHING: Spent = {
  calls: 0,
  cellsRead: 0,
  cellsWritten: 0,
  cellsCopied: 0,
  modelledMs: 0,
  cpuMs: 0,
  slices: 0,
};

export function added(sum: Spent, { counters }: RunResult, ownMs: number): Spent {
  return {
    calls: sum.calls + counters.totalCalls,
    cellsRead: sum.cellsRead + counters.cellsRead,
    cellsWritten: sum.cellsWritten + counters.cellsWritten,
    cellsCopied: sum.cellsCopied + counters.cellsCopied,
    modelledMs: sum.modelledMs + counters.elapsedMs,
    cpuMs: sum.cpuMs + ownMs,
    slices: sum.slices + 1,
  };
}

/** The most that this process held until now; the demo Twenty is another process. */
export const peakMiB = (): number => Math.round(process.resourceUsage().maxRSS / 1024);
