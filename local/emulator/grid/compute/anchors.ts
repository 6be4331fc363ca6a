import { type Anchor, type Anchors, cellKey, type SheetDerived } from '../state/derived';
import { spillingFormulas } from './formulas-in';
import type { AreaScope } from '../formula/reference-area';
import type { Scope, Size } from '../formula/scope';
import { largestSize } from '../formula/size';
import type { Grid } from '../formula/values';
import { intersection, lastColumnOf, lastRowOf, type Rect } from '../base/rect';
import type { SheetState } from '../state/state';
import type { CellError, CellValue } from '../values/cell';
import { trackGet } from '../base/track';

type SizeScope = AreaScope & Pick<Scope, 'areaOfName' | 'placeholder'>;

/** The formulas of a sheet that may spill, and how far at most. */
export function findAnchors(sheet: SheetState, scope: SizeScope): Anchors {
  const list = sheet.columns
    .flatMap((column, index) =>
      spillingFormulas(column.contents).flatMap(({ row, content, expression }): Anchor[] => {
        const size = largestSize(expression, { ...scope, array: false });
        if (size.rows * size.columns === 1) return [];
        const bound = boundOf(row, index + 1, size, sheet);
        return [{ row, column: index + 1, content, bound, rect: null, takenAsFree: [] }];
      }),
    )
    .sort(inReadingOrder);
  const byCell = new Map(list.map((anchor) => [cellKey(anchor.row, anchor.column), anchor]));
  const flat = list.filter((anchor) => anchor.bound.rows <= FLAT_ROWS);
  const tall = list.filter((anchor) => anchor.bound.rows > FLAT_ROWS);
  return { list, flat, tall, byCell, pending: list.length, spilled: new Map() };
}

const FLAT_ROWS = 8;

/** Those that could fill a cell of the block and are not computed yet, in reading order. */
export function pendingIn({ flat, tall, pending }: Anchors, rect: Rect): Anchor[] {
  if (pending === 0) return [];
  const reaches = (anchor: Anchor): boolean => anchor.rect === null && intersection(anchor.bound, rect) !== null;
  const found = tall.filter(reaches);
  const tallFound = found.length;
  const lastRow = lastRowOf(rect);
  for (let index = firstFrom(flat, rect.row - FLAT_ROWS); index < flat.length; index++) {
    const anchor = flat[index];
    if (!anchor || anchor.row > lastRow) break;
    if (reaches(anchor)) found.push(anchor);
  }
  return tallFound > 0 && found.length > tallFound ? found.sort(inReadingOrder) : found;
}

/** Index of the first anchor that is not above the row. */
function firstFrom(anchors: readonly Anchor[], row: number): number {
  let low = 0;
  let high = anchors.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((anchors[middle]?.row ?? row) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function spilledAt({ spilled }: Anchors, row: number, column: number): CellValue | undefined {
  return spilled.get(column)?.[row - 1];
}

/** Remembers what the anchor comes to. Its cell shows the first of the values, or why nothing is spilled. */
export function settle(
  { anchors }: SheetDerived,
  sheet: SheetState,
  anchor: Anchor,
  result: Grid | CellValue,
): CellValue {
  const grid = typeof result === 'object' && result !== null && 'cells' in result ? result : null;
  const only = grid ? (grid.cells[0]?.[0] ?? null) : (result as CellValue);
  const rect: Rect = {
    row: anchor.row,
    column: anchor.column,
    rows: Math.min(grid?.rows ?? 1, lastRowOf(anchor.bound) - anchor.row + 1),
    columns: Math.min(grid?.columns ?? 1, lastColumnOf(anchor.bound) - anchor.column + 1),
  };
  const error = grid && rect.rows * rect.columns > 1 ? obstacle(anchors, sheet, anchor, rect, grid) : null;
  anchors.pending -= 1;
  anchor.rect = error === null ? rect : { ...rect, rows: 1, columns: 1 };
  if (error !== null) return { error };
  if (grid && rect.rows * rect.columns > 1) fill(anchors, rect, grid);
  return only;
}

/** Content, another spill, the edge of the sheet, or that it was computed from the very cells that it would fill. */
function obstacle({ spilled }: Anchors, sheet: SheetState, anchor: Anchor, rect: Rect, grid: Grid): CellError | null {
  const beyond = anchor.row + grid.rows - 1 > sheet.rows || anchor.column + grid.columns - 1 > sheet.columns.length;
  if (beyond || anchor.takenAsFree.some((read) => intersection(read, rect))) return '#REF!';
  for (let column = rect.column; column <= lastColumnOf(rect); column++) {
    const contents = sheet.columns[column - 1]?.contents;
    const others = spilled.get(column);
    const last = Math.min(lastRowOf(rect), Math.max(contents?.items.length ?? 0, others?.length ?? 0));
    for (let row = rect.row; row <= last; row++) {
      if (others?.[row - 1] !== undefined) return '#REF!';
      const own = row === anchor.row && column === anchor.column;
      if (!own && contents && trackGet(contents, row) !== null) return '#REF!';
    }
  }
  return null;
}

function fill({ spilled }: Anchors, rect: Rect, { cells }: Grid): void {
  for (let across = 0; across < rect.columns; across++) {
    const column = rect.column + across;
    const values = spilled.get(column) ?? [];
    spilled.set(column, values);
    while (values.length < rect.row - 1) values.push(undefined);
    for (let down = across === 0 ? 1 : 0; down < rect.rows; down++) {
      const index = rect.row - 1 + down;
      while (values.length < index) values.push(undefined);
      values[index] = cells[down]?.[across] ?? null;
    }
  }
}

function boundOf(row: number, column: number, size: Size, sheet: SheetState): Rect {
  return {
    row,
    column,
    rows: Math.min(size.rows, sheet.rows - row + 1),
    columns: Math.min(size.columns, sheet.columns.length - column + 1),
  };
}

function inReadingOrder(a: Anchor, b: Anchor): number {
  return a.row - b.row || a.column - b.column;
}
