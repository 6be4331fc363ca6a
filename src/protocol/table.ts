/** One view kept in one sheet, and what stands around it. */
import type { TableOptions } from './choice';
import type { Receipt } from './receipt';
import type { Language } from './reply';
import type { ScheduleInfo, SnapshotPlan } from './schedule';

/** One view kept in one sheet. */
export interface TableInfo {
  readonly id: string;
  readonly sheetId: number;
  readonly sheetName: string;
  readonly objectLabel: string;
  readonly viewId: string;
  readonly viewName: string;
  /** Opens the view in Twenty. */
  readonly link: string;
  readonly options: TableOptions;
  /** Somebody changed the settings on the sheet: they are not those that this person agreed to, which stand here. */
  readonly isChanged: boolean;
  readonly receipt: Receipt | null;
  /** Null when the table is not refreshed by itself. */
  readonly schedule: ScheduleInfo | null;
  /** What Undo would bring back; null when nothing is kept. */
  readonly undo: UndoInfo | null;
  readonly objectId: string;
  /** `WorkspaceInfo.ref` of its workspace, also where this person has no key for it. */
  readonly workspace: string;
  /** The host of its address where its name is not known. */
  readonly workspaceName: string;
  /** This person has a key for its workspace. */
  readonly hasKey: boolean;
  /** Whom "me" means in the view; null where it does not ask. */
  readonly member: { readonly id: string; readonly name: string } | null;
  /** Language of headers, notes and lists on the sheet; null for a table of an earlier version until its next refresh. */
  readonly language: Language | null;
}

/** The table as it was before its last refresh. */
export interface UndoInfo {
  readonly rows: number;
  /** ISO instant when those rows had been pulled; null when that is not known. */
  readonly pulled: string | null;
}

/** Another person's pull that has not ended. */
export interface OthersJob {
  readonly tableId: string;
  readonly viewName: string;
  /** ISO instant when somebody last worked on it. */
  readonly saved: string;
  /** Nobody did for ten minutes: it may be taken over. */
  readonly leftBehind: boolean;
}

/** A record in a list of what a refresh changed. */
export interface ListedRecord {
  readonly id: string;
  /** Its label; '' where the table does not show one. */
  readonly name: string;
  /** Opens it in Twenty; '' without a key for the workspace, and for a record that is gone. */
  readonly link: string;
  /** Headers of the columns that changed, or that somebody had edited. */
  readonly columns: readonly string[];
}

/** What the last refresh that changed something did, record by record; each list has at most 100. */
export interface RunLists {
  readonly added: readonly ListedRecord[];
  readonly changed: readonly ListedRecord[];
  readonly gone: readonly ListedRecord[];
  /** Rows that somebody had edited and that were set back; Undo brings the edits back. */
  readonly edited: readonly ListedRecord[];
}

/** A column of the table that its view has no more. */
export interface StaleColumn {
  /** Names it in `tidyUp`. */
  readonly tag: string;
  readonly header: string;
  /** Its letter on the sheet. */
  readonly letter: string;
  /** Nothing stands in it below its header. */
  readonly isEmpty: boolean;
}

/** What `removeTable` would take, for its question. */
export interface Removal {
  readonly sheetName: string;
  /** Rows with a record. */
  readonly rows: number;
  /** Columns on the sheet that people made themselves: they go with the sheet. */
  readonly ownColumns: number;
  /** Lines of the archive that are of this table. */
  readonly archived: number;
  readonly hasUndo: boolean;
  /** Sheets beside the table that list what changed, or keep dated copies of it. */
  readonly lists: number;
}

/** A column that a dated copy may have. */
export interface CopiedColumn {
  readonly tag: string;
  readonly header: string;
}

/** Columns of a table that a report can be made of, as the sheet calls them. */
export interface ReportColumns {
  /** Choices, relations, dates: records are counted by them. */
  readonly groups: readonly CopiedColumn[];
  readonly amounts: readonly CopiedColumn[];
}

/** What a table does beside filling its sheet. */
export interface TableExtras {
  readonly snapshots: SnapshotPlan | null;
  /** Whether there is a freshness cell, and whether it was lost. */
  readonly freshness: 'none' | 'placed' | 'lost';
  readonly columns: readonly CopiedColumn[];
}
