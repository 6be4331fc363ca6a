/** All that the sidebar knows when it opens. */
import type { SheetChoice } from './choice';
import type { JobInfo } from './job';
import type { Language } from './reply';
import type { OthersJob, TableInfo } from './table';
import type { ConnectionInfo, WorkspaceInfo } from './workspace';

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
  /** Another one, of `look`, means: load the state again. */
  readonly stamp: string;
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
