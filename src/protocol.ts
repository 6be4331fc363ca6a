/**
 * What sidebar and server say to each other. Types only, JSON only: `google.script.run` carries no `Date`. Every endpoint
 * takes one JSON text and answers one JSON text, a `Reply`.
 */
import type { ErrorKind } from './errors';

export type Language = 'en' | 'fr';

export interface Failure {
  /** For the sidebar's own decisions. */
  readonly kind: ErrorKind;
  /** The one sentence a person reads, in their language: what happened, that the sheet is unchanged, what to do. */
  readonly message: string;
  /** Of a question: what a yes agrees to. It is handed back as `agreed`, and counts for exactly what was shown. */
  readonly agree?: string;
}

export type Reply<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: Failure };

export interface ConnectionInfo {
  /** Address of the API, without a slash at the end. */
  readonly address: string;
  readonly workspaceName: string;
  /** The last four characters of the key: all that ever leaves the user properties. */
  readonly keyEnding: string;
  /** ISO date of the key's own expiry, or null when it says none or says a hundred years. */
  readonly keyExpires: string | null;
  readonly appVersion: string | null;
  readonly webAddress: string;
}

/** A workspace that this person has a key for. The keys themselves never leave the user properties. */
export interface WorkspaceInfo extends ConnectionInfo {
  /** Names the workspace in calls, in `TableInfo.workspace` too. */
  readonly ref: string;
  /** The one that new tables of this spreadsheet are of, unless a call names another. */
  readonly isCurrent: boolean;
}

export interface ObjectChoice {
  readonly id: string;
  readonly nameSingular: string;
  readonly namePlural: string;
  readonly label: string;
  /** Whether the key may read its records, as far as `probeObjects` found in the last hours; null is not known, and may be tried. */
  readonly mayRead: boolean | null;
}

export interface ViewChoice {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly isIndex: boolean;
  /** The view filters on "me": a workspace member must be named. */
  readonly needsMember: boolean;
  /** Opens the view in Twenty. */
  readonly link: string;
}

/** What a pasted link or id led to. */
export interface FoundView {
  readonly object: ObjectChoice;
  readonly view: ViewChoice;
}

