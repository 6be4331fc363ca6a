/** Records from Twenty, page by page. */
import { scalarOf } from '../../cells/scalar';
import { typedValueOf } from '../../cells/typed-value';
import { SyncError } from '../../errors';
import { isRecordId } from '../../sheet/record-id';
import type { Spreadsheet } from '../../ports/spreadsheet';
import type { Page } from '../../twenty/model';
import type { JobEvent, JobIn } from '../job/job';
import { nextPageSize, PAGES_AT_ONCE } from './page-size';
import type { SyncPlan } from '../plan/plan';
import type { Slice } from './slice';
import { findHidden } from '../own/hidden/hidden';
import { knownIds } from '../own/known-ids';
import { reuseIn } from '../own/columns/reuse-in';
import { markOfRow } from '../own/hidden/marks';
import { readTableSheet } from '../own/columns/table-sheet';
import { buildRows } from './building';
import { requireRoomFor } from './room';
import { holdSheet, loadMarksOfSheet, newReading, type Reading, take } from './reading';

/** One page, then up to four at once, at the offset that the job fixes. */
export function fetchPages(job: JobIn<'fetching'>, slice: Slice): JobEvent {
  const plan = slice.planFor(job);
  if (plan.fingerprint !== job.fingerprint) return { type: 'changed' };
  const started = slice.clock.now();
  // The first page alone: it tells how wide the records are.
  const pagesAtOnce = job.offset === 0 ? 1 : PAGES_AT_ONCE;
  const offsets = pageOffsets(job, pagesAtOnce);
  const pages = slice.twenty.pages(
    plan.object,
    offsets.map((offset) => ({
      filter: plan.filter,
      orderBy: plan.orderBy,
      selections: plan.selections,
      first: job.pageSize,
      offset,
    })),
  );
  if (job.offset === 0) slice.mayRead(plan);
  if (pages.some(({ totalCount }) => totalCount !== job.total)) return { type: 'changed' };
  const { records, hasMore, cap } = joinPages(pages, job.pageSize);
  const ms = slice.clock.now() - started;
  remember(records, plan.view.name, slice.memory.seen);
  // More than were counted: pages overlap.
  if (job.offset + records.length > job.total) return { type: 'changed' };
  keep(records, { job, plan, at: job.offset, total: job.total }, slice);
  const pageCap = cap ?? job.pageCap;
  const pageSize = nextPageSize({ records: pages[0]?.records ?? [], ms }, pageCap);
  return { type: 'pagesRead', rows: records.length, hasMore, pageSize, pageCap };
}

/**
 * One page of a walk by id. Its cursor tells where the next one begins, so pages cannot be asked side by side; records that come
 * or go meanwhile shift nothing.
 */
export function walkPage(job: JobIn<'walking'>, slice: Slice): JobEvent {
  const plan = slice.planFor(job);
  if (plan.fingerprint !== job.fingerprint) return { type: 'changed' };
  const started = slice.clock.now();
  const { filter, selections } = plan;
  const page = slice.twenty.walk(plan.object, { filter, selections, first: job.pageSize, after: job.cursor });
  if (job.rows === 0) slice.mayRead(plan);
  const { records, hasMore, cursor, totalCount: total } = page;
  // The same cursor again: a server that ignores it would be asked for ever, as a new execution knows no ids of the one before.
  if ((hasMore && records.length === 0) || (cursor !== null && cursor === job.cursor))
    throw new SyncError('pages-inconsistent');
  const ms = slice.clock.now() - started;
  remember(records, plan.view.name, slice.memory.seen);
  const rows = job.rows + records.length;
  requireBounded({ job, plan, rows, total }, slice.spreadsheet);
  keep(records, { job, plan, at: job.rows, total: Math.max(total, rows) }, slice);
  const pageCap = hasMore && records.length < job.pageSize ? records.length : job.pageCap;
  const pageSize = nextPageSize({ records, ms }, pageCap);
  return { type: 'walked', rows: records.length, cursor, total, pageSize, pageCap };
}

