import type { WithTables } from './start';
import type { Listing, Trouble } from '../trouble';
import type { JobInfo } from '../../../src/protocol/job';
import type { SchedulePlan, SnapshotPlan } from '../../../src/protocol/schedule';
import type { Removal, ReportColumns, RunLists, StaleColumn, TableExtras, UndoInfo } from '../../../src/protocol/table';

/** What ended on a table's page a moment ago. */
export interface Ended {
  readonly job: JobInfo;
  /** It was an Undo: what came back. */
  readonly undone: { readonly undo: UndoInfo; readonly pauses: boolean } | null;
}

/** One table, its last receipt and all that can be done with it. */
export interface TableScreen extends WithTables {
  readonly at: 'table';
  readonly tableId: string;
  readonly ended: Ended | null;
  /** Undo waits for a yes. */
  readonly undoing: boolean;
  /** What the last refresh changed, record by record; null before it is asked for, without an item where nothing is kept. */
  readonly lists: Listing<RunLists> | null;
  /** Which of them stands open. */
  readonly open: keyof RunLists | null;
  readonly panel: TablePanel | null;
}

/** What stands open below "More" on a table's page; `call` is its own change, under way. */
export type TablePanel =
  | { readonly is: 'rename'; readonly name: string; readonly call: number | null; readonly trouble: Trouble | null }
  | {
      readonly is: 'tidy';
      readonly columns: Listing<StaleColumn>;
      readonly tags: readonly string[];
      readonly call: number | null;
      readonly trouble: Trouble | null;
    }
  | {
      readonly is: 'schedule';
      readonly plan: SchedulePlan;
      readonly call: number | null;
      readonly trouble: Trouble | null;
    }
  /** Dated copies and the freshness cell; `plan` is what is being set. */
  | {
      readonly is: 'copies';
      readonly extras: Listing<TableExtras>;
      readonly plan: SnapshotPlan | null;
      readonly call: number | null;
      readonly trouble: Trouble | null;
    }
  /** Editing is about to be switched on or off. */
  | { readonly is: 'editing'; readonly call: null; readonly trouble: null }
  /** Tags of the columns that a new report counts by and adds up; '' for none. */
  | {
      readonly is: 'report';
      readonly columns: Listing<ReportColumns>;
      readonly group: string;
      readonly amount: string;
      readonly call: number | null;
      readonly trouble: Trouble | null;
    }
  | {
      readonly is: 'remove';
      readonly removal: Listing<Removal>;
      readonly call: number | null;
      readonly trouble: Trouble | null;
    };
