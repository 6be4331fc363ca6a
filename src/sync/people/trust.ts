/**
 * Whose keys are known to see all of a table. Roles of Twenty hide records and fields without a word, so a key is known by what was
 * pulled with it: the one that made the table, and any that later saw no less than one that is known. Another key of the same person
 * is another one.
 */
import * as v from '../../schema';
import type { Store } from '../../ports/store';
import { setOrForget } from '../../twenty/wire/set-or-forget';
import { type DeepReadonly, parseJson } from '../../wire';
import type { Job, JobIn } from '../job/job';
import type { Table } from '../job/table';

const trustSchema = () =>
  v.object({
    v: v.literal(1),
    /** What the table asks: where it asks something else, nobody is known any more. */
    question: v.string(),
    /** Random ids of people with those of their keys. */
    seeAll: v.array(v.string()),
    /** Those with which the table was replaced knowing that they see less of it: it need not be said again. */
    agreed: v.array(v.string()),
    /** It stands as one of `seeAll` pulled it, so who sees as much sees all. */
    whole: v.boolean(),
  });

export type Trust = DeepReadonly<v.InferOutput<ReturnType<typeof trustSchema>>>;

/** In document properties, because it is about all the people of the spreadsheet. */
export interface TrustStore {
  readonly of: (tableId: string) => Trust | null;
  readonly save: (tableId: string, trust: Trust) => void;
}

const PREFIX = 'trust/';

export function trustStore(store: Store): TrustStore {
  return {
    of(tableId) {
      return v.read(trustSchema(), parseJson(store.get(PREFIX + tableId) ?? ''));
    },
    // Where it cannot be kept nobody is known, and who refreshes is asked.
    save: (tableId, trust) => setOrForget(store, PREFIX + tableId, JSON.stringify(trust)),
  };
}

/** Two tables with the same question hold the same records, for a key that sees all of them. */
export function questionOf({ address, workspaceId, viewId, memberId }: Table): string {
  return [address, workspaceId, viewId, memberId ?? ''].join(' ');
}

/** A person with the key of the job; alone where the key has no id. */
const pullerOf = ({ owner, key }: Pick<Job, 'owner' | 'key'>): string => (key === '' ? owner : `${owner}.${key}`);

/** Whether the job may replace the table's records without a question. */
export function isTrusted(trust: Trust | null, job: Pick<Job, 'owner' | 'key'>): boolean {
  const puller = pullerOf(job);
  return trust !== null && (trust.seeAll.includes(puller) || trust.agreed.includes(puller));
}

/** What a finished pull tells. A pull that saw less without the person's consent has not come so far. */
export function trustAfter(known: Trust | null, job: JobIn<'done'>): Trust {
  const { acceptFewer, source, table } = job;
  const puller = pullerOf(job);
  const question = questionOf(table);
  const trust: Trust =
    known?.question === question ? known : { v: 1, question, seeAll: [], agreed: [], whole: source === 'twenty' };
  // What Undo brought back may be anybody's.
  if (source === 'undo') return { ...trust, whole: false };
  if (trust.seeAll.includes(puller)) return { ...trust, whole: true };
  if (acceptFewer || trust.agreed.includes(puller)) {
    return { ...trust, agreed: [...new Set([...trust.agreed, puller])], whole: false };
  }
  return trust.whole ? { ...trust, seeAll: [...trust.seeAll, puller] } : trust;
}