/** Records that may have left a view while it is read, beside as many as it ever had at once. */
const MAY_HAVE_LEFT = 1_000;

/**
 * Rows are bounded by what Twenty counts, and what it counts by the cells of the spreadsheet: a server that always has one more page
 * is not read for ever.
 *
 * @throws SyncError `pages-inconsistent`, `too-many-cells`.
 */
function requireBounded(
  { job, plan, rows, total }: { job: JobIn<'walking'>; plan: SyncPlan; rows: number; total: number },
  spreadsheet: Spreadsheet,
): void {
  if (rows > 2 * Math.max(job.walked.most, total) + MAY_HAVE_LEFT) throw new SyncError('pages-inconsistent');
  const needed = Math.max(rows, total);
  if (needed <= job.walked.most) return;
  const sheetId = job.sheetId ?? findHidden(spreadsheet, 'building', job.table.id)?.sheetId ?? null;
  requireRoomFor({ sheetId, total: needed, columns: plan.columns.length }, spreadsheet);
}

interface Taking {
  readonly job: JobIn<'fetching' | 'walking'>;
  readonly plan: SyncPlan;
  /** Records that were read before these. */
  readonly at: number;
  /** Records that there are, as far as is known. */
  readonly total: number;
}

/** Into the sheet that a first pull builds, or beside the rows of the table. */
function keep(records: Page['records'], { job, plan, at, total }: Taking, slice: Slice): void {
  const { spreadsheet, zoneOffset, memory } = slice;
  const rows = records.map((record) => plan.rowOf(record).map((cell) => scalarOf(typedValueOf(cell, zoneOffset))));
  if (job.sheetId === null) {
    const { columns, labelTag, linkBase } = plan;
    const building = { table: job.table, columns, labelTag, linkBase, total };
    buildRows(building, at, rows, memory.seconds, spreadsheet, (written) => noteRows(job, at + written, slice));
    // Rows that another execution wrote, and whose marks it could not keep.
    if (at > 0 && memory.marks?.length === 0 && job.staged === 0) memory.marks = null;
    if (memory.marks !== null) rows.forEach((cells) => memory.marks?.push([String(cells[0]), markOfRow(cells)]));
    return;
  }
  noteRows(job, at + records.length, slice);
  const reading = readingOf({ job, plan, at, sheetId: job.sheetId }, slice);
  for (const cells of rows) take(reading, String(cells[0]), cells);
}

/** Writing what came, or reading the sheet, may take longer than somebody who looks on wants to wait for a number. */
function noteRows(job: Taking['job'], rows: number, { noteProgress }: Slice): void {
  noteProgress(job.phase === 'fetching' ? { ...job, offset: rows } : { ...job, rows });
}

interface ReadingOf extends Pick<Taking, 'job' | 'plan' | 'at'> {
  readonly sheetId: number;
}

/** The first execution reads the sheet; later ones know its rows by their marks. */
function readingOf({ job, plan, at, sheetId }: ReadingOf, { spreadsheet, memory, columnMemo: memo }: Slice): Reading {
  if (memory.reading) return memory.reading;
  const reading = newReading();
  if (at === 0) {
    const { id: tableId, viewName } = job.table;
    const question = {
      tableId,
      sheetId,
      viewName,
      columns: plan.columns,
      isKnownId: knownIds(tableId, plan, spreadsheet),
      ...reuseIn(job.table, sheetId, spreadsheet),
      memo,
    };
    holdSheet(reading, readTableSheet(question, spreadsheet));
  } else reading.marks = loadMarksOfSheet({ tableId: job.table.id, staged: job.staged }, spreadsheet);
  memory.reading = reading;
  return reading;
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
function remember(records: Page['records'], view: string, seen: Set<string>): void {
  for (const record of records) {
    const id = record['id'];
    if (!isRecordId(id)) throw new SyncError('ids-unusable', { view });
    if (seen.has(id)) throw new SyncError('pages-inconsistent');
    seen.add(id);
  }
}
