import { SyncError } from '../../src/errors';
import type { Clock } from '../../src/ports/clock';
import { isRecordId } from '../../src/sheet/record-id';
import { nextPageSize, smallerPageSize } from '../../src/sync/read/page-size';
import type { Page } from '../../src/twenty/model';
import type { ExportFiles } from './files';
import { idBytes, IdSet } from './id-set';
import { beginning, type Progress } from './progress';
import type { Decided, Source } from './source';

export interface Reading {
  readonly source: Source;
  readonly files: ExportFiles;
  readonly clock: Clock;
  readonly tell: (line: string) => void;
}

export interface Read {
  readonly progress: Progress;
  readonly decided: Decided;
  readonly distinct: number;
  /** Counted by Twenty at the end. */
  readonly asked: number;
  /** False where no proof was found, however often it was read. */
  readonly isComplete: boolean;
}

const PATIENTLY = { patient: true } as const;
/** The add-on takes up to 5,000 records of 4 MB at once; fewer keep a million within 200 MiB. */
const MOST_AT_ONCE = 2_000;
const sizeAfter = (...measured: Parameters<typeof nextPageSize>): number =>
  Math.min(MOST_AT_ONCE, nextPageSize(...measured));
/** Twenty's limit is waited for at most so long at a time; it refills within a minute. */
const LONGEST_WAIT_MS = 60_000;
/** Records that may have left a view while it is walked, beside as many as it ever had at once. */
const MAY_HAVE_LEFT = 1_000;

/** What is read changed meanwhile, or pages overlap: it is read anew. */
class Changed extends Error {}

/**
 * Reads all records into the file, page by page, and proves that they are all: counted at the beginning = counted at the end = read =
 * distinct, of the same view. Where they are not, it is read anew, at the fourth time by a walk in the order of the ids, of which no id may
 * come twice and no fewer records than Twenty ever counted. @throws SyncError
 */
export function readAll(reading: Reading): Read {
  let run = begin(reading);
  for (;;) {
    try {
      return step(run);
    } catch (thrown) {
      if (!(thrown instanceof Changed)) throw thrown;
      if (run.progress.way === 'walk') return incomplete(run);
      reading.tell(`${thrown.message}: reading anew`);
      run = anew(reading, { ...run.progress, restarts: run.progress.restarts + 1 });
    }
  }
}

interface Run extends Reading {
  readonly decided: Decided;
  readonly ids: IdSet;
  progress: Progress;
  /** Milliseconds and requests before this run. */
  readonly before: { readonly ms: number; readonly requests: number; readonly at: number };
}

type Earlier = Pick<Progress, 'started' | 'forbidden' | 'restarts' | 'pages' | 'requests' | 'ms'>;

function begin(reading: Reading): Run {
  const { source, files, clock, tell } = reading;
  const kept = files.resume();
  if (kept) {
    const { progress, ids } = kept;
    const decided = source.decide(progress.started, progress.forbidden);
    if (decided.fingerprint === progress.fingerprint) {
      tell(`going on behind ${progress.rows} records`);
      return { ...reading, decided, ids, progress, before: beforeOf(reading, progress) };
    }
    tell('the view, or what was asked for, is another one than before: reading anew');
  }
  return anew(reading, { started: clock.now(), forbidden: [], restarts: 0, pages: 0, requests: 0, ms: 0 });
}

const beforeOf = ({ source, clock }: Reading, { ms, requests }: Pick<Progress, 'ms' | 'requests'>): Run['before'] => ({
  ms,
  requests: requests - source.twenty.requests(),
  at: clock.now(),
});

function anew(reading: Reading, { started, forbidden, restarts, ...spent }: Earlier): Run {
  const { source, files } = reading;
  const before = beforeOf(reading, spent);
  let unreadable = forbidden;
  for (;;) {
    const decided = source.decide(started, unreadable);
    try {
      const total = waiting(reading, () => source.twenty.count(decided.plan.object, decided.plan.filter, PATIENTLY));
      // A key that may not read a column is refused at the first record already.
      waiting(reading, () => source.twenty.pages(decided.plan.object, [pageAt(decided, 0, 1)], PATIENTLY));
      files.startAnew();
      const { fingerprint } = decided;
      const progress = beginning({ fingerprint, started, forbidden: unreadable, restarts, total, spent });
      const bytes = files.append(decided.form.start, Buffer.alloc(0));
      const run: Run = { ...reading, decided, ids: new IdSet(), progress: { ...progress, bytes }, before };
      save(run, {});
      return run;
    } catch (thrown) {
      const names = source.leaveOut(thrown, decided, unreadable);
      reading.tell(`the key may not read: ${names.join(', ')}`);
      unreadable = [...unreadable, ...names];
    }
  }
}

const pageAt = ({ plan, form }: Decided, offset: number, first: number) => ({
  filter: plan.filter,
  orderBy: plan.orderBy,
  selections: form.selections,
  first,
  offset,
});

