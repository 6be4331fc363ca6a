/**
 * What every emulated service sees of the execution it runs in. One execution = one entry-point call in a fresh realm.
 * Services are built per execution from (execution, document state, user state); state outlives executions, services do not.
 */

import type { ServiceErrorKey } from './service-error';

export type AuthMode = 'NONE' | 'LIMITED' | 'CUSTOM_FUNCTION' | 'FULL';

/** What a service call costs on the virtual clock, and how it is counted. */
export interface CallCost {
  /** Milliseconds on the virtual clock; the default is the service's own (google.md §6.4). */
  readonly ms?: number;
  /** Cells that the call is about; its name tells whether they are read, written, or copied by Google (`runtime/counters.ts`). */
  readonly cells?: number;
}

export interface Execution {
  /**
   * First statement of every service method. Counts the call under `name` ("Range.setValues"), checks the authorization
   * mode, advances the virtual clock, fires test hooks (a second execution may run inside one), and kills the execution
   * at 6 virtual minutes or when a test asked for it: before the call acts, or, through `after`, once it has acted.
   */
  call(name: string, cost?: CallCost): void;
  /** Wraps a method body so that a kill "after the call" can be asked for too. Returns the body's result. */
  act<T>(name: string, cost: CallCost, body: () => T): T;
  /** A service error as Google words it, in the language of the emulated user; an `Error` of the script's own realm. */
  error(key: ServiceErrorKey, ...details: readonly (string | number)[]): Error;
  /**
   * Keeps what a batched write threw for later, if it is a service error of one of these kinds: it ends the execution unless
   * something takes it before (google.md §6.3). False: it is to be thrown now.
   */
  owe(thrown: unknown, kinds: readonly ServiceErrorKey[]): boolean;
  /** Throws the first error that is owed, and forgets all. */
  settle(): void;
  /** Virtual time, milliseconds since the epoch. */
  now(): number;
  readonly authMode: AuthMode;
  /** True where a person has the document open: menus, sidebars, google.script.run. */
  readonly hasUi: boolean;
  /** Stable id of the effective user. */
  readonly userId: string;
  /** The user's language, such as "en" or "fr". */
  readonly locale: string;
}
