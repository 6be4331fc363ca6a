import type { MessagePort } from 'node:worker_threads';
import type { RecordModel } from '../../crm/model';
import type { DirectLine } from '../../crm/server/http/direct';
import type { Control } from '../../crm/server/faults/rule';

/** What the threads of the torture say to each other. */

export interface CrmSetup {
  /** People in the demo workspace; 'deals': the workspace of `deals.ts`. */
  readonly records: number | 'deals';
  /** Requests a minute; null: as many as one likes. */
  readonly rateLimit: number | null;
  /** One float: milliseconds since the epoch. */
  readonly clock: SharedArrayBuffer;
  /** One whole number that grows with each message of the CRM. */
  readonly signal: SharedArrayBuffer;
  /** First comes a `CrmReady`, then a `CrmReply` for each `CrmRequest`. */
  readonly port: MessagePort;
  /** Scripts ask it through this, without HTTP. */
  readonly line: DirectLine;
}

export interface CrmReady {
  readonly url: string;
  readonly keys: Readonly<Record<string, string>>;
}

/** One query for records, as the engine got it; `first` 0 counts. */
export interface AskedOfCrm extends Question {
  readonly first: number;
  readonly offset: number;
  /** The cursor, where a walk by id goes on; null for its first page and for pages by offset. */
  readonly after: string | null;
}

interface Question {
  /** Number of the state of the records; each change makes the next one. */
  readonly version: number;
  readonly object: string;
  readonly filter: unknown;
  /** Undefined for a count and for a walk by id. */
  readonly orderBy: unknown;
}

export interface CrmRequest {
  /** Back to the beginning: records, limit, rules and what was remembered. */
  readonly restart?: boolean;
  readonly control?: Control;
  /** All records that answer the question, in its order. */
  readonly truth?: Question;
}

export type CrmReply =
  | {
      readonly asked: readonly AskedOfCrm[];
      /** Of the records as they are now. */
      readonly version: number;
      readonly truth: readonly RecordModel[] | null;
    }
  | { readonly problem: string };
