/** Backups, as the sidebar shows them, and what a person wants of them. */
import { shownLabel } from '../../gate';
import type { BackupInfo, BackupProgress } from '../../protocol/backup';
import type { Timing } from '../../protocol/schedule';
import { BACKUP_ID, type BackupPlan } from '../../sync/job/backup';
import { rowsOf } from '../../sync/job/job';
import { newSchedule } from '../../sync/job/schedule';
import { backupSheets } from '../../sync/own/hidden/backup-sheets';
import { cellsLeft } from '../../sync/own/hidden/hidden';
import { toOneTargets } from '../../sync/plan/relations';
import type { App } from '../app/app';
import { sessionOf } from '../app/session';
import { ownSchedule, saveSchedule, scheduleInfo } from '../schedule/schedule-state';
import { type BackupStep, unfinishedBackup } from './backup';
import { addedSince, isUsual, leftOf } from './objects';

/** Backups that stay unless a person says otherwise. */
const USUAL_KEEP = 2;

/** What a person wants backed up, and how often. */
interface BackupWish {
  readonly workspace?: string | undefined;
  readonly objectIds: readonly string[];
  /** Complete backups that stay, 1 or more. */
  readonly keep: number;
  /** Null: by hand alone. */
  readonly timing: Timing | null;
}

export function progressOf({ run, phase, index, job, waitMs }: BackupStep): BackupProgress {
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
export function keepWish(app: App, { workspace: ref, objectIds, keep, timing }: BackupWish): BackupPlan {
  const session = sessionOf(app, ref);
  const { address, workspaceId } = session.connection;
  const left = leftOf(session.schema(), objectIds);
  const plan: BackupPlan = { v: 1, address, workspaceId, objectIds, left, keep };
  app.backups.savePlan(plan);
  // Another editor's stays theirs where this person wants none.
  const before = ownSchedule(app, BACKUP_ID)?.timing ?? null;
  if (JSON.stringify(before) === JSON.stringify(timing)) return plan;
  const { owner } = app;
  const asked = { owner, paused: false, since: app.clock.now(), guard: 'follow', fields: [] } as const;
  saveSchedule(app, BACKUP_ID, timing && newSchedule({ ...asked, timing }));
  return plan;
}

export function backupInfo(app: App, ref: string | undefined): BackupInfo {
  const session = sessionOf(app, ref);
  const { address, workspaceId } = session.connection;
  const plan = app.backups.plan();
  const isOfThis = plan?.address === address && plan.workspaceId === workspaceId;
  const schedule = app.schedules.of(BACKUP_ID);
  const run = app.backups.run();
  const objects = session.schema().objects.filter(({ isActive }) => isActive);
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