export interface MemberChoice {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface SheetChoice {
  readonly id: number;
  readonly name: string;
  /** Empty sheets and sheets that hold a table can take a view; others cannot. */
  readonly state: 'empty' | 'table' | 'occupied';
}

/** Which fields become columns: those that the view shows, all of the object's, or those that the person chose. */
export type ColumnChoice =
  | { readonly kind: 'view' }
  | { readonly kind: 'all' }
  | { readonly kind: 'chosen'; readonly fieldIds: readonly string[] };

/** A field that can be chosen as a column. */
export interface FieldChoice {
  readonly id: string;
  readonly label: string;
  /** The view shows it. */
  readonly inView: boolean;
}

export interface TableOptions {
  readonly columns: ColumnChoice;
  readonly relationLabels: boolean;
  readonly selectAs: 'label' | 'value';
  /** A sheet beside the table lists what each refresh changed. */
  readonly listChanges: boolean;
  /** `view`: the view's order. `stay`: rows stay where they are, new ones come at the end. */
  readonly rowOrder: 'view' | 'stay';
  /** A refresh may take away most of the table without asking. */
  readonly mayShrink: boolean;
  /** Records of groups that the view hides: `pull`, as Twenty's own export does, or `leaveOut`, as its page does. */
  readonly hiddenGroups: 'pull' | 'leaveOut';
  /**
   * Ids of related records, where their names are shown: `first`, each before its name; `last`, behind all other columns; `hidden`, in
   * columns that are hidden when they are made, the table's own Id too; `none`. The table's own Id is always a column.
   */
  readonly relationIds: 'first' | 'last' | 'hidden' | 'none';
  /** The record's name is a link that opens the record in Twenty. No formula. */
  readonly recordLinks: boolean;
  /** People edit its cells: a refresh keeps what they typed, for Twenty. */
  readonly editing?: boolean | undefined;
}

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

/** When a table is refreshed by itself. Hours are those of the spreadsheet's zone; a run begins between `hour` and the one after it. */
export type Timing =
  | { readonly kind: 'hours'; readonly every: number }
  | { readonly kind: 'days'; readonly hour: number }
  /** 1 is Monday, 7 Sunday. */
  | { readonly kind: 'weekdays'; readonly days: readonly number[]; readonly hour: number }
  /** 1 to 31; in a month that has no such day it is the last. */
  | { readonly kind: 'month'; readonly day: number; readonly hour: number };

/** Dated copies of a table in a sheet of their own. */
export interface SnapshotPlan {
  readonly every: 'run' | 'day' | 'week' | 'month';
  /** Tags of the columns that are copied; null for all. */
  readonly columns: readonly string[] | null;
  /** How many copies stay, or for how long. */
  readonly keep:
    | { readonly kind: 'all' }
    | { readonly kind: 'number'; readonly number: number }
    | { readonly kind: 'days'; readonly days: number };
}

/** What a scheduled run does where the view has other columns than before. */
type ColumnGuard = 'follow' | 'keep' | 'stop';

export interface ScheduleInfo {
  readonly timing: Timing;
  readonly paused: boolean;
  readonly guard: ColumnGuard;
  /** The name that another editor gave themselves; '' for one who gave none, and for this person. */
  readonly by: string;
  /** ISO instant of the next run; null while it is paused. In the past where one is due. */
  readonly nextRun: string | null;
  /** ISO instant of a run that was due and did not begin; null where all is well. */
  readonly missing: string | null;
  /** Whether this person's key and trigger do it, or another editor's. */
  readonly mine: boolean;
  /** ISO instant of the last scheduled run, or null before the first. */
  readonly lastRun: string | null;
  /** The sentence of the last run's failure, or null. */
  readonly lastFailure: string | null;
}

export interface LeftOut {
  /** Label of the field. */
  readonly column: string;
  /** `gone`: the field is no longer in Twenty. `not-on-sheet`: its column was deleted before an Undo could fill it. */
  readonly reason: 'forbidden' | 'to-many' | 'unknown-type' | 'inactive' | 'gone' | 'no-sheet-form' | 'not-on-sheet';
}

/** The proof of a finished pull. */
export interface Receipt {
  /** `asked` = `fetched` = `distinct` = `written`, with Twenty's count the same at the start and the end. */
  readonly complete: boolean;
  /** `totalCount` of the view when the pull was checked. */
  readonly asked: number;
  /** Records that came. */
  readonly fetched: number;
  /** Different ids among them. */
  readonly distinct: number;
  /** Rows in the sheet. */
  readonly written: number;
  readonly columns: number;
  /** Compared with the table before; null the first time. */
  readonly added: number | null;
  /** Records that stayed and differ in at least one column that the table had before. */
  readonly changed: number | null;
  readonly gone: number | null;
  /** Rows that somebody had edited by hand in the table's columns; they were set back. */
  readonly edited: number;
  /** Headers of user columns that stayed as they were, because it could not be told what fills them. */
  readonly unmoved: readonly string[];
  /** How often reading began anew because the view had changed meanwhile. */
  readonly restarts: number;
  /** Set when the view never stood still: see `Walked`. */
  readonly walked: Walked | null;
  /** Requests to Twenty that count against its limit. */
  readonly requests: number;
  readonly seconds: number;
  /** ISO instants. */
  readonly started: string;
  readonly finished: string;
  readonly leftOut: readonly LeftOut[];
  /** Filters that Twenty itself ignores, by the label of their field. */
  readonly ignoredFilters: readonly string[];
  /** What this Twenty may mean otherwise: neither its version nor its API tells. */
  readonly doubts: readonly Doubt[];
  /** What the view asked for, as a sentence; empty in receipts of versions before. */
  readonly question: string;
  /** Null where the view hides no group. */
  readonly hiddenGroups: HiddenGroups | null;
  /** Of a table that is edited: cells that hold what people typed; of those, such that changed in Twenty too. */
  readonly kept?: { readonly cells: number; readonly conflicts: number } | undefined;
}

/** Records in groups that a board or a grouped table hides. */
export interface HiddenGroups {
  readonly records: number;
  /** Labels; empty text for the group of records without a value. */
  readonly groups: readonly string[];
  /** By the table's choice they were left out; else they are in the sheet. */
  readonly leftOut: boolean;
}

/** A filter or an order that two versions of Twenty read otherwise. */
export interface Doubt {
  /** Label of the field. */
  readonly field: string;
  /** Any or every word of a name; a plus before a phone number; who made a record, in free text; countries; rolling days; empty values. */
  readonly about: 'words' | 'plus' | 'actors' | 'countries' | 'dates' | 'nulls';
}

/**
 * A view that never stood still was read by id instead: the rows stand in the order of their ids, none twice, and no record that
 * was in the view all the while is missing. Twenty counted between `least` and `most` meanwhile.
 */
export interface Walked {
  readonly least: number;
  readonly most: number;
}

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
  /** As far as what came until now tells; null before the first page, and in other phases than reading. */
  readonly secondsLeft: number | null;
  /** The sheet is being written now: nothing can be cancelled any more. */
  readonly isWriting: boolean;
}

