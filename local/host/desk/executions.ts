import type { RunResult } from '../../emulator/index';
import type { ExecutionRecord } from './desk-calls';

/** The last executions, as an execution log shows them. */
export interface ExecutionLog {
  readonly add: (run: RunResult, from: ExecutionRecord['from'], milliseconds: number) => ExecutionRecord;
  readonly all: () => readonly ExecutionRecord[];
}

const KEPT = 100;

export function createExecutionLog(): ExecutionLog {
  let records: readonly ExecutionRecord[] = [];
  let number = 0;
  return {
    add(run, from, milliseconds) {
      number += 1;
      const { counters } = run;
      const record: ExecutionRecord = {
        number,
        functionName: run.functionName,
        from,
        started: new Date(run.startedAt).toISOString(),
        milliseconds,
        outcome: run.outcome === 'value' ? 'completed' : run.outcome === 'error' ? 'failed' : 'timed out',
        error: errorOf(run),
        calls: { ...counters.calls },
        totalCalls: counters.totalCalls,
        cellsRead: counters.cellsRead,
        cellsWritten: counters.cellsWritten,
        cellsCopied: counters.cellsCopied,
        fetches: counters.fetches,
        log: run.log.map(({ level, text }) => (level === 'log' || level === 'info' ? text : `${level}: ${text}`)),
      };
      records = [...records, record].slice(-KEPT);
      return record;
    },
    all: () => records,
  };
}

function errorOf(run: RunResult): string | null {
  if (run.outcome === 'error') return `${run.error.name}: ${run.error.message}`;
  return run.outcome === 'killed' ? 'Exceeded maximum execution time' : null;
}
