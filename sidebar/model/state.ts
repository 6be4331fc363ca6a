/**
 * What the sidebar knows (`State`), what can happen to it (`Event`) and what it asks the world to do (`Effect`): plain data
 * throughout. `sidebar/state.ts` turns a state and an event into the next state and its effects; `effects.ts` performs them.
 */
import type { BackupScreen } from './screens/backup';
import type { ChooseScreen } from './screens/choose';
import type { CsvScreen } from './screens/csv';
import type { EditsScreen } from './screens/edits';
import type { PullScreen } from './screens/pull';
import type {
  ConnectScreen,
  Errand,
  HelpScreen,
  HomeScreen,
  LoadingScreen,
  RunsScreen,
  TableTrouble,
  TellingScreen,
  WorkspacesScreen,
} from './screens/start';
import type { TableScreen } from './screens/table';
import type { SidebarState } from '../../src/protocol/state';

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
