import type { FetchOptions } from './fetch-options';
import type { Account, QuotaName } from '../runtime/quotas';
import type { ExecutionCore } from '../runtime/execution-core';
import type { LockTable } from '../runtime/lock-table';
import type { Manifest } from '../runtime/manifest';
import type { Random } from '../runtime/random';
import type { Stores } from '../runtime/world';

/** All that the platform services of one execution need. */
export interface ServiceContext {
  readonly core: ExecutionCore;
  readonly stores: Stores;
  readonly random: Random;
  readonly manifest: Manifest;
  /** Folder of the built add-on: HTML files are read from it. */
  readonly folder: string;
  /** One script for all documents in a published add-on; one per document when bound. */
  readonly scriptId: string;
  readonly addOn: boolean;
  /** Null where the execution has no document. */
  readonly documentId: string | null;
  readonly user: { readonly id: string; readonly email: string; readonly account: Account };
  /** Scopes the user has granted, live. */
  readonly granted: Set<string>;
  readonly locks: LockTable;
  /** This execution among those that run now. */
  readonly executionId: number;
  readonly fetch: FetchOptions;
  readonly answers: Answers;
  /** Chance that a cached value is gone before its time, at each read. */
  readonly cacheEviction: number;
  readonly log: (level: LogLevel, text: string) => void;
  /** Uses up a daily quota, or throws Google's text for it. */
  readonly useQuota: (name: Exclude<QuotaName, 'triggerMs'>, amount: number) => void;
  /** Evaluates source text in the script's realm (HTML templates). */
  readonly evaluate: (source: string) => unknown;
}

type LogLevel = 'log' | 'info' | 'warn' | 'error' | 'debug' | 'emulator';

/** One line of an execution's log; level "emulator" is what the emulator itself has to say, such as a value above a documented limit. */
export interface LogLine {
  readonly level: LogLevel;
  readonly text: string;
}

/** How the person answers dialogs that stop the script. Without an answer, opening one is an error. */
export interface Answers {
  /** Returns the name of a button: OK, CANCEL, YES, NO or CLOSE. */
  readonly alert?: (question: Question) => ButtonName;
  readonly prompt?: (question: Question) => { readonly button: ButtonName; readonly text: string };
}

export interface Question {
  readonly userId: string;
  readonly title: string;
  readonly prompt: string;
  /** What the person may choose, beside closing the window. */
  readonly buttons: readonly ButtonName[];
}

type ButtonName = 'OK' | 'CANCEL' | 'YES' | 'NO' | 'CLOSE';
