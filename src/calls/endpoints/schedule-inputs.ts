/** What the calls about schedules may be given. */
import * as v from '../../schema';
import type { Endpoints } from '../../protocol';
import { snapshotSchema } from '../../sync/job/extras';
import { timingSchema } from '../../sync/job/timing';

export type Names =
  | 'planSchedule'
  | 'takeSchedule'
  | 'tableExtras'
  | 'setSnapshots'
  | 'setFreshness'
  | 'getTelling'
  | 'setTelling'
  | 'listRuns'
  | 'writeRuns'
  | 'reportColumns'
  | 'makeReport';

export type Input<N extends Names> = Parameters<Endpoints[N]>[0];

const ofTable = () => ({ tableId: v.string() });

export const SCHEDULE_INPUTS: { readonly [N in Names]: () => v.GenericSchema<unknown, Input<N>> } = {
  planSchedule: () =>
    v.object({
      ...ofTable(),
      plan: v.nullable(
        v.object({ timing: timingSchema(), paused: v.boolean(), guard: v.picklist(['follow', 'keep', 'stop']) }),
      ),
    }),
  takeSchedule: () => v.object({ ...ofTable(), agreed: v.optional(v.string()) }),
  tableExtras: () => v.object(ofTable()),
  setSnapshots: () => v.object({ ...ofTable(), plan: v.nullable(snapshotSchema()) }),
  setFreshness: () => v.object({ ...ofTable(), place: v.boolean() }),
  getTelling: () => v.object({}),
  setTelling: () => v.object({ email: v.string(), webhook: v.string(), name: v.string(), isWorkspace: v.boolean() }),
  listRuns: () => v.object({}),
  writeRuns: () => v.object({}),
  reportColumns: () => v.object(ofTable()),
  makeReport: () => v.object({ ...ofTable(), group: v.string(), amount: v.nullable(v.string()) }),
};
