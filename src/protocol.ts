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

export interface ScheduleInfo {
  readonly everyHours: number;
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

export type EndpointName = keyof Endpoints;
