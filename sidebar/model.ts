/**
 * What the sidebar knows (`State`), what can happen to it (`Event`) and what it asks the world to do (`Effect`): plain data
 * throughout. `state.ts` turns a state and an event into the next state and its effects; `effects.ts` performs them.
 */
import type { ErrorKind } from '../src/errors';
import type {
  BackupCount,
  BackupInfo,
  BackupProgress,
  ColumnChoice,
  CsvKind,
  CsvPart,
  EditsInfo,
  EndpointName,
  Endpoints,
  FieldChoice,
  FoundView,
  JobInfo,
  Language,
  MemberChoice,
  ObjectChoice,
  PullTarget,
  Removal,
  ReportColumns,
  RunInfo,
  RunLists,
  SavedEdits,
  SchedulePlan,
  SidebarState,
  StaleColumn,
  SnapshotPlan,
  StartPull,
  TableExtras,
  TableOptions,
  TellingInfo,
  Timing,
  UndoInfo,
  ViewCheck,
  ViewChoice,
  ViewQuestion,
} from '../src/protocol';
import type { ArchiveRequest } from './archive-request';

export type Input<E extends EndpointName> = Parameters<Endpoints[E]>[0];
export type Output<E extends EndpointName> = ReturnType<Endpoints[E]>;

/** What can go wrong outside our own server, or in the form: each has its own sentence in the texts. */
export type Problem =
  | 'key-missing'
  | 'link-missing'
  | 'time-limit'
  | 'authorization-lost'
  | 'several-accounts'
  | 'offline'
  | 'no-answer'
  | 'platform-failed'
  | 'records-changing';

/** Something a person must be told. The server's sentences come ready in the person's language. */
export type Trouble =
  | { readonly from: 'server'; readonly kind: ErrorKind; readonly message: string; readonly agree?: string }
  | { readonly from: 'here'; readonly problem: Problem };

/** A list that is asked for, came, or did not come. */
export type Listing<T> =
  | { readonly is: 'coming'; readonly call: number }
  | { readonly is: 'here'; readonly items: readonly T[] }
  | { readonly is: 'missing'; readonly trouble: Trouble };

export interface LoadingScreen {
  readonly at: 'loading';
  readonly call: number | null;
  readonly trouble: Trouble | null;
}

/** The key itself is never here: it goes from its field straight into the call. */
export interface ConnectScreen {
  readonly at: 'connect';
  readonly address: string;
  readonly keyShown: boolean;
  /** The server asked for consent to plain http. */
  readonly asksHttp: boolean;
  readonly allowHttp: boolean;
  readonly call: number | null;
  readonly trouble: Trouble | null;
}

/** What went wrong with one table. */
interface TableTrouble {
  readonly tableId: string;
  readonly trouble: Trouble;
}

/** What a person chose in the menu of Google Sheets, to be done when the sidebar is there: the table in front, all tables, help. */
export type Errand = 'sheet' | 'all' | 'help';

export type TableAction = 'show';

/** What is under way with tables, and what went wrong with one. */
interface WithTables {
  readonly busy: readonly { readonly call: number; readonly tableId: string; readonly action: TableAction }[];
  /** At most one a table. */
  readonly troubles: readonly TableTrouble[];
}

/** One line a table. */
export interface HomeScreen extends WithTables {
  readonly at: 'home';
  /** The table whose menu stands open. */
  readonly menu: string | null;
}

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

/** Who is told when a scheduled refresh fails; `info` is what is being typed, null before it came. */
export interface TellingScreen {
  readonly at: 'telling';
  readonly info: TellingInfo | null;
  readonly call: number | null;
  readonly saved: boolean;
  readonly trouble: Trouble | null;
}

/** The last runs. `call` writes them into a sheet. */
export interface RunsScreen {
  readonly at: 'runs';
  readonly runs: Listing<RunInfo>;
  readonly call: number | null;
  readonly trouble: Trouble | null;
}

