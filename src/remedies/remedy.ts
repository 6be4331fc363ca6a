import type { ErrorKind } from '../errors';

/** What the program does, and the one sentence that a person reads. Names in braces are details that the kind always carries. */
export interface Remedy {
  /** `stop`: the person must act. `retry`: it may pass, so a schedule tries again in the same slot (`mayPass`). */
  readonly action: 'stop' | 'retry';
  readonly en: string;
  readonly fr: string;
}

export type Remedies = Readonly<Partial<Record<ErrorKind, Remedy>>>;
