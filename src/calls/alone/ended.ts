/** What is known of a scheduled run that has ended. */
import { BACKUP_ID } from '../../sync/job/backup';
import { dueSlot, missedSlot, type Schedule } from '../../sync/job/schedule';
import { backupSheets } from '../../sync/own/hidden/backup-sheets';
import type { App } from '../app/app';
import { keyOf } from '../schedule/news';

/** The slot has its run: the execution died when that was at its end, before it could say so. */
export function hasEnded(app: App, tableId: string, schedule: Schedule): boolean {
  const slot = dueSlot(schedule, app.clock.now(), app.zone);
  if (slot === null) return false;
  const backups = tableId === BACKUP_ID ? backupSheets(app.spreadsheet).filter(({ complete }) => complete) : [];
  const job = app.jobs.load(tableId);
  const isDone = job?.phase === 'done' && job.source === 'twenty' && job.started >= slot;
  return isDone || backups.some(({ started }) => started >= slot);
}

/** Runs before were not started, ended half-way, or failed without a message that could be sent. */
export function doneAt(app: App, tableId: string, schedule: Schedule): Pick<Schedule, 'done' | 'late'> {
  const done = app.clock.now();
  const due = missedSlot({ ...schedule, lastRun: schedule.done }, done, app.zone);
  const isSilent = due !== null && !app.telling.isTold(keyOf(app, tableId));
  return { done, late: isSilent ? { due, ran: done } : schedule.late };
}