interface HelpScreen {
  readonly at: 'help';
}

/** The Twentys that this person has a key for. */
export interface WorkspacesScreen {
  readonly at: 'workspaces';
  /** The one whose key is replaced, or that is to be forgotten. */
  readonly asked: { readonly ref: string; readonly about: 'key' | 'forget' } | null;
  readonly call: number | null;
  readonly trouble: Trouble | null;
}

/** How cells are written. */
type CellOptions = Omit<TableOptions, 'columns'>;

/** A pasted link or id of a view, in place of choosing from the lists. */
export interface PastedLink {
  readonly text: string;
  readonly call: number | null;
  readonly trouble: Trouble | null;
}

/** Which fields become columns, and what can be ticked if they are to be chosen. */
export interface Columns {
  readonly kind: ColumnChoice['kind'];
  /** Fields of the view's object; null before they are asked for. */
  readonly fields: Listing<FieldChoice> | null;
  readonly search: string;
  /** The ticked ones, in the order of `fields`. */
  readonly fieldIds: readonly string[];
}

export interface ChooseScreen {
  readonly at: 'choose';
  readonly objects: Listing<ObjectChoice>;
  /** Those of Twenty's own workings; null until they are asked for. */
  readonly more: Listing<ObjectChoice> | null;
  readonly search: string;
  readonly objectId: string | null;
  readonly link: PastedLink;
  /** What the last link led to. It joins the lists, which need not have it. */
  readonly found: FoundView | null;
  /** Null before an object is chosen. */
  readonly views: Listing<ViewChoice> | null;
  readonly viewSearch: string;
  readonly viewId: string | null;
  /** Null until a view needs a member. */
  readonly members: Listing<MemberChoice> | null;
  readonly memberId: string | null;
  readonly target: PullTarget;
  readonly columns: Columns;
  readonly options: CellOptions;
  /** The table whose settings these are; null for a new one. */
  readonly editing: string | null;
  /** `WorkspaceInfo.ref`; null is the current one. */
  readonly workspace: string | null;
  /** Which objects the key may read, as far as it was found out. */
  readonly mayRead: { readonly [objectId: string]: boolean | null };
  /** What the pull would bring; null while there is nothing to pull. Its item is one. */
  readonly check: Listing<ViewCheck> | null;
  /** The wait before it is asked for. */
  readonly checkDue: number | null;
}

/** Where a pull came from: what "Try again" does, and where "Back" leads. */
export type PullOrigin =
  | { readonly kind: 'start'; readonly input: StartPull; readonly choose: ChooseScreen }
  | {
      readonly kind: 'refresh';
      readonly tableId: string;
      readonly acceptFewer: boolean;
      readonly acceptGone: boolean;
      /** What the person said yes to, as a failure named it. */
      readonly agreed?: string;
      readonly resetHeaders?: boolean;
    }
  | {
      readonly kind: 'undo';
      readonly tableId: string;
      readonly undo: UndoInfo;
      /** The table was refreshed by itself, which an Undo ends. */
      readonly pauses: boolean;
    }
  | { readonly kind: 'takeOver'; readonly tableId: string; readonly agreed?: string }
  /** The schedule becomes this person's, and the table is refreshed with their key. */
  | { readonly kind: 'takeSchedule'; readonly tableId: string; readonly agreed?: string }
  /** Other columns, options or another member. */
  | {
      readonly kind: 'change';
      readonly tableId: string;
      readonly input: Input<'changeTable'>;
      readonly choose: ChooseScreen;
    }
  | { readonly kind: 'duplicate'; readonly tableId: string; readonly agreed?: string }
  | { readonly kind: 'editing'; readonly tableId: string; readonly on: boolean }
  /** Met while it was writing: a pull or an Undo. */
  | { readonly kind: 'found'; readonly tableId: string };

