import * as v from '../../schema';
import type { Receipt } from '../../protocol/receipt';
import type { Store } from '../../ports/store';
import { setOrForget } from '../../twenty/wire/set-or-forget';
import { parseJson } from '../../wire';
import { isActive, type Job } from './job';
import { jobSchema, receiptSchema } from './job-schema';

/** Jobs and receipts live in document properties: all editors of the spreadsheet see them. No secret is in them. */
const JOB_PREFIX = 'job/';
const RECEIPT_PREFIX = 'receipt/';
const CANCEL_PREFIX = 'cancel/';

export interface JobStore {
  readonly load: (tableId: string) => Job | null;
  readonly save: (job: Job) => void;
  /** All jobs, ended ones too. */
  readonly all: () => readonly Job[];
  /** Tables whose job another version wrote. */
  readonly unread: () => readonly string[];
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
    // A job that another version wrote cannot be continued; the table stays as it is and can be pulled anew.
    return text === null ? null : v.read(jobSchema(), parseJson(text));
  };
  return {
    load: (tableId) => load(JOB_PREFIX + tableId),
    // A wish to cancel it is forgotten when the next one begins.
    save(job) {
      const [key, text] = [JOB_PREFIX + job.table.id, JSON.stringify(job)];
      // One that has ended is as good as none: however full the store is, a job can end.
      if (isActive(job)) store.set(key, text);
      else setOrForget(store, key, text);
    },
    all: () =>
      store.keys(JOB_PREFIX).flatMap((key) => {
        const job = load(key);
        return job ? [job] : [];
      }),
    unread: () => store.keys(JOB_PREFIX).flatMap((key) => (load(key) === null ? [key.slice(JOB_PREFIX.length)] : [])),
    requestCancel: (tableId) => setOrForget(store, CANCEL_PREFIX + tableId, '1'),
    cancelRequested: (tableId) => store.get(CANCEL_PREFIX + tableId) !== null,
    forgetCancel(tableId) {
      if (store.get(CANCEL_PREFIX + tableId) !== null) store.delete(CANCEL_PREFIX + tableId);
    },
    receipt(tableId) {
      return v.read(receiptSchema(), parseJson(store.get(RECEIPT_PREFIX + tableId) ?? ''));
    },
    saveReceipt: (tableId, receipt) => setOrForget(store, RECEIPT_PREFIX + tableId, JSON.stringify(receipt)),
  };
}
