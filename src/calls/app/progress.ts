/** How far a running slice is: read by its own person's sidebar while the slice works. In a cache, so that it costs no lock. */
import type { Cache } from '../../ports/store';
import type { PullProgress } from '../../protocol/job';
import { isWriting, type Job, rowsOf } from '../../sync/job/job';
import { isRecord, parseJson } from '../../wire';

export interface ProgressStore {
  readonly read: (tableId: string) => PullProgress | null;
  readonly note: (job: Job, now: number) => void;
}

/** A slice ends after six minutes at the latest. */
const KEPT_SECONDS = 360;
/** Between two notes of the same phase: each is a call. */
const PAUSE_MS = 1_500;

export function progressStore(cache: Cache, spreadsheetId: string): ProgressStore {
  const keyOf = (tableId: string): string => `progress/${spreadsheetId}/${tableId}`;
  let last = { at: Number.NEGATIVE_INFINITY, sign: '' };
  return {
    read(tableId) {
      const said = parseJson(cache.get(keyOf(tableId)) ?? '');
      // Nobody but this person's own executions writes there.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return isRecord(said) ? (said as unknown as PullProgress) : null;
    },
    note(job, now) {
      const progress = progressOf(job, now);
      const sign = `${progress.phase} ${progress.isWriting}`;
      if (sign === last.sign && now - last.at < PAUSE_MS) return;
      last = { at: now, sign };
      cache.set(keyOf(job.table.id), JSON.stringify(progress), KEPT_SECONDS);
    },
  };
}

/** @param now milliseconds since the epoch */
export function progressOf(job: Job, now: number): PullProgress {
  const { phase } = job;
  const rows = rowsOf(job);
  const total = 'total' in job ? job.total : job.phase === 'done' ? job.receipt.asked : null;
  const isReading = phase === 'fetching' || phase === 'walking';
  const perRow = rows === 0 ? 0 : Math.max(0, now - job.started) / rows;
  const secondsLeft =
    isReading && rows > 0 && total !== null ? Math.ceil((Math.max(0, total - rows) * perRow) / 1_000) : null;
  return { phase, rows, total, secondsLeft, isWriting: isWriting(job) };
}