export interface PullScreen {
  readonly at: 'pull';
  readonly origin: PullOrigin;
  /** Null before the first answer. */
  readonly job: JobInfo | null;
  /** The slice under way. */
  readonly call: number | null;
  readonly cancelCall: number | null;
  /** Asks how far the slice under way has come. */
  readonly progressCall: number | null;
  /** Pausing until this instant (ms): Twenty's limit, its pace between requests, or a lost connection. */
  readonly wait: { readonly id: number; readonly until: number; readonly reason: 'limit' | 'pace' | 'lost' } | null;
  /** Calls lost one after another. */
  readonly lost: number;
  readonly cancelling: boolean;
  /** Set when the work has stopped, or when cancelling did not succeed. */
  readonly trouble: Trouble | null;
}

interface CsvFile {
  readonly url: string;
  readonly fileName: string;
  readonly records: number;
}

export type CsvOutcome =
  | {
      readonly is: 'files';
      /** At least one. */
      readonly files: readonly CsvFile[];
      /** The whole text, for those who cannot save; null when it is long or in several files. */
      readonly text: string | null;
      readonly unmatched: CsvPart['unmatched'];
    }
  | { readonly is: 'changed'; readonly read: number; readonly total: number };

/** Everything that can be set, whichever kind is chosen in the end. */
export interface CsvSettings {
  readonly kind: CsvKind['kind'];
  /** Files that Twenty can import, in place of one. */
  readonly split: boolean;
  readonly delimiter: ',' | ';';
  readonly byteOrderMark: boolean;
}

/** What a CSV is made of. A view without a table leads back to where it was chosen. */
export type CsvSource =
  | { readonly kind: 'table'; readonly tableId: string }
  | { readonly kind: 'view'; readonly question: ViewQuestion; readonly choose: ChooseScreen };

export interface CsvScreen {
  readonly at: 'csv';
  readonly source: CsvSource;
  readonly settings: CsvSettings;
  /** Which reading this is: what an earlier one still says is dropped. Null while the kind is being chosen. */
  readonly run: number | null;
  readonly read: number;
  readonly total: number | null;
  /** Instant (ms) until which Twenty's limit makes it wait. */
  readonly waitUntil: number | null;
  readonly outcome: CsvOutcome | null;
  /** The text is shown for copying; `done` when the browser says that it was copied. */
  readonly copy: 'no' | 'shown' | 'done';
  readonly trouble: Trouble | null;
}

/** Into sheets of this spreadsheet, into files, or into files that another Twenty imports. */
export type BackupPurpose = 'sheets' | 'files' | 'kit';

/** What a person sets of a backup. */
type BackupSettings = Pick<BackupScreen, 'purpose' | 'objectIds' | 'keep' | 'timing' | 'into'>;

export interface BackupScreen {
  readonly at: 'backup';
  readonly purpose: BackupPurpose;
  /** Its item is one. */
  readonly info: Listing<BackupInfo>;
  readonly objectIds: readonly string[];
  readonly counts: { readonly [objectId: string]: BackupCount };
  /** The call that counts, or the pause before the next. */
  readonly counting: number | null;
  readonly keep: number;
  readonly timing: Timing | null;
  /** `WorkspaceInfo.ref` of the workspace that a kit is for; null where this person has no key for it. */
  readonly into: string | null;
  /** Keeps the choice, begins, goes on or ends. */
  readonly call: number | null;
  /** Of the backup into sheets that is under way. */
  readonly progress: BackupProgress | null;
  /** Pausing for Twenty's limit until this instant, ms. */
  readonly wait: { readonly id: number; readonly until: number } | null;
  readonly cancelling: boolean;
  /** What was asked for last has been done. */
  readonly done: boolean;
  /** A backup that is, or was, looked through. */
  readonly checked: { readonly sheetId: number; readonly state: Listing<Output<'checkBackup'>> } | null;
  /** Of the files that are being made. */
  readonly reading: (ArchiveReading & { readonly waitUntil: number | null; readonly run: number }) | null;
  readonly file: ArchiveFile | null;
  readonly trouble: Trouble | null;
}

