/** Pulls, those under way and those that ended. */
import type { Receipt } from './receipt';
import type { Failure } from './reply';

type JobPhase =
  | 'planning'
  | 'counting'
  | 'fetching'
  | 'walking'
  | 'checking'
  | 'publishing'
  | 'done'
  | 'failed'
  | 'cancelled';

/** A running pull, as the sidebar shows it. */
export interface JobInfo {
  readonly tableId: string;
  readonly sheetId: number | null;
  readonly viewName: string;
  readonly phase: JobPhase;
  readonly rows: number;
  /** Null until counted. */
  readonly total: number | null;
  /** Milliseconds to wait before the next slice: Twenty's rate limit. 0 when the work can go on. */
  readonly waitMs: number;
  /** Within how many minutes it goes on if the sidebar is closed; null where Google lets it not; absent where that is not known yet. */
  readonly aloneWithin?: number | null;
  /** Set when `phase` is `done`. */
  readonly receipt: Receipt | null;
  /** Set when `phase` is `failed`. */
  readonly failure: Failure | null;
  /** As far as what came until now tells; null before the first page, and where nothing is counted. */
  readonly secondsLeft: number | null;
  /** Cells of the sheet that were read or written, of those that shall be; null where it is records that are counted. */
  readonly cells: { readonly done: number; readonly of: number } | null;
  /** The sheet is being written now: nothing can be cancelled any more. */
  readonly isWriting: boolean;
}

/** What the running slice last said, for the time until it answers. */
export type PullProgress = Pick<JobInfo, 'phase' | 'rows' | 'total' | 'secondsLeft' | 'cells' | 'isWriting'>;

/** A pull that has ended, for the log. */
export interface RunInfo {
  /** ISO instant. */
  readonly started: string;
  readonly tableId: string;
  readonly viewName: string;
  /** 'you', a name, or another editor, in the person's language. */
  readonly who: string;
  readonly scheduled: boolean;
  readonly rows: number;
  readonly added: number | null;
  readonly changed: number | null;
  readonly gone: number | null;
  readonly requests: number;
  readonly seconds: number;
  readonly phase: 'done' | 'failed' | 'cancelled';
  /** Of a failure, in a few words: its sentence without the details is not kept. */
  readonly result: string;
}
