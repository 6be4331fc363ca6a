import { SyncError } from '../../errors';
import { shownLabel } from '../../gate';
import type { JobInfo } from '../../protocol/job';
import { isChosen } from '../../sync/job/backup';
import { type ActiveJob, isActive, isWriting, type Job } from '../../sync/job/job';
import { transition } from '../../sync/job/transition';
import { removeUntagged, removeWorking } from '../../sync/own/hidden/hidden';
import { runSlice } from '../../sync/run';
import { newMemory, type Slice, type SliceResult } from '../../sync/read/slice';
import { EVERYTHING } from '../../twenty/views/everything';
import { type PlacedTable, readTables, type Table, tablesThere } from '../../sync/job/table';
import { isTrusted, questionOf, trustAfter } from '../../sync/people/trust';
import type { TwentyClient } from '../../twenty/client';
import { failureOf } from '../words/answer';
import type { App } from '../app/app';
import { requireAgreed, requireReadBefore, settleAgreement } from '../plan/agreed';
import { noteFields, requireSameColumns } from '../plan/column-guard';
import { keepUp } from '../schedule/keeping';
import { slotOf } from '../schedule/schedule-state';
import { planner } from '../plan/planned';
import { progressOf } from '../app/progress';
import { languageOfJob } from '../plan/sheet-language';
import { openSession } from '../app/session';
import { SHEET_WORDS } from '../words/words';

/** A job that nobody worked on for so long was left behind: another person, or a closed sidebar. */
const ABANDONED_MS = 10 * 60_000;

/** The table with that id and its sheet. @throws SyncError `table-unknown`, `table-newer`. */
export function placedTable(app: App, tableId: string): PlacedTable {
  const placed = readTables(app.spreadsheet).find(({ table }) => table.id === tableId);
  if (!placed) throw new SyncError(tablesThere(app.spreadsheet).has(tableId) ? 'table-newer' : 'table-unknown');
  return { ...placed, table: withWorkspace(app, placed.table) };
}

/** A table of the first version, with the workspace that its address meant then. */
function withWorkspace(app: App, table: Table): Table {
  if (table.workspaceId !== '') return table;
  return { ...table, workspaceId: app.connections.at(table)?.workspaceId ?? '' };
}

/** One execution at a time works on tables of a spreadsheet. @throws SyncError `job-elsewhere`. */
export function withLock<T>(app: App, work: () => T): T {
  if (!app.lock.acquire(app.scheduled ? SCHEDULED_WAIT_MS : LOCK_WAIT_MS)) throw new SyncError('job-elsewhere');
  try {
    return work();
  } finally {
    app.lock.release();
  }
}

/** Two calls of the same sidebar may overlap for a moment; longer than that it is somebody else. */
const LOCK_WAIT_MS = 5_000;

/** Nobody looks on, and the next turn comes in an hour: long enough for a sidebar's slice to end. */
const SCHEDULED_WAIT_MS = 30_000;

/**
 * Nobody has worked on it for so long that no execution can be at it: each ends after six minutes, and holds the lock while it works.
 */
export const isLeftBehind = (app: App, job: Job): boolean => isActive(job) && isLeftBehindAt(app, job.saved);

// One that was saved in the future would never be.
export const isLeftBehindAt = ({ clock }: App, saved: number): boolean => Math.abs(clock.now() - saved) >= ABANDONED_MS;

/** The job of a table that is under way, where it is this person's. */
export function unfinishedJob(app: App, tableId: string): ActiveJob | null {
  const job = app.jobs.load(tableId);
  return job !== null && isActive(job) && job.owner === app.owner ? job : null;
}

/** The job of a table, of this person. @throws SyncError `job-gone`, `job-elsewhere`. */
export function ownJob(app: App, tableId: string): Job {
  const job = app.jobs.load(tableId);
  if (!job) throw new SyncError('job-gone', { view: tableId });
  if (job.owner === app.owner) return job;
  // Taken over: by somebody who is at it, or who has done with it.
  throw isActive(job) ? new SyncError('job-elsewhere') : new SyncError('job-gone', { view: job.table.viewName });
}

/** An edit that began is ended before anything else: half of it is on the sheet. It needs no key, and remains its owner's. */
export function finishWriting(app: App, copying: Job): Job {
  const ended = workOn(app, copying, app.clock.now() + COPY_MS).job;
  if (isActive(ended)) throw new SyncError('job-elsewhere');
  return ended;
}

/** It is one step; this only keeps another from beginning after it. */
const COPY_MS = 60_000;

/**
 * One slice of this person's job as it is saved now: another execution may have worked on it, ended it or taken it over since this
 * one last looked. The caller holds the lock. @throws what `ownJob` throws.
 */
export function nextSlice(app: App, tableId: string, deadline: number): SliceResult {
  const job = ownJob(app, tableId);
  if (!isActive(job)) return { job, waitMs: 0 };
  const slice = workOn(app, job, deadline);
  if (slice.job.phase === 'done') keepUp(app, slice.job);
  app.rememberZone();
  return slice;
}

