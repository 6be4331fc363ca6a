/** The sidebar's calls about backups. */
import { asSyncError, SyncError } from '../errors';
import { shownLabel } from '../gate';
import type { BackupInfo, BackupProgress, BackupWish, Endpoints } from '../protocol';
import { BACKUP_ID, type BackupPlan } from '../sync/job/backup';
import { rowsOf } from '../sync/job/job';
import { newSchedule } from '../sync/job/schedule';
import { backupSheets } from '../sync/own/backup-sheets';
import { cellsLeft } from '../sync/own/hidden';
import { checkSheets } from '../sync/publish/keep-built';
import { FORBIDDING } from '../sync/plan/culprits';
import { toOneTargets } from '../sync/plan/relations';
import type { ObjectMetadata } from '../twenty/model';
import type { App } from './app';
import {
  type BackupStep,
  beginBackup,
  cellsOf,
  countObject,
  discardBackup,
  unfinishedBackup,
  workOnBackup,
} from './backup';
import type { Input, Names } from './backup-inputs';
import { addedSince, isUsual, leftOf } from './backup-objects';
import { BACKUP_WORDS } from './backup-words';
import { isLeftBehindAt, withLock } from './pulls';
import { readObject } from './read-object';
import { noteDue, scheduleInfo } from './schedule-state';
import { openSession, sessionOf } from './session';
import { fitTrigger, goOnAlone } from './trigger';

/** As other interactive slices. */
const SLICE_MS = 20_000;
/** Counting answers before a person wonders. */
const COUNT_MS = 10_000;
/** Backups that stay unless a person says otherwise. */
const USUAL_KEEP = 2;

export const BACKUP_ENDPOINTS: { readonly [N in Names]: (app: App, input: Input<N>) => ReturnType<Endpoints[N]> } = {
  getBackup: (app, input) => backupInfo(app, input.workspace),

  countBackup(app, { workspace: ref, objectIds }) {
    const session = sessionOf(app, ref);
    const until = app.clock.now() + COUNT_MS;
    const counts: ReturnType<Endpoints['countBackup']>['counts'][number][] = [];
    for (const objectId of objectIds) {
      if (counts.length > 0 && app.clock.now() >= until) break;
      try {
        const { total, columns } = countObject(app, session, objectId);
        counts.push({ objectId, records: total, cells: cellsOf(app, total, columns) });
      } catch (thrown) {
        const error = asSyncError(thrown);
        if (error.kind === 'rate-limited')
          return { counts, waitMs: Math.max(1, Number(error.details['retryAfterMs'] ?? 1_000)) };
        if (!FORBIDDING.includes(error.kind)) throw error;
        counts.push({ objectId, records: null, cells: 0 });
      }
    }
    return { counts, waitMs: 0 };
  },

  planBackup(app, input) {
    withLock(app, () => keepWish(app, input));
    return backupInfo(app, input.workspace);
  },

  startBackup: (app, input) =>
    withLock(app, () => {
      const run = beginBackup(app, keepWish(app, input));
      return progressOf({ run, phase: 'counting', index: 0, job: null, waitMs: 0 });
    }),

  continueBackup: (app) =>
    withLock(app, () => {
      const step = workOnBackup(app, app.clock.now() + SLICE_MS);
      const isEnded = step.phase === 'done' || step.phase === 'cancelled';
      return { ...progressOf(step), aloneWithin: isEnded ? null : goOnAlone(app, BACKUP_ID) };
    }),

  cancelBackup(app) {
    app.jobs.requestCancel(BACKUP_ID);
    // While a slice works, it sees the wish itself.
    if (!app.lock.acquire(0)) return null;
    try {
      const run = app.backups.run();
      if (run && (run.owner === app.owner || isLeftBehindAt(app, run.saved))) discardBackup(app, run);
    } finally {
      app.lock.release();
    }
    return null;
  },

  checkBackup(app, { sheetId }) {
    const manifest = backupSheets(app.spreadsheet).find(({ sheet, complete }) => sheet === sheetId && complete);
    if (!manifest) throw new SyncError('sheet-gone', { view: BACKUP_WORDS[app.language].title });
    return checkSheets(manifest.run, app.digest, app.spreadsheet);
  },

  readObject: (app, input) => readObject(app, input),
};

