/** What one execution does of a job: what it works with, and how it ends. */
import type { ZoneOffset } from '../../cells/typed-value';
import type { Clock } from '../../ports/clock';
import type { Spreadsheet } from '../../ports/spreadsheet';
import type { Receipt } from '../../protocol';
import type { TwentyClient } from '../../twenty/client';
import type { Job } from './job';
import type { SyncPlan } from '../plan/plan';

/** What a slice works with. Everything that touches the world is in here. */
export interface Run {
  readonly clock: Clock;
  /** Milliseconds since the epoch: no new step begins after it. */
  readonly deadline: number;
  readonly spreadsheet: Spreadsheet;
  readonly twenty: TwentyClient;
  /** The view as it is now, decided for this job. Asks Twenty the first time, then remembers. */
  readonly planFor: (job: Job) => SyncPlan;
  readonly zoneOffset: ZoneOffset;
  readonly saveJob: (job: Job) => void;
  /** Somebody asked to end the job. */
  readonly cancelRequested: () => boolean;
  /** The receipt of the table's last pull, or null. */
  readonly lastReceipt: () => Receipt | null;
  /**
   * Rows that the table has by its last receipt, null where it has none: for a person who is not known to see all of it, in a table
   * that asks the same as the job. Null for everybody else.
   */
  readonly heldByOthers: () => { readonly rows: number | null } | null;
  readonly words: SheetWords;
}

/** Words that a pull writes into the spreadsheet, in the person's language. */
export interface SheetWords {
  /** Header of a column that the view has no more. */
  readonly goneHeader: (header: string) => string;
  /** Whether a header is marked so, in any language: people of one spreadsheet may have different ones. */
  readonly isGone: (header: string) => boolean;
  /** Name of the sheet that shows the person's own columns when a copy could not be ended. */
  readonly beforeName: (viewName: string) => string;
  readonly archiveName: string;
  /** In all languages. */
  readonly archiveNames: readonly string[];
  readonly archiveHeaders: readonly string[];
  /** Name of the sheet that lists what a refresh changed. */
  readonly changesName: (viewName: string) => string;
  readonly changesHeaders: readonly string[];
  /** In place of a column, where a whole record is new or gone. */
  readonly newRecord: string;
  readonly goneRecord: string;
  /** The line under the last one that is listed. */
  readonly moreChanges: (listed: number) => string;
}

/** A slice's end: the job as saved, and how long Twenty asks to wait before the next slice. */
export interface SliceResult {
  readonly job: Job;
  /** Milliseconds; 0 when the work can go on. */
  readonly waitMs: number;
}