/** What the running slice last said, for the time until it answers. */
export type PullProgress = Pick<JobInfo, 'phase' | 'rows' | 'total' | 'secondsLeft' | 'isWriting'>;

/** What another look at the spreadsheet needs to know. */
interface Glance {
  /** The sheet in front. */
  readonly activeSheetId: number | null;
  /** Another one than `SidebarState.stamp` means: load the state again. */
  readonly stamp: string;
}

/** A view as a table would show it: what is asked before there is a table. */
export interface ViewQuestion {
  /** `WorkspaceInfo.ref`; the current one where it is missing. */
  readonly workspace?: string | undefined;
  readonly objectId: string;
  readonly viewId: string;
  readonly memberId: string | null;
  readonly options: TableOptions;
}

/** What a pull would bring. */
export interface ViewCheck {
  readonly records: number;
  /** Headers, in their order. */
  readonly columns: readonly string[];
  /** Filters and order as a sentence, as in `Receipt.question`. */
  readonly question: string;
  /** How long a pull will take, roughly. */
  readonly seconds: number;
  readonly cells: {
    /** That the sheet would have more than now. */
    readonly needed: number;
    /** That the spreadsheet has, empty ones included. */
    readonly used: number;
    /** 10 million. */
    readonly most: number;
  };
  /** With the reason; `forbidden` is what the key may not read. */
  readonly leftOut: readonly LeftOut[];
  readonly ignoredFilters: readonly string[];
  readonly doubts: readonly Doubt[];
  /** The first records, at most five, as the sheet would show them. */
  readonly rows: readonly (readonly string[])[];
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

/** What the add-on keeps beside the sheets, of how much Google lets it; in KB of 1,024 bytes. */
export interface StorageInfo {
  readonly usedKb: number;
  readonly mostKb: number;
}

/** Something that people must know, in their words. */
export interface Notice {
  readonly kind: 'missing' | 'late' | 'trigger' | 'freshness' | 'snapshot' | 'key' | 'telling';
  readonly tableId: string | null;
  readonly message: string;
}

/** Everything the sidebar shows when it opens. */
export interface SidebarState {
  readonly language: Language;
  /** Version of the add-on. */
  readonly version: string;
  readonly connection: ConnectionInfo | null;
  readonly tables: readonly TableInfo[];
  readonly sheets: readonly SheetChoice[];
  /** The sheet in front. */
  readonly activeSheetId: number | null;
  /** A pull that has not ended: the sidebar takes it up. */
  readonly job: JobInfo | null;
  readonly others: readonly OthersJob[];
  /** Scopes that were not granted (granular consent), and where to grant them; null when nothing is missing. */
  readonly authorizationUrl: string | null;
  readonly storage: StorageInfo;
  /** What no code of ours could tell before. */
  readonly notices: readonly Notice[];
  /** IANA zone of the spreadsheet, in which schedules have their hours. */
  readonly timeZone: string;
  /** All workspaces that this person has a key for, the current one first. */
  readonly workspaces: readonly WorkspaceInfo[];
  /** What was entered last as an address, also when that connection was forgotten; '' before the first, and for Twenty's cloud. */
  readonly lastAddress: string;
  /** See `Glance`. */
  readonly stamp: string;
}

/** How a table's schedule shall be. */
export interface SchedulePlan {
  readonly timing: Timing;
  readonly paused: boolean;
  readonly guard: ColumnGuard;
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

/** Who is told, and how this person is called. All of it is typed by the person, and nobody else sees it but the name. */
export interface TellingInfo {
  readonly email: string;
  readonly webhook: string;
  /** Shown to other editors beside schedules and runs. */
  readonly name: string;
  /** Theirs is a Workspace account: Google gives its triggers six hours a day. */
  readonly isWorkspace: boolean;
}

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

export type PullTarget = { readonly kind: 'newSheet' } | { readonly kind: 'sheet'; readonly sheetId: number };

export interface StartPull {
  readonly objectId: string;
  readonly viewId: string;
  readonly target: PullTarget;
  readonly options: TableOptions;
  /** The workspace member that "me" means in this view's filters. */
  readonly memberId: string | null;
  /** The person was told that the table has more than their key may see (`fewer-records`, `fewer-columns`), and goes on. */
  readonly acceptFewer: boolean;
  /** The person was told that most records of the table go (`many-gone`), or all (`view-emptied`), and goes on. */
  readonly acceptGone: boolean;
  /** `WorkspaceInfo.ref`; the current one where it is missing. */
  readonly workspace?: string | undefined;
}

/**
 * Which file: `twenty` is the one that Twenty itself would export, read from Twenty anew, and can be imported again. `sheet`
 * is what the sheet shows: labels, numbers and dates in the spreadsheet's own way, the person's own columns too.
 */
export type CsvKind =
  | {
      readonly kind: 'twenty' /** Rows a file, the header in each; null for one file. */;
      readonly rowsPerFile: number | null;
    }
  | {
      readonly kind: 'sheet';
      readonly delimiter: ',' | ';';
      /** The UTF-8 mark in front, by which Excel knows accents. */
      readonly byteOrderMark: boolean;
    };

/** A part of a CSV. Parts joined in order are the file; several files where one would be too long to import. */
export interface CsvPart {
  /** A new file begins with this part. */
  readonly startsFile: boolean;
  readonly text: string;
  /** Ids of the records in this part, '' for a row of the sheet that has none: the sidebar counts the different ones. */
  readonly ids: readonly string[];
  /**
   * Of the whole view; of a sheet, its rows that have an id. Without a meaning in a part that has no ids and a `next`: Twenty
   * asked to wait, or for less.
   */
  readonly totalCount: number;
  /** State for the next part; null when this was the last. */
  readonly next: string | null;
  /** Milliseconds to wait before asking for the next part. */
  readonly waitMs: number;
  readonly fileName: string;
  /** Headers of the file that Twenty's import takes for no column, each with the one that it takes. */
  readonly unmatched: readonly { readonly header: string; readonly instead: string }[];
}

/** An object that can be backed up. */
export interface BackupObject {
  readonly id: string;
  readonly nameSingular: string;
  readonly label: string;
  /** Chosen before anybody chose: no object of Twenty's own workings, no messages, calendar or attachments. */
  readonly isUsual: boolean;
  /** `nameSingular` of the objects that its records may point at, its own too. */
  readonly relatesTo: readonly string[];
}

/** What an object would take. */
export interface BackupCount {
  readonly objectId: string;
  /** Null where the key may not read it. */
  readonly records: number | null;
  /** Of a sheet. */
  readonly cells: number;
}

/** A complete backup in this spreadsheet. */
interface KeptBackup {
  /** Of its manifest. */
  readonly sheetId: number;
  /** ISO instant when it began. */
  readonly started: string;
  readonly objects: number;
  readonly records: number;
}

interface BackupState {
  readonly changed: readonly string[];
  readonly missing: number;
}

/** What a person wants backed up, and how often. */
export interface BackupWish {
  readonly workspace?: string | undefined;
  readonly objectIds: readonly string[];
  /** Complete backups that stay, 1 or more. */
  readonly keep: number;
  /** Null: by hand alone. */
  readonly timing: Timing | null;
}

/** A backup under way. */
export interface BackupProgress {
  readonly phase: 'counting' | 'reading' | 'done' | 'cancelled';
  /** Label of the object that is read; '' at the end. */
  readonly object: string;
  /** Objects that are done, and all. */
  readonly done: number;
  readonly of: number;
  /** Of that object. */
  readonly rows: number;
  readonly total: number | null;
  readonly waitMs: number;
  readonly aloneWithin: number | null;
}

/** All about backups of this spreadsheet. */
export interface BackupInfo {
  readonly objects: readonly BackupObject[];
  /** This person's choice; null before the first. */
  readonly objectIds: readonly string[] | null;
  /** Ids of objects that are newer than the choice, and not in it. */
  readonly added: readonly string[];
  readonly keep: number;
  readonly schedule: ScheduleInfo | null;
  readonly kept: readonly KeptBackup[];
  /** Whose backup is under way: another's is waited for. */
  readonly running: 'mine' | 'others' | null;
  /** Cells that the spreadsheet can still take. */
  readonly cellsLeft: number;
}

/**
 * What Twenty's import does with a value otherwise than it is: `altered` (lower case, another form), `dropped` (it knows no such value),
 * `partly` (a part of it is dropped), `made-false` (a yes-no field without a value), `filled` (an empty one gets the field's default),
 * `left-out` (no field of that type is imported).
 */
export type ImportNote = 'altered' | 'dropped' | 'partly' | 'made-false' | 'filled' | 'left-out';

/** A column of a migration kit's file. A `relation` holds the id of a record of `target`; a `member` is to be named by e-mail. */
export interface KitColumn {
  readonly header: string;
  readonly kind: 'id' | 'value' | 'relation' | 'member';
  /** `nameSingular`; '' where it is no relation. */
  readonly target: string;
  /** No two records may have the same value, whatever its case. */
  readonly isUnique: boolean;
}

export interface KitNote {
  /** Label of the field. */
  readonly field: string;
  readonly note: ImportNote;
  /** Values. */
  readonly count: number;
}

/** A part of an object's records, as cells. */
export interface ObjectPart {
  readonly nameSingular: string;
  readonly label: string;
  readonly columns: readonly KitColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly totalCount: number;
  readonly next: string | null;
  readonly waitMs: number;
  readonly notes: readonly KitNote[];
  /** Lines of the manifest about the object's fields, headers first. */
  readonly fields: readonly (readonly string[])[];
}

/** Why an edited cell cannot go back to Twenty in a file. The words are the sidebar's. */
type NotSent =
  | 'not-imported'
  | 'last-update'
  | 'rich-text'
  | 'joined'
  | 'rounded'
  | 'cut'
  | 'bad-sign'
  | 'error-value'
  | 'number-in-text'
  | 'not-a-number'
  | 'not-whole'
  | 'not-a-date'
  | 'no-such-time'
  | 'not-yes-no'
  | 'no-such-option'
  | 'not-a-currency'
  | 'not-an-email'
  | 'not-an-address'
  | 'not-json'
  | 'not-an-id'
  | 'calling-code'
  | 'rest-would-change'
  | 'no-such-record'
  | 'name-twice'
  | 'by-id-only'
  | 'id-and-name'
  | 'taken'
  | 'twice'
  | 'label-twice'
  | 'no-column'
  | 'required';

/** An edited cell: what Twenty has now, and what was typed. */
export interface EditedCell {
  readonly tag: string;
  readonly header: string;
  readonly theirs: string;
  readonly mine: string;
  /** `clear`: emptied, which no file can do there. */
  readonly is: 'goes' | 'clear' | 'refused';
  readonly why: NotSent | null;
  /** It changed in Twenty too. */
  readonly isConflict: boolean;
}

export interface EditedRecord {
  readonly id: string;
  readonly name: string;
  /** Opens the record in Twenty; '' where it is not there. */
  readonly link: string;
  /** `deleted`, `gone`: nothing of it goes into a file. */
  readonly state: 'there' | 'deleted' | 'gone';
  readonly cells: readonly EditedCell[];
}

/** A row typed under the table: a new record. */
interface TypedRowInfo {
  /** Of the sheet, from 1. */
  readonly row: number;
  readonly name: string;
  /** Empty where it can be made. */
  readonly refused: readonly { readonly header: string; readonly why: NotSent }[];
}

/** What was typed into a table that is edited, as Twenty stands now. */
export interface EditsInfo {
  /** How many stand before this page. */
  readonly from: number;
  /** Of the page; conflicts come first. */
  readonly records: readonly EditedRecord[];
  /** Of all. `goes` are cells, conflicts not among them. */
  readonly total: {
    readonly records: number;
    readonly goes: number;
    readonly conflicts: number;
    readonly clears: number;
    readonly refused: number;
    /** Rows that were typed and have not come back; of those, such that can be made. */
    readonly typed: number;
    readonly made: number;
  };
  /** All cells that somebody has to choose for, `id/tag`. */
  readonly conflicts: readonly string[];
  /** Of the page. */
  readonly typed: readonly TypedRowInfo[];
  /** Rows of the sheet that were typed and have come back as records. */
  readonly back: readonly { readonly row: number; readonly name: string }[];
}

interface EditsPage {
  readonly tableId: string;
  /** How many records stand before the page: 0 where it is missing. */
  readonly from?: number | undefined;
}

export interface SavedEdits {
  readonly files: readonly {
    readonly name: string;
    readonly text: string;
    readonly rows: number;
    readonly isNew: boolean;
  }[];
  /** Edited records that are not in Twenty, or deleted there. */
  readonly leftOut: readonly { readonly name: string; readonly state: 'deleted' | 'gone' }[];
}

/** The calls of the sidebar, in `google.script.run`'s words. Input and output are JSON. */
export interface Endpoints {
  /** All that the sidebar shows when it opens. What ended pulls left behind is swept away. */
  readonly getState: (input: Record<string, never>) => SidebarState;
  /** An empty address is Twenty's cloud. The workspace becomes the current one; others keep their keys. `getState` is called next. */
  readonly connect: (input: {
    readonly address: string;
    readonly key: string;
    readonly allowHttp: boolean;
  }) => ConnectionInfo;
  /** Forgets the current workspace: `forget` without a name. */
  readonly disconnect: (input: Record<string, never>) => SidebarState;
  /**
   * The objects that people work with; `more`: in their place those of Twenty's own workings that have saved views of records, such as
   * workflow runs.
   */
  readonly listObjects: (input: {
    readonly refresh: boolean;
    readonly more: boolean;
    readonly workspace?: string | undefined;
  }) => readonly ObjectChoice[];
  /** Saved views of an object, as Twenty orders them. */
  readonly listViews: (input: {
    readonly objectId: string;
    readonly workspace?: string | undefined;
  }) => readonly ViewChoice[];
  /** Members of the workspace, for views that ask who *me* is. */
  readonly listMembers: (input: { readonly workspace?: string | undefined }) => readonly MemberChoice[];
  /** Begins to pull a view into a sheet; `continuePull` goes on. */
  readonly startPull: (input: StartPull) => JobInfo;
  /** A refresh of a table, with its own settings. `agreed`: the person said yes to that `Failure.agree`. */
  readonly refreshTable: (input: {
    readonly tableId: string;
    readonly acceptFewer: boolean;
    readonly acceptGone: boolean;
    readonly agreed?: string | undefined;
    /** Headers that people renamed say again what Twenty calls the fields. */
    readonly resetHeaders?: boolean | undefined;
  }) => JobInfo;
  /** Begins to bring back the table as it was before its last refresh; `continuePull` goes on. */
  readonly undoRefresh: (input: { readonly tableId: string }) => JobInfo;
  /** Begins anew, with this person's key, what another person left behind. */
  readonly takeOver: (input: { readonly tableId: string; readonly agreed?: string | undefined }) => JobInfo;
  /** Works for about 20 s and says how far it came. */
  readonly continuePull: (input: { readonly tableId: string }) => JobInfo;
  /** Ends a pull of this person, or one that was left behind. While the sheet is edited it is too late. */
  readonly cancelPull: (input: { readonly tableId: string }) => JobInfo;
  /** One part of a table's CSV; `next` of the part before asks for the following one. */
  readonly readCsv: (input: {
    readonly tableId: string;
    readonly file: CsvKind;
    readonly next: string | null;
  }) => CsvPart;
  /** The view that a pasted link or id means, and its object. */
  readonly findView: (input: { readonly text: string; readonly workspace?: string | undefined }) => FoundView;
  /** Fields of the object that can be columns, in the view's order, then in the object's. */
  readonly listFields: (input: {
    readonly objectId: string;
    readonly viewId: string;
    readonly workspace?: string | undefined;
  }) => readonly FieldChoice[];
  /** Brings the table's sheet to the front. */
  readonly showTable: (input: { readonly tableId: string }) => null;
  /** Another key for a workspace: tables and schedules stay. `key-of-another` where it is another workspace's. */
  readonly replaceKey: (input: { readonly workspace: string; readonly key: string }) => SidebarState;
  /** Makes a workspace the current one of this spreadsheet. */
  readonly useWorkspace: (input: { readonly workspace: string }) => SidebarState;
  /** Forgets a workspace, its key first; schedules of its tables by this person end. Tables stay. */
  readonly forget: (input: { readonly workspace: string }) => SidebarState;
  /** Cheap, for every 30 s: reads two properties and the sheet in front. */
  readonly look: (input: Record<string, never>) => Glance;
  /** What a pull would bring, before it starts; changes nothing and waits for nobody. Not to be waited for: a pull may start meanwhile. */
  readonly checkView: (input: ViewQuestion & { readonly target: PullTarget }) => ViewCheck;
  /** While `continuePull` works: needs no lock, asks nobody. Null where no slice of this person's has said anything yet. */
  readonly pullProgress: (input: { readonly tableId: string }) => PullProgress | null;
  /**
   * Counts up to 20 objects that nobody has counted in the last hours, within a fifth of the workspace's limit. Answers all that is known
   * by now: id of an object → may be read, null where it cannot be told. `isWhole`: nothing is left to ask; else it may be called again in `waitMs`.
   */
  readonly probeObjects: (input: { readonly more: boolean; readonly workspace?: string | undefined }) => {
    readonly mayRead: { readonly [objectId: string]: boolean | null };
    readonly isWhole: boolean;
    readonly waitMs: number;
  };
  /** One part of a view's CSV without a table; otherwise as `readCsv`. */
  readonly readViewCsv: (input: {
    readonly view: ViewQuestion;
    readonly file: CsvKind;
    readonly next: string | null;
  }) => CsvPart;
  /** Begins a refresh with other columns, options or another member: this person's own choice. */
  readonly changeTable: (input: {
    readonly tableId: string;
    readonly options: TableOptions;
    readonly memberId: string | null;
    readonly acceptFewer: boolean;
    readonly acceptGone: boolean;
  }) => JobInfo;
  /** The name of the table is that of its sheet. `name-taken` where another sheet has it. */
  readonly renameTable: (input: { readonly tableId: string; readonly name: string }) => TableInfo;
  /** Begins to pull the same view with the same settings into a new sheet. `agreed` as in `refreshTable`. */
  readonly duplicateTable: (input: { readonly tableId: string; readonly agreed?: string | undefined }) => JobInfo;
  /** What the last refresh that changed something did. Null where nothing is kept of it: a first pull, an Undo. */
  readonly listRun: (input: { readonly tableId: string }) => RunLists | null;
  /** Columns of the table that its view has no more. */
  readonly staleColumns: (input: { readonly tableId: string }) => readonly StaleColumn[];
  /** Deletes those of `staleColumns` that are named; formulas elsewhere that point there break. */
  readonly tidyUp: (input: { readonly tableId: string; readonly tags: readonly string[] }) => readonly StaleColumn[];
  /** What removing the table would take with it, in numbers; changes nothing. */
  readonly removal: (input: { readonly tableId: string }) => Removal;
  /**
   * The table ends. `keep`: its sheet stays as plain data, with the archive. Otherwise all of `Removal` goes: sheet, undo, archive,
   * lists. Nobody can take that back.
   */
  readonly removeTable: (input: { readonly tableId: string; readonly keep: boolean }) => SidebarState;
  /** Sets, changes or (null) removes the schedule of a table; it becomes this person's. */
  readonly planSchedule: (input: { readonly tableId: string; readonly plan: SchedulePlan | null }) => TableInfo;
  /** The schedule runs with this person's key from now on; begins a refresh with it, as `refreshTable` does. */
  readonly takeSchedule: (input: { readonly tableId: string; readonly agreed?: string | undefined }) => JobInfo;
  /** What a table does beside filling its sheet. */
  readonly tableExtras: (input: { readonly tableId: string }) => TableExtras;
  /** Dated copies from the next refresh on, or none (null). */
  readonly setSnapshots: (input: { readonly tableId: string; readonly plan: SnapshotPlan | null }) => TableExtras;
  /** Puts the freshness cell at the chosen cell; `place` false takes it away. */
  readonly setFreshness: (input: { readonly tableId: string; readonly place: boolean }) => TableExtras;
  /** Whom this person wants told, and how they are called. */
  readonly getTelling: (input: Record<string, never>) => TellingInfo;
  /** A new address gets a first message; it is kept if that could be sent. */
  readonly setTelling: (input: TellingInfo) => TellingInfo;
  /** The last 200 runs, newest first. */
  readonly listRuns: (input: Record<string, never>) => readonly RunInfo[];
  /** Writes them into a sheet of their own, in place of what was written before. */
  readonly writeRuns: (input: Record<string, never>) => null;
  /** What can be backed up, what was chosen, and the backups that there are. Asks for no record. */
  readonly getBackup: (input: { readonly workspace?: string | undefined }) => BackupInfo;
  /** Counts what it can in some seconds; the rest is asked for again, after `waitMs`. */
  readonly countBackup: (input: { readonly workspace?: string | undefined; readonly objectIds: readonly string[] }) => {
    readonly counts: readonly BackupCount[];
    readonly waitMs: number;
  };
  /** Keeps the choice, and sets or ends its schedule; asks Twenty nothing. */
  readonly planBackup: (input: BackupWish) => BackupInfo;
  /** The same, and begins one; `continueBackup` goes on. */
  readonly startBackup: (input: BackupWish) => BackupProgress;
  /** Works for about 20 s. What may pass is gone on from by `startBackup`; other failures leave nothing of it. */
  readonly continueBackup: (input: Record<string, never>) => BackupProgress;
  /** Nothing of it is left; complete backups stay. */
  readonly cancelBackup: (input: Record<string, never>) => null;
  /** Whether a backup is as it was written: sheets that somebody changed, by name, and how many are gone. Reads all of it. */
  readonly checkBackup: (input: { readonly sheetId: number }) => BackupState;
  /** A part of an object's records for a file: `backup` with all that Twenty's own export has, `kit` with what its import takes. */
  readonly readObject: (input: {
    readonly workspace?: string | undefined;
    readonly objectId: string;
    readonly form: 'backup' | 'kit';
    readonly next: string | null;
  }) => ObjectPart;
  /** Switches editing on or off: begins a refresh with that setting. Off sets back what was typed. */
  readonly setEditing: (input: { readonly tableId: string; readonly on: boolean }) => JobInfo;
  /** What was typed, held against Twenty, deleted records too. */
  readonly listEdits: (input: EditsPage) => EditsInfo;
  /**
   * Files for Twenty's import, after Twenty was asked for everything anew. Conflicts go where their cell, `id/tag`, is among `mine`; those
   * among `theirs` are set back with the next refresh. `language`: of the pages of the person who imports.
   */
  readonly saveEdits: (input: {
    readonly tableId: string;
    readonly language: Language;
    readonly mine: readonly string[];
    readonly theirs: readonly string[];
    readonly typed: boolean;
  }) => SavedEdits;
  /** Edits, as `id/tag`, that are none any more: the next refresh sets them back. */
  readonly dropEdits: (input: EditsPage & { readonly cells: readonly string[] }) => EditsInfo;
  /** Empties rows that were typed and have come back as records; others stay. */
  readonly removeTyped: (input: EditsPage & { readonly rows: readonly number[] }) => EditsInfo;
  /** What a report over the table can count by and add up. */
  readonly reportColumns: (input: { readonly tableId: string }) => ReportColumns;
  /** A new sheet of formulas over the table, by tags of `reportColumns`, with a chart of them. It comes to the front. */
  readonly makeReport: (input: {
    readonly tableId: string;
    readonly group: string;
    readonly amount: string | null;
  }) => null;
}

export type EndpointName = keyof Endpoints;
