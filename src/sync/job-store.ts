import * as z from 'zod/mini';
import type { ErrorKind } from '../errors';
import type { Receipt } from '../protocol';
import type { Store } from '../ports/store';
import { parseJson } from '../wire';
import { isActive, type Job } from './job';
import { tableSchema } from './table';

/** Jobs and receipts live in document properties: all editors of the spreadsheet see them. No secret is in them. */
const JOB_PREFIX = 'job/';
const RECEIPT_PREFIX = 'receipt/';
const CANCEL_PREFIX = 'cancel/';

export interface JobStore {
  readonly load: (tableId: string) => Job | null;
  readonly save: (job: Job) => void;
  /** All jobs, ended ones too. */
  readonly all: () => readonly Job[];
  /** Asks the execution that works on the job, which may be another one, to end it. */
  readonly requestCancel: (tableId: string) => void;
  readonly cancelRequested: (tableId: string) => boolean;
  /** A new job begins: what was asked of the one before is no longer meant. */
  readonly forgetCancel: (tableId: string) => void;
  readonly receipt: (tableId: string) => Receipt | null;
  readonly saveReceipt: (tableId: string, receipt: Receipt) => void;
}

export function jobStore(store: Store): JobStore {
  const load = (key: string): Job | null => {
    const text = store.get(key);
    if (text === null) return null;
    const parsed = z.safeParse(jobSchema(), parseJson(text));
    // A job that another version wrote cannot be continued; the table stays as it is and can be pulled anew.
    return parsed.success ? parsed.data : null;
  };
  return {
    load: (tableId) => load(JOB_PREFIX + tableId),
    save(job) {
      store.set(JOB_PREFIX + job.table.id, JSON.stringify(job));
      if (!isActive(job)) store.delete(CANCEL_PREFIX + job.table.id);
    },
    all: () =>
      store.keys(JOB_PREFIX).flatMap((key) => {
        const job = load(key);
        return job ? [job] : [];
      }),
    requestCancel: (tableId) => store.set(CANCEL_PREFIX + tableId, '1'),
    cancelRequested: (tableId) => store.get(CANCEL_PREFIX + tableId) !== null,
    forgetCancel: (tableId) => store.delete(CANCEL_PREFIX + tableId),
    receipt(tableId) {
      const parsed = z.safeParse(receiptSchema(), parseJson(store.get(RECEIPT_PREFIX + tableId) ?? ''));
      return parsed.success ? parsed.data : null;
    },
    saveReceipt: (tableId, receipt) => store.set(RECEIPT_PREFIX + tableId, JSON.stringify(receipt)),
  };
}

const leftOutSchema = () =>
  z.object({
    column: z.string(),
    reason: z.enum(['forbidden', 'to-many', 'unknown-type', 'inactive', 'gone', 'no-sheet-form']),
  });

const walkedSchema = () => z.object({ least: z.number(), most: z.number() });

export const receiptSchema = () =>
  z.object({
    complete: z.boolean(),
    asked: z.number(),
    fetched: z.number(),
    distinct: z.number(),
    written: z.number(),
    columns: z.number(),
    added: z.nullable(z.number()),
    // Receipts of the first version do not say these three.
    changed: z._default(z.nullable(z.number()), null),
    gone: z.nullable(z.number()),
    restarts: z._default(z.number(), 0),
    walked: z._default(z.nullable(walkedSchema()), null),
    requests: z.number(),
    seconds: z.number(),
    started: z.string(),
    finished: z.string(),
    leftOut: z.array(leftOutSchema()),
    ignoredFilters: z.array(z.string()),
  });

const jobSchema = () => {
  const base = {
    v: z.literal(2),
    table: tableSchema(),
    source: z.enum(['twenty', 'undo']),
    sheetId: z.nullable(z.number()),
    owner: z.string(),
    started: z.number(),
    saved: z.number(),
    requests: z.number(),
    restarts: z.number(),
    acceptFewer: z.boolean(),
    forbidden: z.array(z.string()),
  };
  const counted = { ...base, fingerprint: z.string(), total: z.number() };
  return z.discriminatedUnion('phase', [
    z.object({ ...base, phase: z.literal('planning') }),
    z.object({ ...base, phase: z.literal('counting'), fingerprint: z.string() }),
    z.object({
      ...counted,
      phase: z.literal('fetching'),
      offset: z.number(),
      pageSize: z.number(),
      pageCap: z.nullable(z.number()),
    }),
    z.object({
      ...counted,
      phase: z.literal('walking'),
      rows: z.number(),
      cursor: z.nullable(z.string()),
      pageSize: z.number(),
      pageCap: z.nullable(z.number()),
      walked: walkedSchema(),
    }),
    z.object({ ...counted, phase: z.literal('checking'), walked: z.nullable(walkedSchema()) }),
    z.object({
      ...counted,
      phase: z.literal('publishing'),
      asked: z.number(),
      distinct: z.number(),
      walked: z.nullable(walkedSchema()),
      image: z.nullable(
        z.object({
          insert: z.nullable(z.object({ after: z.number(), count: z.number(), maxColumns: z.number() })),
          change: z.nullable(z.object({ added: z.number(), changed: z.number(), gone: z.number() })),
          leftOut: z.array(leftOutSchema()),
          ignoredFilters: z.array(z.string()),
        }),
      ),
      newSheetName: z.nullable(z.string()),
    }),
    z.object({ ...base, phase: z.literal('done'), receipt: receiptSchema() }),
    z.object({
      ...base,
      phase: z.literal('failed'),
      kind: z.custom<ErrorKind>((kind) => typeof kind === 'string'),
      details: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
    z.object({ ...base, phase: z.literal('cancelled') }),
  ]);
};
