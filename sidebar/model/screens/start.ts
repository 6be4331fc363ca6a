import type { Listing, Trouble } from '../trouble';
import type { RunInfo } from '../../../src/protocol/job';
import type { TellingInfo } from '../../../src/protocol/state';

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
export interface TableTrouble {
  readonly tableId: string;
  readonly trouble: Trouble;
}

/** What a person chose in the menu of Google Sheets, to be done when the sidebar is there: the table in front, all tables, help. */
export type Errand = 'sheet' | 'all' | 'help';

export type TableAction = 'show';

/** What is under way with tables, and what went wrong with one. */
export interface WithTables {
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

export interface HelpScreen {
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