interface ArchiveReading {
  /** Label of the object that is read. */
  readonly object: string;
  readonly done: number;
  readonly of: number;
  readonly read: number;
  readonly total: number | null;
}

/** A ZIP to be saved. */
interface ArchiveFile {
  readonly url: string;
  readonly fileName: string;
  readonly records: number;
}

interface EditsFile {
  readonly url: string;
  readonly fileName: string;
  readonly rows: number;
  readonly isNew: boolean;
}

/** What goes into the files of a table that is edited. */
export interface EditsSettings {
  /** Of the pages of the person who imports. */
  readonly language: Language;
  /** Rows that were typed under the table, too. */
  readonly typed: boolean;
  /** Cells that changed on both sides, `id/tag`. */
  readonly chosen: { readonly [cell: string]: 'mine' | 'theirs' };
}

/** Changes for Twenty: what was typed into a table. */
export interface EditsScreen {
  readonly at: 'edits';
  readonly tableId: string;
  readonly info: Listing<EditsInfo>;
  readonly settings: EditsSettings;
  /** What changes the list, or makes the files, under way. */
  readonly call: number | null;
  /** Null before they are made. */
  readonly files: readonly EditsFile[] | null;
  readonly leftOut: SavedEdits['leftOut'];
  readonly trouble: Trouble | null;
}

export type Screen =
  | LoadingScreen
  | ConnectScreen
  | HomeScreen
  | TableScreen
  | WorkspacesScreen
  | HelpScreen
  | TellingScreen
  | RunsScreen
  | ChooseScreen
  | PullScreen
  | CsvScreen
  | BackupScreen
  | EditsScreen;

export interface State {
  readonly data: SidebarState;
  /** Instant of the last event, ms. */
  readonly now: number;
  /** Number given to the last call. Answers to calls nobody waits for any more are dropped. */
  readonly calls: number;
  /** The last call that takes long. */
  readonly slow: number | null;
  /** `getState` in the background, after a pull. */
  readonly reload: number | null;
  /** `look` in the background. */
  readonly look: number | null;
  /** Not begun before the state is known. */
  readonly errand: Errand | null;
  /** Tables that are refreshed one after another, without the one under way, and what went wrong until now; null when nobody asked for all. */
  readonly queue: { readonly tableIds: readonly string[]; readonly troubles: readonly TableTrouble[] } | null;
  /** The details that were copied last. */
  readonly copied: string | null;
  readonly screen: Screen;
}

type Answered = {
  [E in EndpointName]: {
    readonly type: 'answered';
    readonly endpoint: E;
    readonly call: number;
    readonly data: Output<E>;
  };
}[EndpointName];

