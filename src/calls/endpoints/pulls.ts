import type { JobInfo } from '../../protocol/job';
import * as v from '../../schema';
import { isActive } from '../../sync/job/job';
import { openSession } from '../app/session';
import { tableByHand } from '../plan/agreed';
import { beginJob, beginUndo, tableAtRest } from '../pull/begin';
import { cancelPull, takeOver } from '../pull/left-behind';
import { jobInfo, nextSlice, unfinishedJob, withLock } from '../pull/pulls';
import { startPull } from '../pull/start';
import { endAlone, goOnAlone } from '../schedule/trigger';
import { endpoint } from './endpoint';
import { agreed, ofTable, target, viewQuestion } from './shapes';

/** One interactive slice: long enough to be worth a call, short enough that progress moves and Cancel works. */
const SLICE_MS = 20_000;

/** A pull, from its beginning to its end. */
export const PULLS = {
  /** Begins to pull a view into a sheet; `continuePull` goes on. */
  startPull: endpoint(
    () =>
      v.object({
        ...viewQuestion(),
        target: target(),
        /** The person was told that the table has more than their key may see (`fewer-records`, `fewer-columns`), and goes on. */
        acceptFewer: v.boolean(),
        /** The person was told that most records of the table go (`many-gone`), or all (`view-emptied`), and goes on. */
        acceptGone: v.optional(v.boolean(), false),
      }),
    (app, input) => startPull(app, input),
  ),

  /** A refresh of a table, with its own settings. */
  refreshTable: endpoint(
    () =>
      v.object({
        tableId: v.string(),
        acceptFewer: v.boolean(),
        acceptGone: v.optional(v.boolean(), false),
        agreed: agreed(),
        /** Headers that people renamed say again what Twenty calls the fields. */
        resetHeaders: v.optional(v.boolean()),
      }),
    (app, { tableId, agreed: yes, ...accept }) =>
      withLock(app, () => {
        const running = unfinishedJob(app, tableId);
        if (running !== null) return jobInfo(app, running, 0);
        const { table: said, sheetId } = tableAtRest(app, tableId);
        // Before the job: one that nobody can work on would keep others from the table.
        const table = tableByHand(app, openSession(app, said), said, yes);
        return jobInfo(app, beginJob(app, { table, sheetId }, accept), 0);
      }),
  ),

  /** Begins to bring back the table as it was before its last refresh; `continuePull` goes on. */
  undoRefresh: endpoint(ofTable, (app, { tableId }) => withLock(app, () => jobInfo(app, beginUndo(app, tableId), 0))),

  /** Begins anew, with this person's key, what another person left behind. */
  takeOver: endpoint(
    () => v.object({ tableId: v.string(), agreed: agreed() }),
    (app, { tableId, agreed: yes }) => withLock(app, () => jobInfo(app, takeOver(app, tableId, yes), 0)),
  ),

  /** Works for about 20 s and says how far it came. */
  continuePull: endpoint(
    ofTable,
    (app, { tableId }): JobInfo =>
      withLock(app, () => {
        const slice = nextSlice(app, tableId, app.clock.now() + SLICE_MS);
        const info = jobInfo(app, slice.job, slice.waitMs);
        if (isActive(slice.job)) return { ...info, aloneWithin: goOnAlone(app, tableId) };
        endAlone(app, tableId);
        return info;
      }),
  ),

  /** Ends a pull of this person, or one that was left behind. While the sheet is edited it is too late. */
  cancelPull: endpoint(ofTable, (app, { tableId }) => {
    const job = cancelPull(app, tableId);
    if (!isActive(job)) endAlone(app, tableId);
    return jobInfo(app, job, 0);
  }),

  /** While `continuePull` works: needs no lock, asks nobody. Null where no slice of this person's has said anything yet. */
  pullProgress: endpoint(ofTable, (app, { tableId }) => app.progress.read(tableId, app.clock.now())),
};
