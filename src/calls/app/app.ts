/** What a call works with; `entry/app.ts` puts it together. */
import type { CellTags, PlacedCell } from '../../ports/cell-tags';
import type { Clock } from '../../ports/clock';
import type { Continuation } from '../../ports/continuation';
import type { Http } from '../../ports/http';
import type { Lock } from '../../ports/lock';
import type { Log } from '../../ports/log';
import type { Scheduler } from '../../ports/scheduler';
import type { Spreadsheet } from '../../ports/spreadsheet';
import type { Cache, Store } from '../../ports/store';
import type { Language } from '../../protocol/reply';
import type { BackupStore } from '../../sync/job/backup';
import type { Budget } from '../../sync/job/budget';
import type { ExtrasStore } from '../../sync/job/extras';
import type { JobStore } from '../../sync/job/job-store';
import type { RunLog } from '../../sync/job/run-log';
import type { Schedules } from '../../sync/job/schedule';
import type { ColumnMemo } from '../../sync/own/columns/column-memo';
import type { FieldNames } from '../../sync/own/field-names';
import type { Agreements } from '../../sync/people/agreement';
import type { PeopleNames } from '../../sync/people/names';
import type { TrustStore } from '../../sync/people/trust';
import type { Zone } from '../../twenty/filters/calendar';
import type { Pace } from '../../twenty/wire/pace';
import type { Connections, WorkspaceRef } from './connections';
import type { Leaving } from './leaving';
import type { ProgressStore } from './progress';
import type { Stamp } from './stamp';
import type { Storage } from './storage';
import type { Telling } from './telling';
import type { TickMemory } from './tick-memory';

/** Everything one execution works with. Built per call: an execution is a fresh world. */
export interface App {
  readonly language: Language;
  /** Of the add-on. */
  readonly version: string;
  readonly clock: Clock;
  readonly http: Http;
  readonly cache: Cache;
  readonly lock: Lock;
  readonly log: Log;
  readonly scheduler: Scheduler;
  readonly continuation: Continuation;
  readonly spreadsheet: Spreadsheet;
  readonly cells: CellTags;
  /** Keeps for the next execution what was asked of the spreadsheet's zone. */
  readonly rememberZone: () => void;
  readonly connections: Connections;
  readonly jobs: JobStore;
  readonly backups: BackupStore;
  readonly schedules: Schedules;
  readonly extras: ExtrasStore;
  readonly names: PeopleNames;
  /** The time of this person's triggers. */
  readonly budget: Budget;
  readonly telling: Telling;
  /** The spreadsheet's, for calendars. */
  readonly zone: Zone;
  readonly spreadsheetId: string;
  /** The document's properties, and the person's. */
  readonly shared: Store;
  /** The document's properties are read in one call, for the moment that the work takes. */
  readonly glance: <T>(work: () => T) => T;
  readonly user: Store;
  /** How fast a workspace may be asked, by all users of the document together. */
  readonly paceOf: (workspace: WorkspaceRef) => Pace;
  readonly runs: RunLog;
  readonly trust: TrustStore;
  /** What this person agreed to, table by table. */
  readonly agreements: Agreements;
  readonly columnMemo: ColumnMemo;
  readonly leaving: Leaving;
  readonly storage: Storage;
  readonly fieldNames: FieldNames;
  readonly progress: ProgressStore;
  /** Changes with each run that ends, and with each change of a table. */
  readonly stamp: Stamp;
  /** Random id of the person, the same in all their executions. */
  readonly owner: string;
  /** The hourly trigger called: nobody looks on. */
  readonly scheduled: boolean;
  /** What this execution has asked of a workspace, by its name. */
  readonly askedOf: (workspace: string) => TickMemory;
  readonly newId: () => string;
  /** SHA-256, hexadecimal: no other text has the same. */
  readonly digest: (text: string) => string;
  readonly activeSheetId: () => number | null;
  /** The chosen cell; null where there is none. */
  readonly activeCell: () => PlacedCell | null;
  /** The sheet of a table; null where there is no such table. */
  readonly tableSheetId: (tableId: string) => number | null;
  readonly authorizationUrl: () => string | null;
}
