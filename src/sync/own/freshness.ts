/**
 * Two cells side by side that a person may put anywhere: when the table was last refreshed, and whether that is too long ago. Viewers and
 * phones see them too, and the second is a formula, so it says *stale* although no code of ours runs.
 */
import { typedValueOf } from '../../cells/typed-value';
import { SyncError } from '../../errors';
import type { CellTags, PlacedCell } from '../../ports/cell-tags';
import type { SheetEdit, Spreadsheet } from '../../ports/spreadsheet';
import { TABLE_TAG } from '../job/table';
import { NUMBER_FORMATS } from './claim';
import { COLUMN_TAG } from './columns/column-tags';
import type { SheetWords } from './words';

const keyOf = (tableId: string): string => `twenty-sheets/fresh/${tableId}`;

export interface Freshness {
  readonly tableId: string;
  /** Milliseconds since the epoch; null before the first refresh. */
  readonly last: number | null;
  /** When the next refresh must have been, or the table is stale; null where none is planned: then nothing is said of it. */
  readonly staleFrom: number | null;
}

interface Sheets {
  readonly spreadsheet: Spreadsheet;
  readonly cells: CellTags;
}

/** Puts it there. @throws SyncError `cells-not-empty`. */
export function placeFreshness(
  cell: PlacedCell,
  freshness: Freshness,
  words: SheetWords,
  { spreadsheet, cells }: Sheets,
): void {
  const { sheetId, row, column } = cell;
  const isTable = spreadsheet.sheetTags(TABLE_TAG).some((tag) => tag.sheetId === sheetId);
  const owned = isTable ? spreadsheet.columnTags(sheetId, COLUMN_TAG).map((tag) => tag.column) : [];
  const info = spreadsheet.sheet(sheetId);
  const isRoom = info !== null && column < info.maxColumns;
  const block = { sheetId, row, column, rows: 1, columns: 2 };
  const content = isRoom ? spreadsheet.read(block, { formulas: true }) : null;
  const isEmpty =
    content?.values[0]?.every((value) => value === null) && content.formulas[0]?.every((one) => one === '');
  if (isEmpty !== true || owned.includes(column) || owned.includes(column + 1)) throw new SyncError('cells-not-empty');
  cells.tag(cell, keyOf(freshness.tableId));
  write(cell, freshness, words, spreadsheet);
}

/** Writes it anew. @returns whether it was there. Where it was moved away nothing is written. */
export function refreshFreshness(freshness: Freshness, words: SheetWords, { spreadsheet, cells }: Sheets): boolean {
  const cell = cells.find(keyOf(freshness.tableId));
  if (cell === null) return false;
  const { sheetId, row, column } = cell;
  const info = spreadsheet.sheet(sheetId);
  if (info === null || column >= info.maxColumns) return false;
  const { formulas } = spreadsheet.read(
    { sheetId, row, column, rows: 1, columns: 2 },
    { values: false, formulas: true },
  );
  const [date = '', said = ''] = formulas[0] ?? [];
  // Something else stands there by now.
  if (date !== '' || !OURS.test(said)) return false;
  write(cell, freshness, words, spreadsheet);
  return true;
}

/** The cells stay as they are, and are user content from then on. */
export function forgetFreshness(tableId: string, cells: CellTags): void {
  cells.untag(keyOf(tableId));
}

/** The formulas below, in R1C1 notation, as Google may give them back: with spaces, and commas where the locale has them. */
const OURS = /^=(IF\(NOW\(\)\s*>\s*R\[0\]C\[-1\]|"[^"]*"$)/i;

const MINUTE_MS = 60_000;
const MINUTES_A_DAY = 1_440;

/** No decimals: whether they have a point or a comma is the locale's. */
function formulaOf({ last, staleFrom }: Freshness, words: SheetWords): string {
  if (last === null || staleFrom === null) return `="${words.notPlanned}"`;
  const minutes = Math.max(1, Math.ceil((staleFrom - last) / MINUTE_MS));
  return `=IF(NOW()>R[0]C[-1]+${minutes}/${MINUTES_A_DAY};"${words.stale}";"${words.fresh}")`;
}

function write(
  { sheetId, row, column }: PlacedCell,
  freshness: Freshness,
  words: SheetWords,
  spreadsheet: Spreadsheet,
): void {
  const { last } = freshness;
  const iso = last === null ? null : new Date(last).toISOString();
  const when = iso === null ? null : typedValueOf({ kind: 'dateTime', iso }, spreadsheet.zoneOffset);
  const formats = [[NUMBER_FORMATS.dateTime]];
  const edits: readonly SheetEdit[] = [
    { kind: 'numberFormats', sheetId, row, column, formats },
    { kind: 'write', sheetId, row, column, rows: [[when]], own: true },
    { kind: 'formulas', sheetId, row, column: column + 1, formulas: [[formulaOf(freshness, words)]] },
  ];
  spreadsheet.apply(edits);
}
