/** What an execution has done, in numbers. */
export interface Counters {
  /** Service calls by name, such as "Range.setValues". */
  readonly calls: Readonly<Record<string, number>>;
  readonly totalCalls: number;
  /** Those of them that read, sent or moved cells: each needs a range, which is a call too. */
  readonly blocks: number;
  /** Cells whose values, formulas, notes, formats … came into the script. */
  readonly cellsRead: number;
  /** Cells for which the script sent something to the sheet. */
  readonly cellsWritten: number;
  /** Cells that Google copied, filled, sorted or cleared by itself; nothing of them went through the script. */
  readonly cellsCopied: number;
  /** Requests sent by UrlFetchApp: each one of a `fetchAll` counts. */
  readonly fetches: number;
  /** Time on the virtual clock, in milliseconds. */
  readonly elapsedMs: number;
}

/** The same, while it is counted. */
export interface RunningCounters {
  calls: Record<string, number>;
  totalCalls: number;
  blocks: number;
  cellsRead: number;
  cellsWritten: number;
  cellsCopied: number;
  fetches: number;
}

/** Cells of one call, by who carries them. */
export interface CellCounts {
  readonly read: number;
  readonly written: number;
  readonly copied: number;
}

export function createCounters(): RunningCounters {
  return {
    calls: Object.create(null),
    totalCalls: 0,
    blocks: 0,
    cellsRead: 0,
    cellsWritten: 0,
    cellsCopied: 0,
    fetches: 0,
  };
}

const READS = /\.(get|is|can|find)/;
/** Setters that take an array, and so something for each cell: `setValues`, `setFormulasR1C1`, `setWraps` … */
const ARRAYS = /^Range\.set\w*s(R1C1)?$|^Sheet\.appendRow$/;
/** Setters that take one thing for all cells: `setValue`, `setNumberFormat` … It travels once, and Google fills the rest. */
const FILLS = /^Range(List)?\.(set|insertCheckboxes)/;

/** Who carries the cells of a call. */
export function cellsOfCall(name: string, cells: number): CellCounts {
  if (cells === 0) return NO_CELLS;
  if (READS.test(name)) return { ...NO_CELLS, read: cells };
  if (ARRAYS.test(name)) return { ...NO_CELLS, written: cells };
  if (FILLS.test(name)) return { read: 0, written: 1, copied: cells - 1 };
  return { ...NO_CELLS, copied: cells };
}

const NO_CELLS: CellCounts = { read: 0, written: 0, copied: 0 };

/** Counts one call and its cells. */
export function countCall(counters: RunningCounters, name: string, cells: CellCounts): void {
  counters.totalCalls += 1;
  counters.blocks += cells.read + cells.written + cells.copied > 0 ? 1 : 0;
  counters.calls[name] = (counters.calls[name] ?? 0) + 1;
  counters.cellsRead += cells.read;
  counters.cellsWritten += cells.written;
  counters.cellsCopied += cells.copied;
}
