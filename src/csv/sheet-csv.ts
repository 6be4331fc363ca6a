/** The CSV of what the sheet shows, the person's own columns too, in parts: each call gives the text of some thousand rows. */
import * as v from '../schema';
import { type ShownCell, shownCsvRows, shownCsvStart } from '../cells/shown-csv';
import { SyncError } from '../errors';
import { plainFileName } from '../gate';
import type { Spreadsheet } from '../ports/spreadsheet';
import type { CsvKind, CsvPart } from '../protocol/csv';
import { knownIds } from '../sync/own/known-ids';
import { readTableSheet } from '../sync/own/columns/table-sheet';
import { type DeepReadonly, parseJson } from '../wire';
import type { PlacedTable } from '../sync/job/table';

/** Cells in one part: a few megabytes of text at the most. */
const CELLS_PER_PART = 60_000;

type SheetKind = Extract<CsvKind, { readonly kind: 'sheet' }>;

/** Where the next part begins, and how many rows there were. It travels through the sidebar as text and comes back. */
const whole = () => v.integer(0);
const stateSchema = () => v.object({ row: whole(), total: whole() });

type SheetCsvState = DeepReadonly<v.InferOutput<ReturnType<typeof stateSchema>>>;

/** @throws SyncError `id-column-gone`, `view-empty`; `view-changing` when rows came or went between two parts. */
export function sheetCsvPart(
  { table, sheetId }: PlacedTable,
  kind: SheetKind,
  next: string | null,
  spreadsheet: Spreadsheet,
): CsvPart {
  const question = { tableId: table.id, sheetId, viewName: table.viewName, columns: [], memo: null };
  const isKnownId = knownIds(table.id, null, spreadsheet);
  const found = readTableSheet({ ...question, isKnownId }, spreadsheet);
  const { info, headerRow } = found;
  if (found.owned.length === 0) throw new SyncError('id-column-gone', { sheet: info.name });
  const sheet = info.name;
  const { columns } = found.used;
  const ids = found.rows.map(({ id }) => id);
  if (ids.length === 0) throw new SyncError('view-empty', { view: table.viewName });
  const state = next === null ? { row: 0, total: ids.length } : readState(next);
  if (state.total !== ids.length || state.row >= ids.length)
    throw new SyncError('view-changing', { view: table.viewName });
  const count = Math.min(ids.length - state.row, Math.max(1, Math.floor(CELLS_PER_PART / columns)));
  const read = (row: number, rows: number): readonly ShownCell[][] => {
    const { values, shown } = spreadsheet.read({ sheetId, row, column: 1, rows, columns }, { shown: true });
    return shown.map((cells, y) => cells.map((text, x) => ({ shown: text, value: values[y]?.[x] ?? null })));
  };
  const start = state.row === 0 ? shownCsvStart(kind) + shownCsvRows(read(headerRow, 1), kind) : '';
  const rows = read(headerRow + 1 + state.row, count);
  const after: SheetCsvState = { row: state.row + count, total: state.total };
  return {
    startsFile: state.row === 0,
    text: start + shownCsvRows(rows, kind),
    ids: ids.slice(state.row, after.row),
    totalCount: ids.filter((id) => id !== '').length,
    next: after.row < after.total ? JSON.stringify(after) : null,
    waitMs: 0,
    fileName: `${plainFileName(sheet)}.csv`,
    unmatched: [],
  };
}

function readState(next: string): SheetCsvState {
  const read = v.read(stateSchema(), parseJson(next));
  if (read === null) throw new SyncError('request-invalid');
  return read;
}
