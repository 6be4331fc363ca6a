import { SyncError } from '../../errors';
import type { JobInfo } from '../../protocol/job';
import type { SchedulePlan } from '../../protocol/schedule';
import type { TableInfo } from '../../protocol/table';
import { newSchedule, type Schedule } from '../../sync/job/schedule';
import type { Table } from '../../sync/job/table';
import type { App } from '../app/app';
import { openSession } from '../app/session';
import { agreedTable, tableByHand } from '../plan/agreed';
import { marksOf } from '../plan/column-guard';
import { planTable } from '../plan/planned';
import { beginJob, NOTHING_ACCEPTED, tableAtRest } from '../pull/begin';
import { jobInfo, placedTable, unfinishedJob } from '../pull/pulls';
import { keepFreshness } from '../schedule/keeping';
import { ownSchedule, saveSchedule } from '../schedule/schedule-state';
import { infoOf } from '../state/state';

/** @throws SyncError `not-connected`, `not-agreed`, `agreed-otherwise`, `schedule-refused`: nothing has changed then. */
export function planSchedule(app: App, tableId: string, plan: SchedulePlan | null): TableInfo {
  const { table } = placedTable(app, tableId);
  saveSchedule(app, tableId, plan && planned(app, table, plan));
  keepFreshness(app, tableId);
  app.stamp.change();
  return infoOf(app, tableId);
}

/** This person's schedule: what of it was asked for before stays as it was. */
function planned(app: App, table: Table, { timing, paused, guard }: SchedulePlan): Schedule {
  const before = ownSchedule(app, table.id);
  const session = openSession(app, table);
  const agreed = agreedTable(app, table);
  const isKnown = before?.guard === guard && before.fields.length > 0;
  const fields = guard === 'follow' ? [] : isKnown ? before.fields : marksOf(planTable(app, session, agreed));
  // Where only the guard changes, what is due stays due.
  const isSame = before?.paused === paused && JSON.stringify(before.timing) === JSON.stringify(timing);
  const since = isSame ? before.since : app.clock.now();
  const made = newSchedule({ owner: app.owner, timing, paused, since, guard, fields });
  const { phase, lastRun, lastFailure, open, done, late } = before ?? made;
  // Who wants it every few hours wants it now.
  const failed = isSame ? before.failed : timing.kind === 'hours' && !paused ? 1 : 0;
  return { ...made, phase, lastRun, lastFailure, open, done, late, failed };
}

/** @throws SyncError the questions of `tableByHand`, `schedule-refused`, `job-elsewhere`. */
export function takeSchedule(app: App, tableId: string, agreed: string | undefined): JobInfo {
  const schedule = app.schedules.of(tableId);
  if (schedule === null) throw new SyncError('request-invalid');
  const { table: said, sheetId } = tableAtRest(app, tableId);
  const table = tableByHand(app, openSession(app, said), said, agreed);
  const { timing, guard, fields } = schedule;
  const { owner, clock } = app;
  saveSchedule(app, tableId, newSchedule({ owner, timing, paused: false, since: clock.now(), guard, fields }));
  const job = unfinishedJob(app, tableId) ?? beginJob(app, { table, sheetId }, NOTHING_ACCEPTED);
  return jobInfo(app, job, 0);
}
