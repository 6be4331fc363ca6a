/** The dispatcher: what one tick of a person's trigger does, for all of their tables in this spreadsheet. */
import { asSyncError, SyncError } from '../../errors';
import { mayPass } from '../../remedies/index';
import { BACKUP_ID } from '../../sync/job/backup';
import { isActive, isWriting } from '../../sync/job/job';
import { dueSlot, MOST_ATTEMPTS, type Schedule } from '../../sync/job/schedule';
import { steadyPhase } from '../../sync/job/timing';
import { isFull } from '../../twenty/wire/set-or-forget';
import { explained, failureOf } from '../words/answer';
import { TELLING_WORDS } from '../words/telling-words';
import { agreedTable, refusedFor } from '../plan/agreed';
import type { App } from '../app/app';
import { openSession } from '../app/session';
import { beginBackup, discardBackup, unfinishedBackup, workOnBackup } from '../backup/backup';
import { beginJob, NOTHING_ACCEPTED, tableAtRest } from '../pull/begin';
import { endUnfinished, nextSlice, unfinishedJob, withLock } from '../pull/pulls';
import { noteDue, ownSchedule } from '../schedule/schedule-state';
import type { News } from '../app/telling';
import { ofKeys, ofTable, ofTime } from '../schedule/news';
import { endAlone, fitTrigger, goingTables } from '../schedule/trigger';
import { doneAt, hasEnded } from './ended';

/**
 * A tick takes three and a half minutes at the most: consumers have ninety minutes of triggers a day, so hourly ones fit (google.md §1.1).
 * What is not done by then goes on soon, where Google allows that, else at the next tick.
 */
const RUN_MS = 210_000;

/** With less than this a table is not begun. */
const LEAST_MS = 15_000;

/** Nobody looks on: a server that refuses again and again, and says that it will not be long, is not asked without a pause. */
const SHORTEST_WAIT_MS = 1_000;

/** A sidebar works on its pull every twenty seconds: one that did not for so long was closed. */
const CLOSED_MS = 2 * 60_000;

/** A table that this tick works on. */
interface Turn {
  readonly tableId: string;
  /** Null for a pull by hand whose sidebar was closed. */
  readonly schedule: Schedule | null;
  /** Milliseconds since the epoch: who waits longest comes first. */
  readonly since: number;
}

/** Refreshes every table of this person that is due, oldest first. One table's failure does not keep the others from their turn. */
export function refreshDueTables(app: App, known: readonly News[]): void {
  const leftMs = app.budget.begin();
  const news = new Map(known.map((one) => [one.key, one]));
  const say = (one: News): void => void news.set(one.key, one);
  try {
    const turns = turnsOf(app);
    const isShort = leftMs < LEAST_MS;
    if (turns.length > 0) say(ofTime(app, isShort));
    if (!isShort) work(app, turns, app.clock.now() + Math.min(RUN_MS, leftMs), say);
    for (const one of ofKeys(app)) say(one);
    if (turns.length > 0) noteDue(app);
    const isLeft = !isShort && turnsOf(app).length > 0;
    if (isLeft) app.continuation.soon();
    else app.continuation.over();
    fitTrigger(app);
  } catch (thrown) {
    warn(app, thrown);
  } finally {
    app.telling.tell([...news.values()]);
    app.budget.end();
  }
}

function work(app: App, turns: readonly Turn[], deadline: number, say: (news: News) => void): void {
  for (const { tableId } of turns) {
    if (app.clock.now() >= deadline) return;
    try {
      // Others may have been at it while the tables before it had their turn.
      const turn = turnOf(app, tableId);
      if (turn !== null) refreshOne(app, turn, deadline, say);
    } catch (thrown) {
      // Not even its failure could be noted.
      warn(app, thrown);
    }
  }
}

const warn = ({ log }: App, thrown: unknown): void => log.warn(`scheduled refresh: ${asSyncError(thrown).kind}`);

function turnsOf(app: App): readonly Turn[] {
  const turns = app.glance(() => {
    const owned = new Map(app.schedules.ownedBy(app.owner).map(({ tableId, schedule }) => [tableId, schedule]));
    const tableIds = [...new Set([...owned.keys(), ...goingTables(app)])];
    return tableIds.flatMap((tableId) => turnOf(app, tableId, owned.get(tableId)) ?? []);
  });
  return turns.sort((one, other) => one.since - other.since);
}

/** Null where nothing is to do. */
function turnOf(app: App, tableId: string, schedule = ownSchedule(app, tableId)): Turn | null {
  const now = app.clock.now();
  const job = unfinished(app, tableId);
  const slot = schedule && dueSlot(schedule, now, app.zone);
  if (job === null ? slot === null : isAtWork(app, tableId, job)) return null;
  // One in which an execution died comes after those that may not.
  const since = schedule !== null && died(schedule) ? now : (job?.started ?? slot ?? now);
  return { tableId, schedule, since };
}

const died = ({ open }: Schedule): boolean => open !== null;

/** A pull, or a backup, by hand whose sidebar is open. */
function isAtWork(app: App, tableId: string, { saved }: Unfinished): boolean {
  return goingTables(app).includes(tableId) && Math.abs(app.clock.now() - saved) < CLOSED_MS;
}

/** Times in milliseconds since the epoch. */
interface Unfinished {
  readonly started: number;
  readonly saved: number;
}

const unfinished = (app: App, tableId: string): Unfinished | null =>
  tableId === BACKUP_ID ? unfinishedBackup(app) : unfinishedJob(app, tableId);

