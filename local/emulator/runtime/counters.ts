/** What an execution has done, in numbers. */
export interface Counters {
  /** Service calls by name, such as "Range.setValues". */
  readonly calls: Readonly<Record<string, number>>;
  readonly totalCalls: number;
  readonly cellsRead: number;
  readonly cellsWritten: number;
  /** Requests sent by UrlFetchApp: each one of a `fetchAll` counts. */
  readonly fetches: number;
  /** Time on the virtual clock, in milliseconds. */
  readonly elapsedMs: number;
}

/** The same, while it is counted. */
export interface RunningCounters {
  calls: Record<string, number>;
  totalCalls: number;
  cellsRead: number;
  cellsWritten: number;
  fetches: number;
}

export function createCounters(): RunningCounters {
  return { calls: Object.create(null), totalCalls: 0, cellsRead: 0, cellsWritten: 0, fetches: 0 };
}

const READS = /\.(get|is|find)/;

/** Counts one call; the cells of a get are read, all others are written. */
export function countCall(counters: RunningCounters, name: string, cells: number): void {
  counters.totalCalls += 1;
  counters.calls[name] = (counters.calls[name] ?? 0) + 1;
  if (READS.test(name)) counters.cellsRead += cells;
  else counters.cellsWritten += cells;
}