function progressOf({ run, phase, index, job, waitMs }: BackupStep): BackupProgress {
  const { objects } = run;
  return {
    phase,
    object: objects[index]?.label ?? '',
    done: phase === 'reading' || phase === 'done' ? index : 0,
    of: objects.length,
    rows: job ? rowsOf(job) : 0,
    total: objects[index]?.total ?? null,
    waitMs,
    aloneWithin: null,
  };
}

/** The person's choice, and its schedule. @throws SyncError `not-connected`, `schedule-refused`. */
function keepWish(app: App, { workspace: ref, objectIds, keep, timing }: BackupWish): BackupPlan {
  const session = sessionOf(app, ref);
  const { address, workspaceId } = session.connection;
  const left = leftOf(session.schema(), objectIds);
  const plan: BackupPlan = { v: 1, address, workspaceId, objectIds, left, keep };
  const before = app.schedules.of(BACKUP_ID);
  const isMine = before?.owner === app.owner;
  app.backups.savePlan(plan);
  // Another editor's stays theirs where this person wants none.
  if (timing === null && !isMine) return plan;
  const isSame = isMine && JSON.stringify(before.timing) === JSON.stringify(timing);
  if (isSame) return plan;
  if (timing === null) app.schedules.remove(BACKUP_ID);
  else {
    const asked = {
      owner: app.owner,
      timing,
      paused: false,
      since: app.clock.now(),
      guard: 'follow',
      fields: [],
    } as const;
    app.schedules.save(BACKUP_ID, newSchedule(asked));
  }
  try {
    fitTrigger(app);
  } catch (thrown) {
    if (before === null) app.schedules.remove(BACKUP_ID);
    else app.schedules.save(BACKUP_ID, before);
    throw thrown;
  }
  noteDue(app);
  return plan;
}

function backupInfo(app: App, ref: string | undefined): BackupInfo {
  const session = sessionOf(app, ref);
  const { address, workspaceId } = session.connection;
  const isWanted = ({ isActive }: ObjectMetadata): boolean => isActive;
  const plan = app.backups.plan();
  const isOfThis = plan?.address === address && plan.workspaceId === workspaceId;
  const schedule = app.schedules.of(BACKUP_ID);
  const run = app.backups.run();
  const objects = session.schema().objects.filter(isWanted);
  return {
    objects: objects
      .map((object) => ({
        id: object.id,
        nameSingular: object.nameSingular,
        label: shownLabel(object.labelPlural),
        isUsual: isUsual(object),
        relatesTo: [...new Set(object.fields.flatMap(toOneTargets))],
      }))
      .sort((one, other) => Number(other.isUsual) - Number(one.isUsual) || (one.label < other.label ? -1 : 1)),
    objectIds: isOfThis ? plan.objectIds : null,
    added: addedSince(plan, session.connection, session.schema()).map(({ id }) => id),
    keep: plan?.keep ?? USUAL_KEEP,
    schedule: schedule && scheduleInfo(app, schedule),
    kept: backupSheets(app.spreadsheet)
      .filter(({ complete }) => complete)
      .map(({ sheet, started, objects: count, records }) => ({
        sheetId: sheet,
        started: new Date(started).toISOString(),
        objects: count,
        records,
      }))
      .reverse(),
    running: run && (unfinishedBackup(app) ? 'mine' : 'others'),
    cellsLeft: cellsLeft(app.spreadsheet),
  };
}

/** What a scheduled run does. @throws SyncError `not-agreed` where the plan is gone. */
export function beginScheduledBackup(app: App): void {
  const plan = app.backups.plan();
  if (!plan) throw new SyncError('not-agreed', { view: '' });
  openSession(app, plan);
  withLock(app, () => beginBackup(app, plan));
}
