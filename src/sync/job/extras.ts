/** What a table does beside filling its sheet, as the document's properties keep it. */
import * as v from '../../schema';
import type { ErrorKind } from '../../errors';
import type { Store } from '../../ports/store';
import type { SnapshotPlan } from '../../protocol/schedule';
import { type DeepReadonly, parseJson } from '../../wire';
import { exactly } from './exactly';
import { atLeastOne, instant } from './sense';

export const snapshotSchema = () =>
  exactly<SnapshotPlan>()(
    v.object({
      every: v.picklist(['run', 'day', 'week', 'month']),
      columns: v.nullable(v.array(v.string())),
      keep: v.variant('kind', [
        v.object({ kind: v.literal('all') }),
        v.object({ kind: v.literal('number'), number: atLeastOne() }),
        v.object({ kind: v.literal('days'), days: atLeastOne() }),
      ]),
    }),
  );

const extrasSchema = () =>
  v.object({
    v: v.literal(1),
    snapshots: v.optional(
      v.nullable(
        v.object({
          plan: snapshotSchema(),
          /** The run that was copied last, by when it began. */
          last: v.nullable(instant()),
          /** When they were wanted, milliseconds since the epoch: of what began before there are none. */
          since: v.optional(instant(), 0),
          trouble: v.nullable(v.custom<ErrorKind>((kind) => typeof kind === 'string')),
        }),
      ),
      null,
    ),
    /** A freshness cell was put somewhere; `lost` where it is not there any more. */
    freshness: v.optional(v.nullable(v.object({ lost: v.boolean() })), null),
  });

export type Extras = DeepReadonly<v.InferOutput<ReturnType<typeof extrasSchema>>>;

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
      return v.read(extrasSchema(), parseJson(store.get(PREFIX + tableId) ?? '')) ?? NONE;
    },
    save(tableId, extras) {
      if (extras.snapshots === null && extras.freshness === null) store.delete(PREFIX + tableId);
      else store.set(PREFIX + tableId, JSON.stringify(extras));
    },
  };
}
