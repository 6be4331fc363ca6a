import type { AuthMode } from '../execution';
import type { Answers } from '../services/context';
import type { FetchOptions } from '../services/fetch-options';
import type { CallHooks } from '../runtime/call-hooks';
import type { EmulatedDocument } from '../runtime/document';
import type { Termination } from '../runtime/guard';
import type { Account, QuotaName } from '../runtime/quotas';
import type { RunResult, ScriptFailure } from './result';
import type { StoredTrigger } from '../runtime/time/schedule';
import type { Mail, MenuRecord, UiSession } from '../runtime/world';

/** A Google account. */
export interface EmulatedUser {
  readonly id: string;
  /** `<id>@example.com` unless told. */
  readonly email?: string;
  /** "en" unless told; "fr…" makes service errors French. */
  readonly locale?: string;
  readonly account?: Account;
  /** Has the add-on; true unless told. Means nothing for a bound script. */
  readonly installed?: boolean;
  /** Scopes granted so far; all that the manifest lists unless told. */
  readonly granted?: readonly string[];
  /** What the person ticks when Google asks; all that the manifest lists unless told. */
  readonly consents?: readonly string[];
}

export interface EmulatorOptions {
  /** Folder of the built add-on: `Code.js`, `*.html`, `appsscript.json`. */
  readonly folder: string;
  /** A published editor add-on, or a script bound to its document. Default "add-on". */
  readonly mode?: 'add-on' | 'bound';
  readonly users: readonly EmulatedUser[];
  readonly documents?: readonly EmulatedDocument[];
  /** "virtual" (default): time moves by what calls cost. "real": by itself. */
  readonly clock?: 'virtual' | 'real';
  /** Virtual time at the beginning, an ISO text. Default 2026-03-02T09:00:00Z, a Monday. */
  readonly start?: string;
  readonly seed?: number;
  readonly fetch?: FetchOptions;
  readonly answers?: Answers;
  /** Chance that a cached value is lost early, at each read. */
  readonly cacheEviction?: number;
  /** Built-ins that Apps Script is not confirmed to have, to keep all the same: "Intl", "BigInt" … */
  readonly presentGlobals?: readonly string[];
  /** Hears that the emulator itself lacks or broke something while a script ran; without it, `run` throws that error. */
  readonly onBroken?: (error: Error) => void;
  /** How executions are ended; found by itself (see `guard.ts`). */
  readonly termination?: Termination;
}

export interface RunRequest extends CallHooks {
  readonly user: string;
  /** Id of a document of the emulator; none unless told. */
  readonly document?: string | null;
  readonly functionName: string;
  readonly args?: readonly unknown[];
  /** FULL unless told. */
  readonly authMode?: AuthMode;
  /** True unless told. */
  readonly hasUi?: boolean;
  /** 6 minutes unless told; simple triggers have 30 seconds. */
  readonly limitMs?: number;
}

/** What the client's handlers get. */
export type ClientReply = { readonly run: RunResult } & (
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: ScriptFailure }
);

interface OpenResult {
  /** Null where Google runs nothing: the add-on is neither installed by the user nor enabled in the document. */
  readonly run: RunResult | null;
  /** Menus in the order they were added; empty when `onOpen` failed. */
  readonly menus: readonly MenuRecord[];
}

export interface FireOptions extends CallHooks {
  /** The unconfirmed case that a clock run of an add-on has no spreadsheet. */
  readonly activeSpreadsheetIsNull?: boolean;
}

export interface Emulator {
  /** One entry-point call in a fresh realm. */
  run(request: RunRequest): RunResult;
  /** The user opens the document: `onOpen` in the mode Google would give it. */
  open(user: string, document: string, hooks?: CallHooks): OpenResult;
  /** The user clicks a menu item by its caption; asks for consent when nothing was granted yet. */
  clickMenu(user: string, document: string, caption: string, hooks?: CallHooks): RunResult;
  /** `google.script.run.<name>(...args)`. Throws at once where the client would: illegal argument, no such function. */
  clientCall(user: string, document: string, name: string, args?: readonly unknown[], hooks?: CallHooks): ClientReply;
  /** Fires all clock triggers due until then, in order, moving the virtual clock. Returns their runs. */
  fireTriggers(until: number, options?: FireOptions): RunResult[];
  /** The user installs the add-on from inside a document: consent, then `onInstall` in FULL. */
  installAddOn(user: string, document: string): RunResult;
  /** Removes the add-on for this user: triggers stop, data stays. */
  uninstallAddOn(user: string): void;
  /** Grants scopes (default: all of the manifest), or takes them back, as a lapse of authorization does. */
  grant(user: string, scopes?: readonly string[]): void;
  revoke(user: string, scopes?: readonly string[]): void;
  setLocale(user: string, locale: string): void;
  /** Uses up part of a daily quota, as if the user had done so elsewhere today. */
  useQuota(user: string, name: QuotaName, amount: number): void;
  /** What the user has on screen in that document: menus, sidebar, dialogs. */
  session(user: string, document: string): UiSession;
  outbox(): readonly Mail[];
  triggers(): readonly StoredTrigger[];
  /** All property stores by key ("user", script, user; "document", script, document; "script", script), for checks. */
  properties(): ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The same for caches: key of the cache → key → value, expired ones included. */
  caches(): ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Milliseconds since the epoch on the emulator's clock. */
  now(): number;
  /** Lets virtual time pass with nothing running. */
  advance(ms: number): void;
  /** Adds a document, or replaces the one with its id. */
  addDocument(document: EmulatedDocument): void;
  /** All stores, documents, the clock and the random state, as plain data. Not while something runs. */
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
}

export interface Snapshot {
  readonly stores: unknown;
  readonly documents: ReadonlyMap<string, unknown>;
}
