import type { ServiceErrorKey } from '../service-error';

/** What a test may do to an execution from outside. */
export interface CallHooks {
  /** Ends the execution at its n-th service call (1 is the first), before the call acts or once it has acted. */
  readonly killAt?: { readonly call: number; readonly when: 'before' | 'after' };
  /** Called before each service call acts; another execution may be run inside it. */
  readonly onCall?: (name: string, call: number) => void;
  /** Told at the end, however it comes: processor milliseconds of the script's own code, its evaluation included, services left out. */
  readonly onEnd?: (ownMs: number) => void;
  /** Makes a service call fail, with a text of `SERVICE_ERRORS` in the user's language. */
  readonly failCall?: (name: string, call: number) => InjectedFailure | undefined;
}

export interface InjectedFailure {
  readonly key: ServiceErrorKey;
  readonly details?: readonly (string | number)[];
  /** The call acts, and only then fails: its answer is lost, not its work. A call that breaks a rule fails with its own error. */
  readonly done?: boolean;
}