function step(run: Run): Read {
  while (!run.progress.isRead) {
    const asking = run.progress;
    try {
      waiting(run, () => (asking.way === 'pages' ? readPage(run) : walkPage(run)));
    } catch (thrown) {
      const isBusy = thrown instanceof SyncError && ['server-busy', 'gateway-failed'].includes(thrown.kind);
      const pageSize = isBusy ? smallerPageSize(run.progress.pageSize) : null;
      if (pageSize === null) throw thrown;
      run.progress = { ...run.progress, pageSize };
      run.tell(`the server is slow: ${pageSize} records a page`);
    }
  }
  return proven(run);
}

/** One page at a time: several at once are faster, and are several in memory. */
function readPage(run: Run): void {
  const { source, decided, clock, progress } = run;
  const { pageSize, rows, total } = progress;
  const started = clock.now();
  const [page] = source.twenty.pages(decided.plan.object, [pageAt(decided, rows, pageSize)], PATIENTLY);
  if (!page) throw new SyncError('answer-unreadable');
  const { records, hasMore, totalCount } = page;
  if (totalCount !== total) throw new Changed(`Twenty counts ${totalCount} records, not ${total} any more`);
  if (hasMore && records.length === 0) throw new Changed('a page without records');
  if (rows + records.length > total) throw new Changed('more records than were counted');
  const pageCap = hasMore && records.length < pageSize ? records.length : progress.pageCap;
  const size = sizeAfter({ records, ms: clock.now() - started }, pageCap);
  take(run, records, { isRead: !hasMore, pageCap, pageSize: size });
}

function walkPage(run: Run): void {
  const { source, decided, clock, progress } = run;
  const { pageSize, cursor: after } = progress;
  const started = clock.now();
  const query = { filter: decided.plan.filter, selections: decided.form.selections, first: pageSize, after };
  const { records, hasMore, cursor, totalCount } = source.twenty.walk(decided.plan.object, query);
  if ((hasMore && records.length === 0) || (cursor !== null && cursor === after))
    throw new Changed('a page without end');
  const most = Math.max(progress.most, totalCount);
  if (progress.rows + records.length > 2 * most + MAY_HAVE_LEFT) throw new Changed('more records than were counted');
  const pageCap = hasMore && records.length < pageSize ? records.length : progress.pageCap;
  const size = sizeAfter({ records, ms: clock.now() - started }, pageCap);
  const least = Math.min(progress.least, totalCount);
  take(run, records, { cursor, most, least, pageCap, pageSize: size, isRead: cursor === null });
}

/** Into the file, then into the state. */
function take(run: Run, records: Page['records'], next: Partial<Progress>): void {
  const { files, decided, ids, progress } = run;
  const packed = records.map((record) => {
    const id = record['id'];
    if (!isRecordId(id)) throw new SyncError('ids-unusable', { view: decided.plan.view.name });
    const bytes = idBytes(id);
    if (!ids.add(bytes)) throw new Changed('a record came twice');
    return bytes;
  });
  const bytes = files.append(decided.form.rows(records), Buffer.concat(packed));
  save(run, { ...next, bytes, rows: progress.rows + records.length, pages: progress.pages + 1 });
  run.tell(`${run.progress.rows} of ${run.progress.total} records`);
}

function save(run: Run, next: Partial<Progress>): void {
  const { source, clock, before, files } = run;
  const requests = before.requests + source.twenty.requests();
  run.progress = { ...run.progress, ...next, requests, ms: before.ms + clock.now() - before.at };
  files.save(run.progress);
}

function proven(run: Run): Read {
  const { source, decided, ids } = run;
  const { started, forbidden, rows, total, least, way, fingerprint } = run.progress;
  if (source.decide(started, forbidden).fingerprint !== fingerprint)
    throw new Changed('the view was changed meanwhile');
  const asked = waiting(run, () => source.twenty.count(decided.plan.object, decided.plan.filter, PATIENTLY));
  save(run, {});
  const isWhole = way === 'pages' ? rows === total && asked === total : rows >= Math.min(least, asked);
  if (!isWhole || ids.size !== rows)
    throw new Changed(`${rows} records were read, ${ids.size} of them different; Twenty counts ${asked}`);
  return { progress: run.progress, decided, distinct: ids.size, asked, isComplete: true };
}

function incomplete(run: Run): Read {
  const { progress, decided, ids } = run;
  const asked = waiting(run, () => run.source.twenty.count(decided.plan.object, decided.plan.filter, PATIENTLY));
  return { progress, decided, distinct: ids.size, asked, isComplete: false };
}

/** Twenty's limit is waited for, however long it lasts. @throws SyncError of any other kind */
function waiting<T>({ clock, tell }: Pick<Reading, 'clock' | 'tell'>, ask: () => T): T {
  for (;;) {
    try {
      return ask();
    } catch (thrown) {
      if (!(thrown instanceof SyncError) || thrown.kind !== 'rate-limited') throw thrown;
      const ms = Math.min(LONGEST_WAIT_MS, Math.max(1_000, Number(thrown.details['retryAfterMs'] ?? 1_000) || 1_000));
      tell(`waiting ${Math.ceil(ms / 1_000)} s for Twenty’s limit`);
      clock.sleep(ms);
    }
  }
}
