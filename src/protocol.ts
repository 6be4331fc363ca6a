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

export interface TableOptions {
  readonly relationLabels: boolean;
  readonly selectAs: 'label' | 'value';
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
  readonly receipt: Receipt | null;
  /** Null when the table is not refreshed by itself. */
  readonly schedule: ScheduleInfo | null;
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
  readonly reason: 'forbidden' | 'to-many' | 'unknown-type' | 'inactive' | 'gone' | 'no-sheet-form';
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
  readonly gone: number | null;
  /** Requests to Twenty that count against its limit. */
  readonly requests: number;
  readonly seconds: number;
  /** ISO instants. */
  readonly started: string;
  readonly finished: string;
  readonly leftOut: readonly LeftOut[];
  /** Filters that Twenty itself ignores, by the label of their field. */
  readonly ignoredFilters: readonly string[];
}

export type JobPhase =
  | 'planning'
  | 'counting'
  | 'fetching'
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
  /** Scopes that were not granted (granular consent), and where to grant them; null when nothing is missing. */
  readonly authorizationUrl: string | null;
}

export type PullTarget = { readonly kind: 'newSheet' } | { readonly kind: 'sheet'; readonly sheetId: number };

export interface StartPull {
  readonly objectId: string;
  readonly viewId: string;
  readonly target: PullTarget;
  readonly options: TableOptions;
  /** The workspace member that "me" means in this view's filters. */
  readonly memberId: string | null;
}

/** A part of the CSV in Twenty's format. Parts joined in order are the file. */
export interface CsvPart {
  readonly text: string;
  /** Ids of the records in this part: the sidebar counts the different ones. */
  readonly ids: readonly string[];
  /** Of the whole view; without a meaning in a part that has no ids and a `next`: Twenty asked to wait, or for less. */
  readonly totalCount: number;
  /** State for the next part; null when this was the last. */
  readonly next: string | null;
  /** Milliseconds to wait before asking for the next part. */
  readonly waitMs: number;
  readonly fileName: string;
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
  readonly listObjects: (input: { readonly refresh: boolean }) => readonly ObjectChoice[];
  readonly listViews: (input: { readonly objectId: string }) => readonly ViewChoice[];
  readonly listMembers: (input: Record<string, never>) => readonly MemberChoice[];
  readonly startPull: (input: StartPull) => JobInfo;
  /** A refresh of a table, with its own settings. */
  readonly refreshTable: (input: { readonly tableId: string }) => JobInfo;
  /** Works for about 20 s and says how far it came. */
  readonly continuePull: (input: { readonly tableId: string }) => JobInfo;
  readonly cancelPull: (input: { readonly tableId: string }) => JobInfo;
  readonly setSchedule: (input: { readonly tableId: string; readonly everyHours: number | null }) => TableInfo;
  readonly readCsv: (input: { readonly tableId: string; readonly next: string | null }) => CsvPart;
  /** Brings the table's sheet to the front. */
  readonly showTable: (input: { readonly tableId: string }) => null;
}

export type EndpointName = keyof Endpoints;
