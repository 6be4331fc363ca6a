/**
 * Whose keys are known to see all of a table. Roles of Twenty hide records and fields without a word, so a person is known by what
 * they pulled: who made the table, and who later saw no less than one who is known.
 */
import * as z from 'zod/mini';
import type { Store } from '../../ports/store';
import { setOrForget } from '../../twenty/set-or-forget';
import { type DeepReadonly, parseJson } from '../../wire';
import type { JobIn } from '../job/job';
import type { Table } from '../job/table';

const trustSchema = () =>
  z.object({
    v: z.literal(1),
    /** What the table asks: where it asks something else, nobody is known any more. */
    question: z.string(),
    /** Random ids of people. */
    seeAll: z.array(z.string()),
    /** Those who replaced the table knowing that they see less of it: they need not say so again. */
    agreed: z.array(z.string()),
    /** It stands as one of `seeAll` pulled it, so who sees as much sees all. */
    whole: z.boolean(),
  });

export type Trust = DeepReadonly<z.output<ReturnType<typeof trustSchema>>>;

/** In document properties, because it is about all the people of the spreadsheet. */
export interface TrustStore {
  readonly of: (tableId: string) => Trust | null;
  readonly save: (tableId: string, trust: Trust) => void;
}

const PREFIX = 'trust/';

export function trustStore(store: Store): TrustStore {
  return {
    of(tableId) {
      const parsed = z.safeParse(trustSchema(), parseJson(store.get(PREFIX + tableId) ?? ''));
      return parsed.success ? parsed.data : null;
    },
    // Where it cannot be kept nobody is known, and who refreshes is asked.
    save: (tableId, trust) => setOrForget(store, PREFIX + tableId, JSON.stringify(trust)),
  };
}

/** Two tables with the same question hold the same records, for a key that sees all of them. */
export function questionOf({ address, workspaceId, viewId, memberId }: Table): string {
  return [address, workspaceId, viewId, memberId ?? ''].join(' ');
}

/** Whether the person may replace the table without being asked. */
export function isTrusted(trust: Trust | null, owner: string): boolean {
  return trust !== null && (trust.seeAll.includes(owner) || trust.agreed.includes(owner));
}

/** What a finished pull tells. A pull that saw less without the person's consent has not come so far. */
export function trustAfter(known: Trust | null, { owner, acceptFewer, source, table }: JobIn<'done'>): Trust {
  const question = questionOf(table);
  const trust: Trust =
    known?.question === question ? known : { v: 1, question, seeAll: [], agreed: [], whole: source === 'twenty' };
  // What Undo brought back may be anybody's.
  if (source === 'undo') return { ...trust, whole: false };
  if (trust.seeAll.includes(owner)) return { ...trust, whole: true };
  if (acceptFewer || trust.agreed.includes(owner)) {
    return { ...trust, agreed: [...new Set([...trust.agreed, owner])], whole: false };
  }
  return trust.whole ? { ...trust, seeAll: [...trust.seeAll, owner] } : trust;
}
