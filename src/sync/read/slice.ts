/** What one execution does of a job: what it works with, and how it ends. */
import type { ZoneOffset } from '../../cells/typed-value';
import type { Clock } from '../../ports/clock';
import type { Spreadsheet } from '../../ports/spreadsheet';
import type { Receipt } from '../../protocol/receipt';
import type { ColumnMemo } from '../own/columns/column-memo';
import type { SheetWords } from '../own/words';
import type { HeldByOthers } from '../people/fewer';
import type { TwentyClient } from '../../twenty/client';
import type { Reading } from './reading';
import type { Job } from '../job/job';
import type { SyncPlan } from '../plan/plan';

/** What a slice works with. Everything that touches the world is in here. */
export interface Slice {
  readonly clock: Clock;
  /** Milliseconds since the epoch: no new step begins after it. */
  readonly deadline: number;
  readonly spreadsheet: Spreadsheet;
  readonly twenty: TwentyClient;
  /** The view as it is now, decided for this job. Asks Twenty the first time, then remembers. */
  readonly planFor: (job: Job) => SyncPlan;
  /** Goes with whatever is asked of Twenty next. What it gives says whether the view and its objects still are as they were planned. */
  readonly askAgain: (job: Job) => () => boolean;
  /** The first page came: every column of the plan can be read. @throws where the person has not agreed to one of them. */
  readonly mayRead: (plan: SyncPlan) => void;
  readonly zoneOffset: ZoneOffset;
  readonly saveJob: (job: Job) => void;
  /** After each step: for who looks on meanwhile. */
  readonly noteProgress: (job: Job) => void;
  /** Somebody asked to end the job. */
  readonly cancelRequested: () => boolean;
  /** The receipt of the table's last pull, or null. */
  readonly lastReceipt: () => Receipt | null;
  readonly heldByOthers: HeldByOthers;
  readonly words: SheetWords;
  /** When the table is refreshed next by itself; null where it is not. */
  readonly nextRefresh?: () => number | null;
  readonly columnMemo: ColumnMemo;
  /** Set where what is built becomes a sheet of a backup, and no table. */
  readonly backup?: BackupOfRun | undefined;
  /** What this execution holds; nothing of it outlives it. */
  readonly memory: Memory;
}

/** The backup that an object is pulled for. */
export interface BackupOfRun {
  readonly run: string;
  /** When the whole backup began, milliseconds since the epoch. */
  readonly started: number;
  /** SHA-256, hexadecimal. */
  readonly digest: (text: string) => string;
}

export interface Memory {
  /** Ids that came. */
  readonly seen: Set<string>;
  reading: Reading | null;
  /** The sheet shows everything already: this execution has written nothing. */
  isUntouched: boolean;
  /** Marks of the rows that a first pull wrote, behind the staged ones; null once some are not known. */
  marks: (readonly [id: string, mark: string])[] | null;
  /** Columns of a sheet being built that show seconds, from 0. */
  readonly seconds: Set<number>;
}

export function newMemory(): Memory {
  return { seen: new Set(), reading: null, isUntouched: false, marks: [], seconds: new Set() };
}

/** A slice's end: the job as saved, and how long Twenty asks to wait before the next slice. */
export interface SliceResult {
  readonly job: Job;
  /** Milliseconds; 0 when the work can go on. */
  readonly waitMs: number;
}
