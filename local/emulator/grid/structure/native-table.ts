import { hideFilteredRows } from '../edit/apply-filter';
import type { Axis } from '../base/axis';
import { requireInside, requireSheet } from '../state/bounds';
import { readCellValues } from '../edit/computed';
import { GridError } from '../base/grid-error';
import {
  blankOf,
  detectedType,
  formatOf,
  headerName,
  type NativeColumnType,
  type NativeTableState,
} from '../state/native-columns';
import { freeTableName } from '../state/native-names';
import { explicitFormat } from '../values/number-format';
import { intersection, lastColumnOf, lastRowOf, type Rect } from '../base/rect';
import { columnsIn, type SheetState, type SpreadsheetState } from '../state/state';
import { patchedStyle, styleOf } from '../state/style';
import { trackGet, trackSet } from '../base/track';

/**
 * "Convert to table": a named block with a header, types of columns and a filter of its own. Apps Script has no class for it
 * (google.md §6.5): a script meets it by what it refuses, see `native-columns.ts`. Rows inserted inside join, rows written
 * below do not; deleted ones shrink it.
 */
interface NativeTableOptions {
  readonly name?: string;
  /** One for each column, null: none; 'detected': from what the columns hold, as Sheets does. Default: no types. */
  readonly columnTypes?: readonly (NativeColumnType | null)[] | 'detected';
}

/**
 * The first row of the block becomes the header; blank headers are named "Column 1", "Column 2" … A basic filter on the block goes:
 * the two exclude each other.
 */
export function makeNativeTable(
  state: SpreadsheetState,
  sheetId: number,
  rect: Rect,
  { name, columnTypes = [] }: NativeTableOptions = {},
): NativeTableState {
  const sheet = requireSheet(state, sheetId);
  requireInside(sheet, rect);
  if (sheet.nativeTables.some((table) => intersection(table.rect, rect))) throw new GridError('tableExists');
  const types = columnTypes === 'detected' ? detectedTypes(state, sheet, rect) : columnTypes;
  const table: NativeTableState = {
    name: name ?? freeTableName(state),
    rect,
    types: Object.fromEntries(types.flatMap((type, across) => (type ? [[String(rect.column + across), type]] : []))),
    hiddenValues: {},
  };
  if (sheet.filter && intersection(sheet.filter.rect, rect)) sheet.filter = null;
  sheet.nativeTables.push(table);
  nameHeaders(sheet, table);
  fillDefaults(sheet, table, rect);
  formatColumns(state, sheet, table, rect);
  hideFilteredRows(state, sheet);
  return table;
}

/** "Convert to unformatted data": the cells stay, what its filter hid is shown. */
export function removeNativeTable(state: SpreadsheetState, sheetId: number, tableIndex: number): void {
  const sheet = requireSheet(state, sheetId);
  sheet.nativeTables.splice(tableIndex, 1);
  hideFilteredRows(state, sheet);
}

/**
 * Hides the rows that show one of the texts in this column of the sheet; none shows them again. Later writes hide nothing. No script
 * can lift it: `getFilter` gives null.
 */
export function filterNativeTable(
  state: SpreadsheetState,
  sheetId: number,
  tableIndex: number,
  column: number,
  hiddenValues: readonly string[],
): void {
  const sheet = requireSheet(state, sheetId);
  const table = sheet.nativeTables[tableIndex];
  if (!table || column < table.rect.column || column > lastColumnOf(table.rect)) {
    throw new GridError('columnsOutOfBounds');
  }
  const others = Object.entries(table.hiddenValues).filter(([key]) => key !== String(column));
  const own = hiddenValues.length === 0 ? [] : [[String(column), hiddenValues] as const];
  sheet.nativeTables[tableIndex] = { ...table, hiddenValues: Object.fromEntries([...others, ...own]) };
  hideFilteredRows(state, sheet);
}

/** After rows or columns were inserted: new columns get a header, new rows what their columns' types begin with. */
export function settleInserted(
  state: SpreadsheetState,
  sheet: SheetState,
  axis: Axis,
  at: number,
  count: number,
): void {
  for (const table of sheet.nativeTables) {
    nameHeaders(sheet, table);
    if (axis === 'column') continue;
    fillDefaults(sheet, table, { row: at, rows: count });
    formatColumns(state, sheet, table, { row: at, rows: count });
  }
}

function nameHeaders(sheet: SheetState, { rect }: NativeTableState): void {
  for (let across = 0; across < rect.columns; across++) {
    const contents = sheet.columns[rect.column - 1 + across]?.contents;
    if (contents && trackGet(contents, rect.row) === null) trackSet(contents, rect.row, headerName(across));
  }
}

/** Checkbox and rating columns are never blank (guide to tables of the Sheets API). */
function fillDefaults(sheet: SheetState, table: NativeTableState, span: RowSpan): void {
  for (const { column, type, row } of typedCells(sheet, table, span)) {
    const blank = blankOf(type);
    if (blank !== null && trackGet(column.contents, row) === null) trackSet(column.contents, row, blank);
  }
}

/** Typed columns have the number format of their type; a format that is there already stays. */
function formatColumns(state: SpreadsheetState, sheet: SheetState, table: NativeTableState, span: RowSpan): void {
  for (const { column, type, row } of typedCells(sheet, table, span)) {
    const numberFormat = formatOf(type, state.locale);
    const style = trackGet(column.styles, row);
    if (numberFormat !== null && explicitFormat(styleOf(state, style).numberFormat) === null)
      trackSet(column.styles, row, patchedStyle(state, style, { numberFormat }));
  }
}

type RowSpan = Pick<Rect, 'row' | 'rows'>;

/** The cells of typed columns below the header and in these rows. */
function* typedCells(sheet: SheetState, { rect, types }: NativeTableState, span: RowSpan) {
  const first = Math.max(span.row, rect.row + 1);
  const last = Math.min(span.row + span.rows - 1, lastRowOf(rect));
  for (const [number, type] of Object.entries(types)) {
    const column = sheet.columns[Number(number) - 1];
    if (!column) continue;
    for (let row = first; row <= last; row++) yield { column, type, row };
  }
}

function detectedTypes(state: SpreadsheetState, sheet: SheetState, rect: Rect): (NativeColumnType | null)[] {
  if (rect.rows < 2) return [];
  const values = readCellValues(state, sheet, { ...rect, row: rect.row + 1, rows: rect.rows - 1 });
  return columnsIn(sheet, rect).map(({ styles }, across) =>
    detectedType(
      values.map((row, down) => ({
        value: row[across] ?? null,
        numberFormat: styleOf(state, trackGet(styles, rect.row + 1 + down)).numberFormat,
      })),
    ),
  );
}
