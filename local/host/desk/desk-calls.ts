import type { CallFailure } from '../sidebar-client';
import type { PersonEdit, WireCell, WireUpdate } from './wire';

/**
 * The desk: one person at one open spreadsheet with the add-on, run by the emulator in a thread of its own. These are its calls; every
 * input and output is plain JSON. Scripts run one at a time; edits and reads get in between their service calls.
 */
export interface DeskCalls {
  /** What a page that has just been opened shows. Runs `onOpen`. */
  readonly open: (input: Record<string, never>) => DeskState & { readonly update: WireUpdate };
  /** A click on a menu item, or a call from the sidebar. */
  readonly run: (input: RunRequest) => RunOutcome;
  readonly edit: (input: { readonly edits: readonly PersonEdit[] }) => null;
  /** Fires the add-on's triggers at once, whether due or not. Answers how many there were. */
  readonly fireTriggers: (input: Record<string, never>) => { readonly fired: number };
  /** The user's language from now on; `onOpen` is run again, for the menu. */
  readonly setLanguage: (input: { readonly language: Language }) => DeskState;
  /** A new, empty spreadsheet; what the add-on keeps for the user stays, as with Google. */
  readonly reset: (input: Record<string, never>) => DeskState & { readonly update: WireUpdate };
  readonly closeSidebar: (input: Record<string, never>) => null;
  /** To the question under way; to another one it means nothing. */
  readonly answer: (input: DialogAnswer) => null;
  readonly executions: (input: Record<string, never>) => readonly ExecutionRecord[];
  readonly outbox: (input: Record<string, never>) => readonly MailRecord[];
  /** Cells by A1 notation, for tests: contents and display texts, rows first. */
  readonly cells: (input: { readonly sheet: string; readonly range: string | null }) => CellsAnswer;
}

export type DeskCallName = keyof DeskCalls;
export type Language = 'en' | 'fr';

export interface RunRequest {
  readonly functionName: string;
  readonly args: readonly unknown[];
  readonly from: 'menu' | 'sidebar';
}

export type RunOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: CallFailure };

export interface DeskState {
  readonly name: string;
  readonly language: Language;
  readonly menus: readonly DeskMenu[];
  readonly sidebar: DeskSidebar | null;
}

interface DeskMenu {
  /** Null for the add-on's own menu under Extensions. */
  readonly title: string | null;
  /** A null caption is a separator. */
  readonly items: readonly { readonly caption: string | null; readonly functionName: string }[];
}

export interface DeskSidebar {
  /** Changes whenever another sidebar is shown. */
  readonly id: string;
  readonly title: string;
  /** What HtmlService gave out. */
  readonly html: string;
  /** Top-level functions that the page may call. */
  readonly functions: readonly string[];
}

export interface ExecutionRecord {
  readonly number: number;
  readonly functionName: string;
  readonly from: 'open' | 'menu' | 'sidebar' | 'trigger';
  /** ISO instant. */
  readonly started: string;
  readonly milliseconds: number;
  readonly outcome: 'completed' | 'failed' | 'timed out';
  /** The error's text when it failed. */
  readonly error: string | null;
  /** Service calls by name. */
  readonly calls: Readonly<Record<string, number>>;
  readonly totalCalls: number;
  readonly cellsRead: number;
  readonly cellsWritten: number;
  readonly cellsCopied: number;
  readonly fetches: number;
  readonly log: readonly string[];
}

export interface MailRecord {
  readonly sent: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
}

export interface CellsAnswer {
  readonly sheetId: number;
  readonly hidden: boolean;
  readonly rows: number;
  readonly columns: number;
  readonly values: readonly (readonly WireCell[])[];
  readonly display: readonly (readonly string[])[];
}

/** What the desk says by itself. */
export type DeskEvent =
  | { readonly kind: 'update'; readonly update: WireUpdate }
  | { readonly kind: 'state'; readonly state: DeskState }
  | { readonly kind: 'execution'; readonly record: ExecutionRecord }
  | { readonly kind: 'notice'; readonly title: string; readonly message: string }
  /** A script stands still until a question is answered; null when it goes on. */
  | { readonly kind: 'question'; readonly question: DialogQuestion | null };

export type DialogButton = 'OK' | 'CANCEL' | 'YES' | 'NO' | 'CLOSE';

/** Google's `Ui.alert`. */
export interface DialogQuestion {
  readonly id: number;
  readonly title: string;
  readonly message: string;
  readonly buttons: readonly DialogButton[];
}

export interface DialogAnswer {
  readonly id: number;
  readonly button: DialogButton;
}

/** A request that cannot be done; the message is the sentence for the person. */
export class DeskError extends Error {
  override readonly name = 'DeskError';
}

/** The page gets the sidebar's name and title; its HTML is for the other origin only. */
export function withoutHtml(
  state: DeskState,
): Omit<DeskState, 'sidebar'> & { sidebar: { id: string; title: string } | null } {
  return { ...state, sidebar: state.sidebar && { id: state.sidebar.id, title: state.sidebar.title } };
}
