/** The sidebar's calls about schedules and what goes with them. */
import { SyncError } from '../../errors';
import type { Endpoints, JobInfo, RunInfo, SchedulePlan, TableExtras, TableInfo, TellingInfo } from '../../protocol';
import type { Extras } from '../../sync/job/extras';
import { isActive } from '../../sync/job/job';
import { newSchedule } from '../../sync/job/schedule';
import { forgetFreshness, placeFreshness } from '../../sync/own/freshness';
import { copiableColumns } from '../../sync/publish/snapshots';
import { agreedTable, tableByHand } from '../plan/agreed';
import type { App } from '../app/app';
import { beginJob, NOTHING_ACCEPTED, requireFree } from '../pull/begin';
import { marksOf } from '../plan/column-guard';
import { freshnessOf, keepFreshness } from '../schedule/keeping';
import { planTable } from '../plan/planned';
import { jobInfo, placedTable, withLock } from '../pull/pulls';
import { makeReport, reportColumns } from '../table/report';
import { runInfos, writeRuns } from '../table/run-sheet';
import { noteDue } from '../schedule/schedule-state';
import type { Input, Names } from './schedule-inputs';
import { openSession } from '../app/session';
import { infoOf } from '../state/state';
import { fitTrigger } from '../schedule/trigger';
import { SHEET_WORDS } from '../words/words';

export const SCHEDULE_ENDPOINTS: {
  readonly [N in Names]: (app: App, input: Input<N>) => ReturnType<Endpoints[N]>;
} = {
  planSchedule: (app, { tableId, plan }) => planSchedule(app, tableId, plan),
  takeSchedule: (app, { tableId, agreed }) => withLock(app, () => takeSchedule(app, tableId, agreed)),
  tableExtras: (app, { tableId }) => extrasInfo(app, tableId),

  setSnapshots(app, { tableId, plan }) {
    placedTable(app, tableId);
    const extras = app.extras.of(tableId);
    const last = extras.snapshots?.last ?? null;
    app.extras.save(tableId, { ...extras, snapshots: plan && { plan, last, trouble: null } });
    return extrasInfo(app, tableId);
  },

  setFreshness: (app, { tableId, place }) =>
    withLock(app, () => {
      placedTable(app, tableId);
      let freshness: Extras['freshness'] = null;
      if (place) {
        const cell = app.activeCell();
        if (cell === null) throw new SyncError('cells-not-empty');
        placeFreshness(cell, freshnessOf(app, tableId), SHEET_WORDS[app.language], app);
        freshness = { lost: false };
      } else forgetFreshness(tableId, app.cells);
      app.extras.save(tableId, { ...app.extras.of(tableId), freshness });
      return extrasInfo(app, tableId);
    }),

  getTelling: (app) => tellingInfo(app),

  setTelling(app, { email, webhook, name, isWorkspace }) {
    app.telling.tellTo({ email: email.trim(), webhook: webhook.trim() });
    app.names.save(app.owner, name);
    if (isWorkspace !== app.budget.isWorkspace()) app.budget.setWorkspace(isWorkspace);
    return tellingInfo(app);
  },

  listRuns: (app): readonly RunInfo[] => runInfos(app),

  reportColumns: (app, { tableId }) => reportColumns(app, tableId),

  makeReport: (app, input) => withLock(app, () => makeReport(app, input)),

  writeRuns(app) {
    withLock(app, () => writeRuns(app));
    return null;
  },
};

/** @throws SyncError `not-connected`, `not-agreed`, `agreed-otherwise`, `schedule-refused`: nothing has changed then. */
function planSchedule(app: App, tableId: string, plan: SchedulePlan | null): TableInfo {
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
function takeSchedule(app: App, tableId: string, agreed: string | undefined): JobInfo {
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

function extrasInfo(app: App, tableId: string): TableExtras {
  const { table, sheetId } = placedTable(app, tableId);
  const { snapshots, freshness } = app.extras.of(tableId);
  return {
    snapshots: snapshots && snapshots.plan,
    freshness: freshness === null ? 'none' : freshness.lost ? 'lost' : 'placed',
    columns: copiableColumns({ table, sheetId, memo: app.columnMemo }, SHEET_WORDS[app.language], app.spreadsheet),
  };
}

const tellingInfo = (app: App): TellingInfo => ({
  ...app.telling.to(),
  name: app.names.of(app.owner),
  isWorkspace: app.budget.isWorkspace(),
});
