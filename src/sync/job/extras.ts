/** What a table does beside filling its sheet, as the document's properties keep it. */
import * as z from 'zod/mini';
import type { ErrorKind } from '../../errors';
import type { Store } from '../../ports/store';
import type { SnapshotPlan } from '../../protocol';
import { type DeepReadonly, parseJson } from '../../wire';
import { exactly } from './exactly';
import { atLeastOne, instant } from './sense';

export const snapshotSchema = () =>
  exactly<SnapshotPlan>()(
    z.object({
      every: z.enum(['run', 'day', 'week', 'month']),
      columns: z.nullable(z.array(z.string())),
      keep: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('all') }),
        z.object({ kind: z.literal('number'), number: atLeastOne() }),
        z.object({ kind: z.literal('days'), days: atLeastOne() }),
      ]),
    }),
  );

const extrasSchema = () =>
  z.object({
    v: z.literal(1),
    snapshots: z._default(
      z.nullable(
        z.object({
          plan: snapshotSchema(),
          /** The run that was copied last, by when it began. */
          last: z.nullable(instant()),
          trouble: z.nullable(z.custom<ErrorKind>((kind) => typeof kind === 'string')),
        }),
      ),
      null,
    ),
    /** A freshness cell was put somewhere; `lost` where it is not there any more. */
    freshness: z._default(z.nullable(z.object({ lost: z.boolean() })), null),
  });

export type Extras = DeepReadonly<z.output<ReturnType<typeof extrasSchema>>>;

export interface ExtrasStore {
  readonly of: (tableId: string) => Extras;
  /** @throws SyncError `storage-full`. */
  readonly save: (tableId: string, extras: Extras) => void;
}

const PREFIX = 'extras/';
const NONE: Extras = { v: 1, snapshots: null, freshness: null };

export function extrasStore(store: Store): ExtrasStore {
  return {
    of(tableId) {
      const parsed = z.safeParse(extrasSchema(), parseJson(store.get(PREFIX + tableId) ?? ''));
      return parsed.success ? parsed.data : NONE;
    },
    save(tableId, extras) {
      if (extras.snapshots === null && extras.freshness === null) store.delete(PREFIX + tableId);
      else store.set(PREFIX + tableId, JSON.stringify(extras));
    },
  };
}