export type Event =
  | Answered
  | { readonly type: 'failed'; readonly endpoint: EndpointName; readonly call: number; readonly trouble: Trouble }
  | { readonly type: 'opened'; readonly errand: Errand | null }
  | { readonly type: 'ticked' }
  | { readonly type: 'slow'; readonly call: number }
  | { readonly type: 'addressTyped'; readonly address: string }
  | { readonly type: 'keyToggled' }
  | { readonly type: 'httpAllowed'; readonly allowed: boolean }
  | { readonly type: 'connectAsked'; readonly key: string }
  /** Half a minute has passed, or the page is seen again. */
  | { readonly type: 'lookDue' }
  | { readonly type: 'workspacesAsked' }
  | { readonly type: 'workspaceAdded' }
  | { readonly type: 'workspaceUsed'; readonly ref: string }
  | { readonly type: 'keyReplaceAsked'; readonly ref: string }
  | { readonly type: 'keyReplaced'; readonly key: string }
  | { readonly type: 'forgetAsked'; readonly ref: string }
  | { readonly type: 'forgetConfirmed' }
  | { readonly type: 'workspaceDropped' }
  | { readonly type: 'allAsked' }
  | { readonly type: 'helpAsked' }
  | { readonly type: 'tableAsked'; readonly tableId: string }
  | { readonly type: 'menuToggled'; readonly tableId: string }
  | { readonly type: 'refreshAsked'; readonly tableId: string }
  | { readonly type: 'takeOverAsked'; readonly tableId: string }
  | { readonly type: 'changesAsked'; readonly which: keyof RunLists }
  | { readonly type: 'editAsked' }
  | { readonly type: 'anotherViewAsked' }
  | { readonly type: 'duplicateAsked' }
  | { readonly type: 'headersReset' }
  | { readonly type: 'panelAsked'; readonly panel: TablePanel['is'] }
  | { readonly type: 'panelDropped' }
  | { readonly type: 'nameTyped'; readonly name: string }
  | { readonly type: 'renamed' }
  | { readonly type: 'staleToggled'; readonly tag: string }
  | { readonly type: 'tidied' }
  | { readonly type: 'removed'; readonly keep: boolean }
  | { readonly type: 'undoAsked' }
  | { readonly type: 'undoDropped' }
  | { readonly type: 'undoConfirmed' }
  | { readonly type: 'csvAsked'; readonly tableId: string }
  | { readonly type: 'planChanged'; readonly plan: SchedulePlan }
  /** The schedule becomes that; null ends it. */
  | { readonly type: 'planAsked'; readonly plan: SchedulePlan | null }
  | { readonly type: 'scheduleTaken'; readonly tableId: string }
  | { readonly type: 'copiesChanged'; readonly plan: SnapshotPlan | null }
  | { readonly type: 'copiesSaved' }
  | { readonly type: 'freshnessAsked'; readonly place: boolean }
  | { readonly type: 'reportChosen'; readonly group: string; readonly amount: string }
  | { readonly type: 'reportMade' }
  | { readonly type: 'tellingAsked' }
  | { readonly type: 'tellingTyped'; readonly info: TellingInfo }
  | { readonly type: 'tellingSaved' }
  | { readonly type: 'runsAsked' }
  | { readonly type: 'runsWritten' }
  | { readonly type: 'showAsked'; readonly tableId: string }
  | { readonly type: 'newAsked' }
  | { readonly type: 'objectsAsked' }
  | { readonly type: 'moreAsked' }
  | { readonly type: 'objectSearched'; readonly text: string }
  | { readonly type: 'viewSearched'; readonly text: string }
  | { readonly type: 'objectChosen'; readonly objectId: string }
  | { readonly type: 'objectDropped' }
  | { readonly type: 'linkTyped'; readonly text: string }
  | { readonly type: 'linkAsked' }
  | { readonly type: 'viewChosen'; readonly viewId: string }
  | { readonly type: 'membersAsked' }
  | { readonly type: 'memberChosen'; readonly memberId: string }
  | { readonly type: 'targetChosen'; readonly target: PullTarget }
  | { readonly type: 'columnsChosen'; readonly kind: ColumnChoice['kind'] }
  | { readonly type: 'fieldsAsked' }
  | { readonly type: 'fieldSearched'; readonly text: string }
  | { readonly type: 'fieldToggled'; readonly fieldId: string }
  | { readonly type: 'optionsChosen'; readonly options: CellOptions }
  | { readonly type: 'checkDue'; readonly id: number }
  | { readonly type: 'checkAsked' }
  | { readonly type: 'probeDue' }
  | { readonly type: 'workspaceChosen'; readonly ref: string }
  | { readonly type: 'viewCsvAsked' }
  | { readonly type: 'pullAsked' }
  | { readonly type: 'waitOver'; readonly id: number }
  | { readonly type: 'progressDue'; readonly call: number }
  | { readonly type: 'cancelAsked' }
  | { readonly type: 'againAsked' }
  | { readonly type: 'fewerAccepted' }
  | { readonly type: 'backAsked' }
  | { readonly type: 'csvSet'; readonly settings: CsvSettings }
  | { readonly type: 'csvStarted' }
  | {
      readonly type: 'csvRead';
      readonly run: number;
      readonly read: number;
      readonly total: number | null;
      readonly waitMs: number;
    }
  | { readonly type: 'csvEnded'; readonly run: number; readonly outcome: CsvOutcome }
  | { readonly type: 'csvFailed'; readonly run: number; readonly trouble: Trouble }
  | { readonly type: 'backupAsked'; readonly purpose: BackupPurpose }
  | { readonly type: 'backupSet'; readonly over: Partial<BackupSettings> }
  | { readonly type: 'backupChecked'; readonly sheetId: number }
  /** Begins a backup, or makes the files. */
  | { readonly type: 'backupStarted' }
  /** Keeps the choice and its schedule. */
  | { readonly type: 'backupPlanned' }
  | {
      readonly type: 'archiveRead';
      readonly reading: ArchiveReading & { readonly run: number; readonly waitMs: number };
    }
  | { readonly type: 'archiveEnded'; readonly run: number; readonly file: ArchiveFile }
  | { readonly type: 'archiveFailed'; readonly run: number; readonly trouble: Trouble }
  /** Leads to the form, with the address that is known. */
  | { readonly type: 'keyAsked' }
  /** Everything is asked for anew. */
  | { readonly type: 'tablesAsked' }
  | { readonly type: 'detailsAsked'; readonly text: string }
  | { readonly type: 'editingAsked'; readonly on: boolean }
  | { readonly type: 'editsAsked'; readonly tableId: string }
  | { readonly type: 'editsSet'; readonly settings: EditsSettings }
  /** Another page of the list, by how many records stand before it. */
  | { readonly type: 'editsTurned'; readonly from: number }
  | { readonly type: 'editsSaved' }
  | { readonly type: 'filesMade'; readonly call: number; readonly files: readonly EditsFile[] }
  /** Cells, `id/tag`, that are set back with the next refresh. */
  | { readonly type: 'editsDropped'; readonly cells: readonly string[] }
  | { readonly type: 'typedRemoved' }
  | { readonly type: 'copyAsked' }
  | { readonly type: 'copied' };

