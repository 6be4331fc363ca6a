/** How far a running slice is: read by its own person's sidebar while the slice works. In a cache, so that it costs no lock. */
import type { CellsDone } from '../../ports/spreadsheet';
import type { Cache } from '../../ports/store';
import type { PullProgress } from '../../protocol/job';
import { isWriting, type Job, rowsOf } from '../../sync/job/job';
import { isRecord, parseJson } from '../../wire';

export interface ProgressStore {
  /** As it was said, with the seconds that have passed since taken off. @param now milliseconds since the epoch */
  readonly read: (tableId: string, now: number) => PullProgress | null;
  readonly note: (job: Job, now: number) => void;
  /** Many cells are read or written within a step of the job that was noted last. */
  readonly noteCells: (cells: CellsDone, now: number) => void;
}

/** A slice ends after six minutes at the latest. */
const KEPT_SECONDS = 360;
/** Between two notes of the same phase: each is a call, and the sidebar asks as often. */
const PAUSE_MS = 2_000;
/** Fewer are written within three seconds (google.md §6.4). */
const MANY_CELLS = 80_000;

interface Said extends PullProgress {
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export function progressStore(cache: Cache, spreadsheetId: string): ProgressStore {
  const keyOf = (tableId: string): string => `progress/${spreadsheetId}/${tableId}`;
  let last = { at: Number.NEGATIVE_INFINITY, sign: '' };
  let current: Job | null = null;
  let began = 0;
  const say = (job: Job, now: number, progress: PullProgress): void => {
    last = { at: now, sign: signOf(progress) };
    const said: Said = { ...progress, at: now };
    cache.set(keyOf(job.table.id), JSON.stringify(said), KEPT_SECONDS);
  };
  return {
    read(tableId, now) {
      const said = parseJson(cache.get(keyOf(tableId)) ?? '');
      // Nobody but this person's own executions writes there.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return isRecord(said) ? asOfNow(said as unknown as Said, now) : null;
    },
    note(job, now) {
      current = job;
      const progress = progressOf(job, now);
      if (signOf(progress) !== last.sign || now - last.at >= PAUSE_MS) say(job, now, progress);
    },
    noteCells({ done, of }, now) {
      if (done === 0) began = now;
      if (current === null || done === 0 || of < MANY_CELLS || now - last.at < PAUSE_MS) return;
      const secondsLeft = left(now - began, done, of);
      say(current, now, { ...progressOf(current, now), secondsLeft, cells: { done, of } });
    },
  };
}

const signOf = ({ phase, isWriting: isAtWriting }: PullProgress): string => `${phase} ${isAtWriting}`;

function asOfNow({ at, ...progress }: Said, now: number): PullProgress {
  const { secondsLeft } = progress;
  const passed = Math.max(0, Math.floor((now - at) / 1_000));
  return {
    ...progress,
    secondsLeft: secondsLeft === null ? null : Math.min(secondsLeft, Math.max(1, secondsLeft - passed)),
  };
}

/** Seconds, where what is left takes as long a piece as what was done. */
const left = (ms: number, done: number, of: number): number =>
  Math.ceil((Math.max(0, of - done) * Math.max(0, ms)) / done / 1_000);

/** @param now milliseconds since the epoch */
export function progressOf(job: Job, now: number): PullProgress {
  const { phase } = job;
  const rows = rowsOf(job);
  const total = 'total' in job ? job.total : job.phase === 'done' ? job.receipt.asked : null;
  const isReading = phase === 'fetching' || phase === 'walking';
  const secondsLeft = isReading && rows > 0 && total !== null ? left(now - job.started, rows, total) : null;
  return { phase, rows, total, secondsLeft, cells: null, isWriting: isWriting(job) };
}
