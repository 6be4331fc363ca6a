/** The loop of a pull: ask the phase for its step, perform it, save. Killed anywhere, the next slice repeats one step. */
import { typedValueOf, type ZoneOffset } from '../cells/typed-value';
import { asSyncError, SyncError } from '../errors';
import type { Clock } from '../ports/clock';
import type { Spreadsheet } from '../ports/spreadsheet';
import { FIRST_ROW } from '../sheet/rows';
import { sheetName, writeRows } from '../sheet/write';
import type { TwentyClient } from '../twenty/client';
import type { Page } from '../twenty/model';
import { forbiddenNames } from './forbidden';
import { type ActiveJob, isActive, type Job, type JobEvent, type JobIn } from './job';
import { FIRST_PAGE_SIZE, nextPageSize, PAGES_AT_ONCE, smallerPageSize } from './page-size';
import type { SyncPlan } from './plan';
import { makeImage, newSheetNameFor } from './image';
import { copyImage } from './publish';
import { stagedIds } from './sheet-before';
import { cellsLeft, findHidden, openStaging, removeHidden } from './staging';
import { canCancel, transition } from './transition';

/** What a slice works with. Everything that touches the world is in here. */
export interface Run {
  readonly clock: Clock;
  /** Milliseconds since the epoch: no new step begins after it. */
  readonly deadline: number;
  readonly spreadsheet: Spreadsheet;
  readonly twenty: TwentyClient;
  /** The view as it is now, decided for this job. Asks Twenty the first time, then remembers. */
  readonly planFor: (job: Job) => SyncPlan;
  readonly zoneOffset: ZoneOffset;
  readonly saveJob: (job: Job) => void;
  /** Somebody asked to end the job. */
  readonly cancelRequested: () => boolean;
  readonly words: SheetWords;
}

/** Words that a pull writes into the spreadsheet, in the person's language. */
export interface SheetWords {
  /** Header of a column that the view has no more. */
  readonly goneHeader: (header: string) => string;
  /** Name of the sheet that shows the person's own columns when a copy could not be ended. */
  readonly beforeName: (viewName: string) => string;
  readonly archiveName: string;
  readonly archiveHeaders: readonly string[];
}

/** A slice's end: the job as saved, and how long Twenty asks to wait before the next slice. */
export interface SliceResult {
  readonly job: Job;
  /** Milliseconds; 0 when the work can go on. */
  readonly waitMs: number;
}

/** Works until the job ends, the time is up, or Twenty asks to wait. Act first, save after. */
export function runSlice(job: Job, run: Run): SliceResult {
  let current = job;
  const seen = new Set<string>();
  while (isActive(current)) {
    const before = run.twenty.requests();
    let event: JobEvent;
    try {
      event = run.cancelRequested() && canCancel(current) ? { type: 'cancelled' } : step(current, run, seen);
    } catch (thrown) {
      const error = asSyncError(thrown);
      const waitMs = error.kind === 'rate-limited' ? Number(error.details['retryAfterMs'] ?? 0) : 0;
      if (waitMs > 0) return { job: save(current, before, run), waitMs };
      event = eventOfError(error, current, run);
    }
    const next = transition(current, event);
    if (next.phase === 'planning') seen.clear();
    // Before the job is saved as ended: afterwards anybody may sweep what was set aside.
    if (next.phase === 'failed') rescueBefore(next, run);
    current = save(next, before, run);
    if (run.clock.now() >= run.deadline) break;
  }
  // Only now: a job that is saved as ended never needs its hidden sheets again.
  if (!isActive(current)) removeHidden(run.spreadsheet, current.table.id);
  return { job: current, waitMs: 0 };
}

/** A copy that could not be ended left the person's own columns on the sheet where they were set aside. */
function rescueBefore(job: JobIn<'failed'>, { spreadsheet, words }: Run): void {
  const before = job.kind === 'job-gone' ? findHidden(spreadsheet, 'before', job.table.id) : null;
  if (before === null) return;
  const taken = spreadsheet.sheets().map(({ name }) => name);
  spreadsheet.showSheet(before, sheetName(words.beforeName(job.table.viewName), taken));
}

function save(job: Job, requestsBefore: number, run: Run): Job {
  const requests = job.requests + run.twenty.requests() - requestsBefore;
  const saved: Job = { ...job, requests, saved: run.clock.now() };
  run.saveJob(saved);
  return saved;
}

function step(job: ActiveJob, run: Run, seen: Set<string>): JobEvent {
  switch (job.phase) {
    case 'planning':
      return { type: 'planned', fingerprint: run.planFor(job).fingerprint };
    case 'counting':
      return count(job, run);
    case 'fetching':
      return fetchPages(job, run, seen);
    case 'checking':
      return check(job, run, seen);
    case 'publishing':
      return job.image === null ? makeImage(job, run, seen) : copyImage(job, job.image, run);
  }
}

