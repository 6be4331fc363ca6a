import { type Changes, changesSince } from '../../emulator/grid/compute/changes';
import { type CellContent, isError, isFormula, isImage, isRich } from '../../emulator/grid/values/cell';
import { spillBlocks } from '../../emulator/grid/compute/compute';
import { boundingRect, intersection, type Rect } from '../../emulator/grid/base/rect';
import { columnsIn, type SheetState, type SpreadsheetState, wholeSheet } from '../../emulator/grid/state/state';
import { chartsOf } from './charts';
import { withTableLook } from './table-look';
import type { WireBlock, WireCell, WireSheet, WireUpdate } from './wire';

/** Follows one spreadsheet for the pages that show it. */
export interface Mirror {
  /** Everything: the first update of a page. Brings the mirror up to date for that page only. */
  full(): WireUpdate;
  /** What changed since the last call; null: nothing. */
  next(): WireUpdate | null;
}

/** Several small changes of a sheet are sent as one block when that costs no more than this many times their own cells. */
const JOIN_WASTE = 4;

export function createMirror(state: SpreadsheetState): Mirror {
  let version = state.version;
  let stylesSent = state.styles.length;
  let toastsSent = state.toasts.length;
  let active = state.activeSheetId;
  /** Sheets whose cells the pages have. */
  let shown = visibleIds(state);

  return {
    full: () => ({
      full: true,
      ...headOf(state),
      sheets: state.sheets.map(wireSheet),
      activeSheetId: state.activeSheetId,
      stylesFrom: 0,
      // The list itself: the look of tables may add to it while the blocks are made.
      styles: state.styles,
      blocks: state.sheets.filter((sheet) => !sheet.hidden).map((sheet) => blockOf(state, sheet, null)),
      toasts: [],
      charts: chartsOf(state),
    }),
    next() {
      const changes = changesSince(state, version);
      const toasts = state.toasts.slice(toastsSent);
      if (changes.version === version && toasts.length === 0) return null;
      // Before the styles: the look of tables may need new ones.
      const blocks = blocksOf(state, changes, shown);
      const update: WireUpdate = {
        full: false,
        ...headOf(state),
        sheets:
          changes.sheetList || changes.sheets.some((sheet) => sheet.reshaped) ? state.sheets.map(wireSheet) : null,
        activeSheetId: state.activeSheetId === active ? null : state.activeSheetId,
        stylesFrom: stylesSent,
        styles: state.styles.slice(stylesSent),
        blocks,
        toasts,
        charts: chartsOf(state),
      };
      version = changes.version;
      stylesSent = state.styles.length;
      toastsSent = state.toasts.length;
      active = state.activeSheetId;
      shown = visibleIds(state);
      return update;
    },
  };
}

function headOf(state: SpreadsheetState): Pick<WireUpdate, 'name' | 'locale' | 'timeZone'> {
  return { name: state.name, locale: state.locale, timeZone: state.timeZone };
}

function visibleIds(state: SpreadsheetState): ReadonlySet<number> {
  return new Set(state.sheets.filter((sheet) => !sheet.hidden).map((sheet) => sheet.id));
}

function blocksOf(state: SpreadsheetState, changes: Changes, shown: ReadonlySet<number>): WireBlock[] {
  return state.sheets
    .filter((sheet) => !sheet.hidden)
    .flatMap((sheet) => {
      const changed = changes.sheets.find((entry) => entry.sheetId === sheet.id);
      if (!shown.has(sheet.id) || changed?.reshaped) return [blockOf(state, sheet, null)];
      return joined(changed?.rects ?? []).flatMap((rect) => {
        const inside = intersection(rect, wholeSheet(sheet));
        return inside ? [blockOf(state, sheet, inside)] : [];
      });
    });
}

/** One block for all rectangles where they lie close together, else the rectangles, last ones last. */
function joined(rects: readonly Rect[]): readonly Rect[] {
  const [first, ...rest] = rects;
  if (!first) return [];
  const bounds = rest.reduce(boundingRect, first);
  const own = rects.reduce((sum, rect) => sum + rect.rows * rect.columns, 0);
  return bounds.rows * bounds.columns <= JOIN_WASTE * own ? [bounds] : rects;
}

/** The cells of a block; null: the whole sheet. */
function blockOf(state: SpreadsheetState, sheet: SheetState, rect: Rect | null): WireBlock {
  const area = rect ?? wholeSheet(sheet);
  const { row, column, rows, columns } = area;
  const list = columnsIn(sheet, area);
  const window = <T>(items: readonly T[]): readonly T[] => items.slice(row - 1, row - 1 + rows);
  return {
    sheetId: sheet.id,
    row,
    column,
    rows,
    columns,
    whole: rect === null,
    values: withSpills(
      state,
      sheet,
      area,
      list.map(({ contents }) => window(contents.items).map(wireCell)),
    ),
    styles: list.map(({ styles }, across) =>
      runsOf(withTableLook(state, sheet, column + across, row, rows, window(styles.items))),
    ),
  };
}

/** Lays the results of array formulas over the contents of an area. Columns first. */
function withSpills(state: SpreadsheetState, sheet: SheetState, area: Rect, columns: WireCell[][]): WireCell[][] {
  for (const { rect, values } of spillBlocks(state, sheet)) {
    const part = intersection(rect, area);
    if (!part) continue;
    for (let across = 0; across < part.columns; across++) {
      const target = columns[part.column - area.column + across];
      const source = values[part.column - rect.column + across];
      if (!target || !source) continue;
      while (target.length < part.row - area.row + part.rows) target.push(null);
      for (let down = 0; down < part.rows; down++) {
        const at = part.row - area.row + down;
        const value = wireCell(source[part.row - rect.row + down] ?? null);
        target[at] = shownIn(target[at] ?? null, value);
      }
    }
  }
  return columns;
}

/** The cell that holds the formula keeps it. */
function shownIn(cell: WireCell, value: WireCell): WireCell {
  if (cell === null || typeof cell !== 'object' || !('formula' in cell)) return value;
  const shown = value !== null && typeof value === 'object' ? ('error' in value ? value.error : null) : value;
  return { formula: cell.formula, shown };
}

export function wireCell(content: CellContent): WireCell {
  if (content === null || typeof content !== 'object') return content;
  if (isFormula(content)) return { formula: content.formula };
  if (isRich(content)) return content.text;
  if (isImage(content)) return content.image.title || '[image]';
  return isError(content) ? { error: content.error } : null;
}

function runsOf(numbers: readonly number[]): number[] {
  const runs: number[] = [];
  for (const number of numbers) {
    if (runs.length > 0 && runs[runs.length - 1] === number) runs[runs.length - 2] = (runs[runs.length - 2] ?? 0) + 1;
    else runs.push(1, number);
  }
  return runs;
}

function wireSheet(sheet: SheetState): WireSheet {
  const hiddenRows = new Set<number>();
  for (const track of [sheet.rowsHiddenByUser, sheet.rowsHiddenByFilter]) {
    track.items.forEach((hidden, index) => hidden && hiddenRows.add(index + 1));
  }
  return {
    id: sheet.id,
    name: sheet.name,
    hidden: sheet.hidden,
    tabColor: sheet.tabColor,
    rows: sheet.rows,
    widths: sheet.columns.map((column) => column.width),
    hiddenColumns: sheet.columns.flatMap((column, index) => (column.hidden ? [index + 1] : [])),
    hiddenRows: [...hiddenRows].sort((a, b) => a - b),
    frozenRows: sheet.frozenRows,
    frozenColumns: sheet.frozenColumns,
  };
}
