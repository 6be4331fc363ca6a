/**
 * The CSV of a view, in parts: each call gives the text of one page. In Twenty's own format it reads Twenty again for a table too, because
 * a sheet's cells have lost what an import needs (parts of composites, exact values).
 */
import * as v from '../schema';
import { csvHeader, csvRows } from '../cells/csv';
import { DOWNLOAD_DIALECTS } from '../cells/csv-dialect';
import { SyncError } from '../errors';
import { plainFileName } from '../gate';
import { exportValueOf } from '../fields/codec';
import type { ExportPlan } from '../fields/export';
import { type ShownCsv, shownCsvRows, shownCsvStart } from '../cells/shown-csv';
import type { Clock } from '../ports/clock';
import type { CsvPart } from '../protocol/csv';
import type { TwentyClient } from '../twenty/client';
import type { Page, RuleSet } from '../twenty/model';
import { type DeepReadonly, parseJson } from '../wire';
import { unmatchedHeaders } from './import-headers';
import { shownCell, type Showing } from './shown';
import { FIRST_PAGE_SIZE, nextPageSize, smallerPageSize } from '../sync/read/page-size';
import type { SyncPlan } from '../sync/plan/plan';

const count = () => v.integer(0);

/** Where the next part begins. It travels through the sidebar as text and comes back. */
const stateSchema = () =>
  v.object({
    v: v.literal(1),
    offset: count(),
    pageSize: count(),
    pageCap: v.nullable(count()),
    /** Null before the first page. */
    total: v.nullable(count()),
    fingerprint: v.string(),
    /** When the download began, milliseconds since the epoch: "now" of relative dates. */
    started: v.number(),
    forbidden: v.array(v.string()),
    /** Rows a file; null for one file. */
    rowsPerFile: v.nullable(v.integer(1)),
  });

export type CsvState = DeepReadonly<v.InferOutput<ReturnType<typeof stateSchema>>>;

/** @throws SyncError `request-invalid`. */
export function readCsvState(text: string): CsvState {
  const read = v.read(stateSchema(), parseJson(text));
  if (read === null) throw new SyncError('request-invalid');
  return read;
}

/** What stays the same over all parts of one download. */
export type CsvDownload = Pick<CsvState, 'started' | 'forbidden' | 'rowsPerFile'>;

export function firstCsvState({ fingerprint }: SyncPlan, download: CsvDownload): CsvState {
  // One by one: a whole state may be given, and its fingerprint is of another plan.
  const { started, forbidden, rowsPerFile } = download;
  const first = { v: 1, offset: 0, pageSize: FIRST_PAGE_SIZE, pageCap: null, total: null } as const;
  return { ...first, fingerprint, started, forbidden, rowsPerFile };
}

/** What a file looks like. */
export interface CsvForm {
  readonly selections: readonly string[];
  /** What stands before all rows. */
  readonly start: string;
  readonly rows: (records: Page['records']) => string;
  readonly unmatched: CsvPart['unmatched'];
}

export interface CsvSource {
  readonly plan: SyncPlan;
  readonly form: CsvForm;
  readonly twenty: TwentyClient;
  readonly clock: Clock;
}

/** As Twenty itself would export it. */
export function twentyForm(exportPlan: ExportPlan, { object }: SyncPlan, rules: RuleSet): CsvForm {
  const { columns, selection } = exportPlan;
  const dialect = DOWNLOAD_DIALECTS[rules];
  const cellsOf = (record: Page['records'][number]) => columns.map((column) => exportValueOf(column, record));
  return {
    selections: [selection],
    start: csvHeader(columns, dialect),
    rows: (records) => csvRows(records.map(cellsOf), dialect),
    unmatched: unmatchedHeaders(columns, object),
  };
}

/** As a sheet would show it. */
export function shownForm({ columns, rowOf, selections }: SyncPlan, kind: ShownCsv, showing: Showing): CsvForm {
  const headers = columns.map(({ header }) => ({ shown: header, value: null }));
  const cellsOf = (record: Page['records'][number]) =>
    rowOf(record).map((cell, index) => shownCell(cell, columns[index]?.format ?? 'automatic', showing));
  return {
    selections,
    start: shownCsvStart(kind) + shownCsvRows([headers], kind),
    rows: (records) => shownCsvRows(records.map(cellsOf), kind),
    unmatched: [],
  };
}

