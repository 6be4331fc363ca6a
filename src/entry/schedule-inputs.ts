/** What the calls about schedules may be given. */
import * as z from 'zod/mini';
import type { Endpoints } from '../protocol';
import { snapshotSchema } from '../sync/job/extras';
import { timingSchema } from '../sync/job/timing';

export type Names =
  | 'planSchedule'
  | 'takeSchedule'
  | 'tableExtras'
  | 'setSnapshots'
  | 'setFreshness'
  | 'getTelling'
  | 'setTelling'
  | 'listRuns'
  | 'writeRuns';

export type Input<N extends Names> = Parameters<Endpoints[N]>[0];

const ofTable = () => ({ tableId: z.string() });

export const SCHEDULE_INPUTS: { readonly [N in Names]: () => z.ZodMiniType<Input<N>> } = {
  planSchedule: () =>
    z.object({
      ...ofTable(),
      plan: z.nullable(
        z.object({ timing: timingSchema(), paused: z.boolean(), guard: z.enum(['follow', 'keep', 'stop']) }),
      ),
    }),
  takeSchedule: () => z.object({ ...ofTable(), agreed: z.optional(z.string()) }),
  tableExtras: () => z.object(ofTable()),
  setSnapshots: () => z.object({ ...ofTable(), plan: z.nullable(snapshotSchema()) }),
  setFreshness: () => z.object({ ...ofTable(), place: z.boolean() }),
  getTelling: () => z.object({}),
  setTelling: () => z.object({ email: z.string(), webhook: z.string(), name: z.string(), isWorkspace: z.boolean() }),
  listRuns: () => z.object({}),
  writeRuns: () => z.object({}),
};
