import { SyncError } from '../../errors';
import type { JobInfo } from '../../protocol/job';
import type { SchedulePlan } from '../../protocol/schedule';
import type { TableInfo } from '../../protocol/table';
import { isActive } from '../../sync/job/job';
import { newSchedule } from '../../sync/job/schedule';
import type { App } from '../app/app';
import { openSession } from '../app/session';
import { agreedTable, tableByHand } from '../plan/agreed';
import { marksOf } from '../plan/column-guard';
import { planTable } from '../plan/planned';
import { beginJob, NOTHING_ACCEPTED, requireFree } from '../pull/begin';
import { jobInfo, placedTable } from '../pull/pulls';
import { keepFreshness } from '../schedule/keeping';
import { noteDue } from '../schedule/schedule-state';
import { fitTrigger } from '../schedule/trigger';
import { infoOf } from '../state/state';

/** @throws SyncError `not-connected`, `not-agreed`, `agreed-otherwise`, `schedule-refused`: nothing has changed then. */
export function planSchedule(app: App, tableId: string, plan: SchedulePlan | null): TableInfo {
  const placed = placedTable(app, tableId);
  const before = app.schedules.of(tableId);
  if (plan === null) app.schedules.remove(tableId);
  else {
    const session = openSession(app, placed.table);
    const agreed = agreedTable(app, placed.table);
    const isMine = before?.owner === app.owner;
    const { timing, paused, guard } = plan;
    const isKnown = isMine && before.guard === guard && before.fields.length > 0;
    const fields = guard === 'follow' ? [] : isKnown ? before.fields : marksOf(planTable(app, session, agreed));
    // Where only the guard changes, what is due stays due.
    const isSame = isMine && before.paused === paused && JSON.stringify(before.timing) === JSON.stringify(timing);
    const since = isSame ? before.since : app.clock.now();
    const made = newSchedule({ owner: app.owner, timing, paused, since, guard, fields });
    const { phase, lastRun, lastFailure, open, done, late } = isMine ? before : made;
    // Who wants it every few hours wants it now.
    const failed = isSame ? before.failed : timing.kind === 'hours' && !paused ? 1 : 0;
    app.schedules.save(tableId, { ...made, phase, lastRun, lastFailure, open, done, late, failed });
  }
  try {
    fitTrigger(app);
  } catch (thrown) {
    if (before === null) app.schedules.remove(tableId);
    else app.schedules.save(tableId, before);
    throw thrown;
  }
  app.agreements.schedule(tableId, plan !== null);
  noteDue(app);
  keepFreshness(app, tableId);
  app.stamp.change();
  return infoOf(app, tableId);
}

/** @throws SyncError the questions of `tableByHand`, `schedule-refused`, `job-elsewhere`. */
export function takeSchedule(app: App, tableId: string, agreed: string | undefined): JobInfo {
  const schedule = app.schedules.of(tableId);
  const { table: said, sheetId } = placedTable(app, tableId);
  if (schedule === null) throw new SyncError('request-invalid');
  const running = app.jobs.load(tableId);
  requireFree(app, running);
  const table = tableByHand(app, openSession(app, said), said, agreed);
  const { timing, guard, fields } = schedule;
  const since = app.clock.now();
  app.schedules.save(tableId, newSchedule({ owner: app.owner, timing, paused: false, since, guard, fields }));
  try {
    fitTrigger(app);
  } catch (thrown) {
    app.schedules.save(tableId, schedule);
    throw thrown;
  }
  app.agreements.schedule(tableId, true);
  noteDue(app);
  const isMine = running !== null && isActive(running) && running.owner === app.owner;
  return jobInfo(app, isMine ? running : beginJob(app, { table, sheetId }, NOTHING_ACCEPTED), 0);
}