/**
 * One page of a download, and where the next one begins; null behind the last.
 *
 * @throws SyncError `view-changing` when the view is not the one that the download began with.
 */
export function readPage(
  state: CsvState,
  {
    plan,
    form,
    twenty,
    clock,
  }: Pick<CsvSource, 'plan' | 'twenty' | 'clock'> & { readonly form: Pick<CsvForm, 'selections'> },
): { readonly page: Page; readonly next: CsvState | null } {
  const view = plan.view.name;
  if (plan.fingerprint !== state.fingerprint) throw new SyncError('view-changing', { view });
  const started = clock.now();
  // A page never reaches into the next file.
  const first = rowsLeftInFile(state);
  const { filter, orderBy } = plan;
  const [page] = twenty.pages(plan.object, [
    { filter, orderBy, selections: form.selections, first, offset: state.offset },
  ]);
  if (!page) throw new SyncError('answer-unreadable');
  if (page.totalCount !== (state.total ?? page.totalCount)) throw new SyncError('view-changing', { view });
  const offset = state.offset + page.records.length;
  if (page.hasMore && page.records.length === 0) throw new SyncError('pages-inconsistent');
  // More than were counted: what comes next is asked for no further.
  if (offset > page.totalCount || (page.hasMore && offset >= page.totalCount))
    throw new SyncError('pages-inconsistent');
  const pageCap = page.hasMore && page.records.length < first ? page.records.length : state.pageCap;
  const pageSize = nextPageSize({ records: page.records, ms: clock.now() - started }, pageCap);
  return { page, next: page.hasMore ? { ...state, offset, pageSize, pageCap, total: page.totalCount } : null };
}

/** @throws SyncError `view-empty`, and what `readPage` throws. */
export function csvPart(state: CsvState, source: CsvSource): CsvPart {
  const { plan, form } = source;
  const { page, next } = readPage(state, source);
  if (page.totalCount === 0) throw new SyncError('view-empty', { view: plan.view.name });
  const startsFile = state.offset % (state.rowsPerFile ?? Number.POSITIVE_INFINITY) === 0;
  return {
    startsFile,
    text: (startsFile ? form.start : '') + form.rows(page.records),
    ids: page.records.map((record) => String(record['id'])),
    totalCount: page.totalCount,
    next: next && JSON.stringify(next),
    waitMs: 0,
    fileName: fileNameOf(plan, state),
    unmatched: form.unmatched,
  };
}

function rowsLeftInFile({ offset, pageSize, rowsPerFile }: CsvState): number {
  return rowsPerFile === null ? pageSize : Math.min(pageSize, rowsPerFile - (offset % rowsPerFile));
}

/** As Twenty names it; with a number where there are several. */
export function fileNameOf({ object }: SyncPlan, { offset, rowsPerFile }: CsvState): string {
  const number = rowsPerFile === null ? '' : `-${Math.floor(offset / rowsPerFile) + 1}`;
  return `${plainFileName(object.nameSingular)}${number}.csv`;
}

/** The same part again, later or smaller; undefined when the error is no reason to ask again. */
export function csvRetry(state: CsvState, error: SyncError, fileName: string): CsvPart | undefined {
  const again = (next: CsvState, waitMs: number): CsvPart => ({
    startsFile: false,
    text: '',
    ids: [],
    totalCount: state.total ?? 0,
    next: JSON.stringify(next),
    waitMs,
    fileName,
    unmatched: [],
  });
  if (error.kind === 'rate-limited') return again(state, Number(error.details['retryAfterMs'] ?? 1_000));
  if (error.kind === 'server-busy' || error.kind === 'gateway-failed') {
    const pageSize = smallerPageSize(state.pageSize);
    if (pageSize !== null) return again({ ...state, pageSize }, 0);
  }
  return undefined;
}
