import * as v from '../../schema';
import { timingSchema } from '../../sync/job/timing';
import { withLock } from '../pull/pulls';
import { planSchedule, takeSchedule } from '../table/scheduling';
import { endpoint } from './endpoint';
import { agreed } from './shapes';

/** Tables that refresh themselves. */
export const SCHEDULES = {
  /** Sets, changes or (null) removes the schedule of a table; it becomes this person's. */
  planSchedule: endpoint(
    () =>
      v.object({
        tableId: v.string(),
        plan: v.nullable(
          v.object({ timing: timingSchema(), paused: v.boolean(), guard: v.picklist(['follow', 'keep', 'stop']) }),
        ),
      }),
    (app, { tableId, plan }) => planSchedule(app, tableId, plan),
  ),

  /** The schedule runs with this person's key from now on; begins a refresh with it, as `refreshTable` does. */
  takeSchedule: endpoint(
    () => v.object({ tableId: v.string(), agreed: agreed() }),
    (app, { tableId, agreed: yes }) => withLock(app, () => takeSchedule(app, tableId, yes)),
  ),
};