function count(job: JobIn<'counting'>, run: Run): JobEvent {
  const plan = run.planFor(job);
  if (plan.fingerprint !== job.fingerprint) return { type: 'changed' };
  const total = run.twenty.count(plan.object, plan.filter);
  if (total === 0) throw new SyncError('view-empty', { view: plan.view.name });
  // Staging beside the table, and the sheet itself where it is new or grows: what must fit at the same time.
  const cells = (total + 1) * plan.columns.length * 2;
  const left = cellsLeft(run.spreadsheet);
  if (cells > left) throw new SyncError('too-many-cells', { rows: total, columns: plan.columns.length, cells, left });
  return { type: 'counted', total, pageSize: FIRST_PAGE_SIZE };
}

function fetchPages(job: JobIn<'fetching'>, run: Run, seen: Set<string>): JobEvent {
  const plan = run.planFor(job);
  if (plan.fingerprint !== job.fingerprint) return { type: 'changed' };
  const started = run.clock.now();
  // The first page alone: it tells how wide the records are.
  const pagesAtOnce = job.offset === 0 ? 1 : PAGES_AT_ONCE;
  const offsets = pageOffsets(job, pagesAtOnce);
  const pages = run.twenty.pages(
    plan.object,
    offsets.map((offset) => ({
      filter: plan.filter,
      orderBy: plan.orderBy,
      selections: plan.selections,
      first: job.pageSize,
      offset,
    })),
  );
  if (pages.some(({ totalCount }) => totalCount !== job.total)) return { type: 'changed' };
  const { records, hasMore, cap } = joinPages(pages, job.pageSize);
  const ms = run.clock.now() - started;
  remember(records, seen);
  // More than were counted: the staging sheet has no place for them, and pages overlap.
  if (job.offset + records.length > job.total) return { type: 'changed' };
  const staging = openStaging(job, plan.columns, run.spreadsheet);
  const rows = records.map((record) => plan.rowOf(record).map((cell) => typedValueOf(cell, run.zoneOffset)));
  run.spreadsheet.apply(writeRows(staging, FIRST_ROW + job.offset, 1, rows));
  run.spreadsheet.flush();
  const pageCap = cap ?? job.pageCap;
  const pageSize = nextPageSize({ records: pages[0]?.records ?? [], ms }, pageCap);
  return { type: 'pagesWritten', rows: records.length, hasMore, pageSize, pageCap };
}

/** Offsets of the next pages, none behind the end. */
function pageOffsets(job: JobIn<'fetching'>, pagesAtOnce: number): readonly number[] {
  const offsets = [job.offset];
  while (offsets.length < pagesAtOnce) {
    const next = job.offset + offsets.length * job.pageSize;
    if (next >= job.total) break;
    offsets.push(next);
  }
  return offsets;
}

/**
 * Pages to one stretch of records. A page that is shorter than asked although there is more shows the server's own limit;
 * the pages after it began at the wrong place and are asked again.
 */
function joinPages(
  pages: readonly Page[],
  asked: number,
): { readonly records: Page['records']; readonly hasMore: boolean; readonly cap: number | null } {
  const records: Page['records'][number][] = [];
  for (const page of pages) {
    if (page.hasMore && page.records.length === 0) throw new SyncError('pages-inconsistent');
    for (const record of page.records) records.push(record);
    if (!page.hasMore) return { records, hasMore: false, cap: null };
    if (page.records.length < asked) return { records, hasMore: true, cap: page.records.length };
  }
  return { records, hasMore: true, cap: null };
}

/** A record that comes twice means that pages overlap: the server ignores the offset, or the view moved meanwhile. */
function remember(records: Page['records'], seen: Set<string>): void {
  for (const record of records) {
    const id = record['id'];
    if (typeof id !== 'string' || seen.has(id)) throw new SyncError('pages-inconsistent');
    seen.add(id);
  }
}

/** `totalCount` at start = at end = rows staged = different ids. */
function check(job: JobIn<'checking'>, run: Run, seen: ReadonlySet<string>): JobEvent {
  const plan = run.planFor(job);
  if (plan.fingerprint !== job.fingerprint) return { type: 'changed' };
  const distinct = seen.size === job.total ? seen.size : new Set(stagedIds(job, run.spreadsheet)).size;
  const total = run.twenty.count(plan.object, plan.filter);
  if (distinct !== job.total || total !== job.total) return { type: 'changed' };
  return { type: 'checked', distinct, newSheetName: newSheetNameFor(job, run) };
}

/** What an error means for the job: less at a time, without a column, once more from the start, or the end. */
function eventOfError(error: SyncError, job: ActiveJob, run: Run): JobEvent {
  if (job.phase === 'publishing' && job.image !== null) {
    if (error.kind === 'job-gone' || error.kind === 'sheet-gone')
      return { type: 'lost', kind: error.kind, details: error.details };
    // Else the job can only go on: whoever calls shows the error, and the next slice copies again.
    throw error;
  }
  if (job.phase === 'fetching') {
    if (error.kind === 'server-busy') {
      const pageSize = smallerPageSize(job.pageSize);
      if (pageSize !== null) return { type: 'slowed', pageSize };
    }
    if (error.kind === 'pages-inconsistent') return { type: 'changed' };
    const names = forbiddenNames(error, run.planFor(job), job.forbidden, run.twenty);
    if (names.length > 0) return { type: 'columnForbidden', names };
  }
  return { type: 'failed', kind: error.kind, details: error.details };
}