/** Works on a job until it ends, `deadline` (milliseconds since the epoch) has come, or Twenty asks to wait. */
function workOn(app: App, job: Job, deadline: number): SliceResult {
  // What a journal says asks Twenty nothing: whoever comes can end it. Nor does an undo.
  const language = languageOfJob(app, job);
  const session = isWriting(job) || job.source === 'undo' ? null : openSession(app, job.table, language);
  // The person connected with another key since: it may see other records than those that are read.
  if (session && session.connection.keyId !== job.key) return { job: endUnfinished(app, job), waitMs: 0 };
  const plans =
    session &&
    planner(app, session, language, (planned, plan) => {
      if (planned.table.viewId === EVERYTHING) return requireInBackup(app, planned);
      requireAgreed(app, planned, plan);
      requireSameColumns(app, planned, plan);
    });
  // Where nobody asked, it may be.
  let isScheduled = true;
  app.spreadsheet.watch((cells) => app.progress.noteCells(cells, app.clock.now()));
  return runSlice(job, {
    clock: app.clock,
    deadline,
    spreadsheet: app.spreadsheet,
    twenty: session?.twenty ?? NOBODY,
    planFor: plans?.planFor ?? notConnected,
    askAgain: plans?.askAgain ?? notConnected,
    mayRead: (plan) => requireReadBefore(app, job, plan),
    zoneOffset: app.spreadsheet.zoneOffset,
    words: SHEET_WORDS[language],
    cancelRequested: () => app.jobs.cancelRequested(job.table.id),
    lastReceipt: () => app.jobs.receipt(job.table.id),
    heldByOthers: () => heldByOthers(app, job),
    nextRefresh() {
      const schedule = app.schedules.of(job.table.id);
      isScheduled = schedule !== null;
      return schedule && slotOf(schedule, app);
    },
    columnMemo: app.columnMemo,
    backup: backupOf(app, job),
    memory: newMemory(),
    noteProgress: (current) => app.progress.note(current, app.clock.now()),
    saveJob(saved) {
      settleAgreement(app, saved, plans?.known(saved));
      if (isScheduled) noteFields(app, saved, plans?.known(saved));
      saveJob(app, saved);
      app.progress.note(saved, app.clock.now());
    },
  });
}

export function endUnfinished(app: App, job: Job): Job {
  const details = { view: job.table.viewName };
  const ended = transition({ ...job, saved: app.clock.now() }, { type: 'failed', kind: 'job-gone', details });
  saveJob(app, ended);
  removeWorking(app.spreadsheet, job.table.id);
  removeUntagged(app.spreadsheet, (tableId) => tableId === job.table.id);
  return ended;
}

/** Saves a job, and first what its end tells: where an execution dies in between, the job is ended again and tells it once more. */
export function saveJob(app: App, job: Job): void {
  if (job.phase === 'done') {
    app.trust.save(job.table.id, trustAfter(app.trust.of(job.table.id), job));
    app.jobs.saveReceipt(job.table.id, job.receipt);
  }
  app.runs.add(job, app.scheduled);
  app.jobs.save(job);
}

function heldByOthers(app: App, job: Job): ReturnType<Slice['heldByOthers']> {
  const { table } = job;
  const placed = readTables(app.spreadsheet).find((candidate) => candidate.table.id === table.id);
  if (!placed || questionOf(placed.table) !== questionOf(table)) return null;
  if (isTrusted(app.trust.of(table.id), job)) return null;
  return { rows: app.jobs.receipt(table.id)?.written ?? null };
}

/** The key reads what its owner chose to back up, whatever a saved job says. @throws SyncError `not-agreed`. */
function requireInBackup(app: App, { table }: Job): void {
  if (!isChosen(app.backups.plan(), table, [table.objectId]))
    throw new SyncError('not-agreed', { view: table.viewName });
}

function backupOf(app: App, { table }: Job): Slice['backup'] {
  if (table.viewId !== EVERYTHING) return undefined;
  const run = app.backups.run();
  if (!run) throw new SyncError('job-gone', { view: table.viewName });
  return { run: run.id, started: run.started, digest: app.digest };
}

const notConnected = (): never => {
  throw new SyncError('not-connected');
};

/** Stands in where Twenty is not asked. */
const NOBODY: TwentyClient = {
  detectDialect: notConnected,
  foresee: notConnected,
  workspace: notConnected,
  objects: notConnected,
  fieldRules: notConnected,
  views: notConnected,
  view: notConnected,
  members: notConnected,
  count: notConnected,
  pages: notConnected,
  walk: notConnected,
  readable: notConnected,
  requests: () => 0,
};

/** A job as the sidebar shows it. */
export function jobInfo(app: App, job: Job, waitMs: number): JobInfo {
  return {
    tableId: job.table.id,
    sheetId: job.sheetId,
    viewName: shownLabel(job.table.viewName),
    ...progressOf(job, app.clock.now()),
    waitMs,
    receipt: job.phase === 'done' ? job.receipt : null,
    failure: job.phase === 'failed' ? failureOf(new SyncError(job.kind, job.details), app.language) : null,
  };
}
