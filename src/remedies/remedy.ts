import type { ErrorKind } from '../errors';

/** The one sentence that a person reads. Names in braces are details that the kind always carries. */
export interface Remedy {
  /** With nobody doing anything: a schedule tries again in the same slot. Else the person must act. */
  readonly mayPass?: true;
  readonly en: string;
  readonly fr: string;
}

export type Remedies = Readonly<Partial<Record<ErrorKind, Remedy>>>;