function refreshOne(app: App, { tableId, schedule }: Turn, deadline: number, say: (news: News) => void): void {
  if (schedule === null) {
    goOn(app, tableId, deadline);
    return;
  }
  const now = app.clock.now();
  const { lastRun } = schedule;
  const isNew = lastRun === null || dueSlot({ ...schedule, failed: 0 }, now, app.zone) !== null;
  const failed = (isNew && !died(schedule) ? 0 : schedule.failed) + (died(schedule) ? 1 : 0);
  const isContinued = unfinished(app, tableId) !== null;
  const begun = { ...schedule, open: now, failed, phase: steadyPhase(now, schedule.phase) };
  const record = (over: Partial<Schedule>): void => {
    const saved = ownSchedule(app, tableId);
    // Switched off meanwhile, or another person's: so it stays.
    if (saved !== null) note(app, tableId, { ...saved, open: null, ...over });
  };
  const fail = (error: SyncError): void => {
    warn(app, error);
    const sentence = failureOf(error, app.language).message;
    say(ofTable(app, tableId, sentence));
    record({ lastFailure: sentence, failed: mayPass(error.kind) ? failed + 1 : 0 });
  };
  const ended = (): void => {
    record({ failed: 0, lastFailure: null, ...doneAt(app, tableId, schedule) });
    say(ofTable(app, tableId, null));
  };
  if (died(schedule) && hasEnded(app, tableId, schedule)) {
    ended();
    return;
  }
  if (died(schedule) && failed >= 2) {
    const error = new SyncError('run-died', { view: viewOf(app, tableId) });
    // Now: it may die once more.
    app.telling.tell([ofTable(app, tableId, failureOf(error, app.language).message)]);
    if (failed >= MOST_ATTEMPTS) {
      giveUp(app, tableId);
      fail(error);
      return;
    }
  }
  note(app, tableId, { ...begun, lastRun: isContinued ? lastRun : now });
  try {
    const isEnded = isContinued ? goOn(app, tableId, deadline) : begin(app, tableId, deadline);
    if (isEnded) ended();
    else record({});
  } catch (thrown) {
    const error = explained(asSyncError(thrown), () => app.authorizationUrl() !== null);
    // A table that was deleted needs no schedule any more.
    if (error.kind === 'table-unknown') app.schedules.remove(tableId);
    // Somebody else is at work in the spreadsheet: no failure, and it stays due.
    else if (error.kind === 'job-elsewhere') record({ lastRun, failed: schedule.failed });
    else fail(error);
  }
}

/** Where the store is full the table is due again at the next tick, and the others have their turn now. */
function note(app: App, tableId: string, schedule: Schedule): void {
  try {
    app.schedules.save(tableId, schedule);
  } catch (thrown) {
    if (!isFull(thrown)) throw thrown;
  }
}

function begin(app: App, tableId: string, deadline: number): boolean {
  if (tableId === BACKUP_ID) {
    beginScheduledBackup(app);
    return goOn(app, tableId, deadline);
  }
  withLock(app, () => {
    if (unfinished(app, tableId)) return;
    // Whoever had the lock may have paused, taken or ended the schedule.
    if (ownSchedule(app, tableId)?.paused !== false) throw new SyncError('job-elsewhere');
    const { table, sheetId } = tableAtRest(app, tableId);
    const agreed = agreedTable(app, table);
    app.agreements.withdraw(tableId);
    app.agreements.schedule(tableId, true);
    beginJob(app, { table: agreed, sheetId, forbidden: refusedFor(app, tableId) }, NOTHING_ACCEPTED);
  });
  return goOn(app, tableId, deadline);
}

/** Works on the job. @returns whether it has ended well. @throws what ended it otherwise. */
function goOn(app: App, tableId: string, deadline: number): boolean {
  for (;;) {
    const { isEnded, waitMs } = withLock(app, () =>
      tableId === BACKUP_ID ? backupSlice(app, deadline) : pullSlice(app, tableId, deadline),
    );
    if (isEnded) return true;
    if (waitMs === 0 || app.clock.now() + waitMs >= deadline) return false;
    app.clock.sleep(Math.max(waitMs, SHORTEST_WAIT_MS));
  }
}

interface Slice {
  readonly isEnded: boolean;
  readonly waitMs: number;
}

function pullSlice(app: App, tableId: string, deadline: number): Slice {
  const { job, waitMs } = nextSlice(app, tableId, deadline);
  if (!isActive(job)) endAlone(app, tableId);
  if (job.phase === 'failed') throw new SyncError(job.kind, job.details);
  return { isEnded: !isActive(job), waitMs };
}

function backupSlice(app: App, deadline: number): Slice {
  const { phase, waitMs } = workOnBackup(app, deadline);
  return { isEnded: phase === 'done' || phase === 'cancelled', waitMs };
}

/** A job in which an execution dies each time ends; an edit that began must be finished, by whoever comes. */
function giveUp(app: App, tableId: string): void {
  withLock(app, () => {
    const run = tableId === BACKUP_ID ? unfinishedBackup(app) : null;
    if (run !== null) discardBackup(app, run);
    const job = unfinishedJob(app, tableId);
    if (job !== null && !isWriting(job)) endUnfinished(app, job);
  });
}

const viewOf = (app: App, tableId: string): string => app.jobs.load(tableId)?.table.viewName ?? '';

/** @throws SyncError `not-agreed` where the plan is gone. */
function beginScheduledBackup(app: App): void {
  const plan = app.backups.plan();
  if (!plan) throw new SyncError('not-agreed', { view: TELLING_WORDS[app.language].backup });
  openSession(app, plan);
  withLock(app, () => beginBackup(app, plan));
}
