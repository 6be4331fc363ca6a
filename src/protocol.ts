/**
 * What sidebar and server say to each other. Types only, JSON only: `google.script.run` carries no `Date`. Every endpoint
 * takes one JSON text and answers one JSON text, a `Reply`.
 */

export type Language = 'en' | 'fr';

export interface Failure {
  /** `ErrorKind` of the server, for the sidebar's own decisions. */
  readonly kind: string;
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

export interface ObjectChoice {
  readonly id: string;
  readonly nameSingular: string;
  readonly namePlural: string;
  readonly label: string;
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
  readonly everyHours: number;
  readonly timing?: Timing;
  readonly paused?: boolean;
  readonly guard?: ColumnGuard;
  /** The name that another editor gave themselves; '' for one who gave none, and for this person. */
  readonly by?: string;
  /** ISO instant of the next run; null while it is paused. In the past where one is due. */
  readonly nextRun?: string | null;
  /** ISO instant of a run that was due and did not begin; null where all is well. */
  readonly missing?: string | null;
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
  /** What no code of ours could tell before: absent where there is nothing. */
  readonly notices?: readonly Notice[];
  /** IANA zone of the spreadsheet, in which schedules have their hours. */
  readonly timeZone?: string;
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

/** Which tables a refresh of all takes, in order, and which it leaves out. */
export interface RefreshAll {
  readonly tables: readonly { readonly tableId: string; readonly viewName: string }[];
  /** This person has no key for them. */
  readonly without: readonly { readonly tableId: string; readonly viewName: string }[];
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
  /** The person was told that most records of the table go (`many-gone`), and goes on. */
  readonly acceptGone: boolean;
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

/** The calls of the sidebar, in `google.script.run`'s words. Input and output are JSON. */
export interface Endpoints {
  readonly getState: (input: Record<string, never>) => SidebarState;
  readonly connect: (input: {
    readonly address: string;
    readonly key: string;
    readonly allowHttp: boolean;
  }) => ConnectionInfo;
  readonly disconnect: (input: Record<string, never>) => SidebarState;
  /**
   * The objects that people work with; `more`: in their place those of Twenty's own workings that have saved views of records, such as
   * workflow runs.
   */
  readonly listObjects: (input: { readonly refresh: boolean; readonly more: boolean }) => readonly ObjectChoice[];
  readonly listViews: (input: { readonly objectId: string }) => readonly ViewChoice[];
  readonly listMembers: (input: Record<string, never>) => readonly MemberChoice[];
  readonly startPull: (input: StartPull) => JobInfo;
  /** A refresh of a table, with its own settings. `agreed`: the person said yes to that `Failure.agree`. */
  readonly refreshTable: (input: {
    readonly tableId: string;
    readonly acceptFewer: boolean;
    readonly acceptGone: boolean;
    readonly agreed?: string | undefined;
  }) => JobInfo;
  /** Begins to bring back the table as it was before its last refresh; `continuePull` goes on. */
  readonly undoRefresh: (input: { readonly tableId: string }) => JobInfo;
  /** Begins anew, with this person's key, what another person left behind. */
  readonly takeOver: (input: { readonly tableId: string; readonly agreed?: string | undefined }) => JobInfo;
  /** Works for about 20 s and says how far it came. */
  readonly continuePull: (input: { readonly tableId: string }) => JobInfo;
  readonly cancelPull: (input: { readonly tableId: string }) => JobInfo;
  readonly setSchedule: (input: { readonly tableId: string; readonly everyHours: number | null }) => TableInfo;
  readonly readCsv: (input: {
    readonly tableId: string;
    readonly file: CsvKind;
    readonly next: string | null;
  }) => CsvPart;
  /** The view that a pasted link or id means, and its object. */
  readonly findView: (input: { readonly text: string }) => FoundView;
  /** Fields of the object that can be columns, in the view's order, then in the object's. */
  readonly listFields: (input: { readonly objectId: string; readonly viewId: string }) => readonly FieldChoice[];
  /** Brings the table's sheet to the front. */
  readonly showTable: (input: { readonly tableId: string }) => null;
}

/** Those about schedules and what goes with them. */
export interface ScheduleEndpoints {
  /** Sets, changes or (null) removes the schedule of a table; it becomes this person's. */
  readonly planSchedule: (input: { readonly tableId: string; readonly plan: SchedulePlan | null }) => TableInfo;
  /** The schedule runs with this person's key from now on; begins a refresh with it, as `refreshTable` does. */
  readonly takeSchedule: (input: { readonly tableId: string; readonly agreed?: string | undefined }) => JobInfo;
  readonly tableExtras: (input: { readonly tableId: string }) => TableExtras;
  readonly setSnapshots: (input: { readonly tableId: string; readonly plan: SnapshotPlan | null }) => TableExtras;
  /** Puts the freshness cell at the chosen cell; `place` false takes it away. */
  readonly setFreshness: (input: { readonly tableId: string; readonly place: boolean }) => TableExtras;
  readonly getTelling: (input: Record<string, never>) => TellingInfo;
  /** A new address gets a first message; it is kept if that could be sent. */
  readonly setTelling: (input: TellingInfo) => TellingInfo;
  /** The last 200 runs, newest first. */
  readonly listRuns: (input: Record<string, never>) => readonly RunInfo[];
  /** Writes them into a sheet of their own, in place of what was written before. */
  readonly writeRuns: (input: Record<string, never>) => null;
  readonly listRefreshable: (input: Record<string, never>) => RefreshAll;
}

export type EndpointName = keyof Endpoints;

export interface AllEndpoints extends Endpoints, ScheduleEndpoints {}
export type AnyEndpointName = keyof AllEndpoints;