export type Call = {
  [E in EndpointName]: { readonly type: 'call'; readonly endpoint: E; readonly input: Input<E>; readonly call: number };
}[EndpointName];

export type Effect =
  | Call
  | { readonly type: 'wait'; readonly milliseconds: number; readonly event: Event }
  /** Reads the whole CSV of a table or a view; `csvRead`, then `csvEnded` or `csvFailed` with the same run. */
  | { readonly type: 'readCsv'; readonly source: CsvSource; readonly file: CsvKind; readonly run: number }
  /** Makes a ZIP; `archiveRead`, then `archiveEnded` or `archiveFailed` with the same run. */
  | {
      readonly type: 'makeArchive';
      readonly run: number;
      readonly request: ArchiveRequest;
      readonly into: string | null;
    }
  /** Makes files of texts; `filesMade` with the same call. */
  | { readonly type: 'makeFiles'; readonly files: SavedEdits['files']; readonly call: number }
  /** Copies the text that is shown; `copied` if the browser did it. */
  | { readonly type: 'copyText' }
  /** Copies a text that is not shown. */
  | { readonly type: 'copyDetails'; readonly text: string }
  /** Offers the finished file once by itself; the person can always click the link. */
  | { readonly type: 'saveFile' }
  /** Gives back the memory of a file. */
  | { readonly type: 'forgetFile'; readonly url: string }
  /** Keyboard focus goes to a field of the form. */
  | { readonly type: 'focusField'; readonly field: 'address' | 'key' }
  /** Keyboard focus goes from the sidebar to the sheet. */
  | { readonly type: 'focusSheet' };

export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}
