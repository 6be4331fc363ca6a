import { type Axis, type AxisChange, movedIndex, movedRect, movedSpan } from '../base/axis';
import { type CellContent, isFormula } from '../values/cell';
import { type Corner, mapReferences, type Reference } from '../formula/references';
import { rewriteRules } from './follow-rules';
import { intersection, type Rect } from '../base/rect';
import { type SheetState, type SpreadsheetState, wholeSheet } from '../state/state';
import { trackSet } from '../base/track';

/**
 * Everything that points at rows or columns of the sheet follows them; what pointed at deleted ones goes or says #REF!. Where cells are
 * shifted, `part` follows alone: what stands wholly in it.
 */
export function followAxisChange(
  state: SpreadsheetState,
  sheet: SheetState,
  axis: Axis,
  change: AxisChange,
  part: ShiftedPart | null = null,
): void {
  const moved = (rect: Rect) => {
    if (part === null) return movedRect(axis, change, rect);
    return part.holds(rect) ? cutOff(movedRect(axis, change, rect), sheet) : rect;
  };
  const move = (reference: Reference): Reference | null => {
    if (part === null) return movedReference(reference, axis, change, Infinity);
    const size = axis === 'row' ? sheet.rows : sheet.columns.length;
    return part.holdsReference(reference) ? movedReference(reference, axis, change, size) : reference;
  };
  rewriteReferences(state, (reference, home) => (pointsAt(reference, home, sheet) ? move(reference) : reference));
  state.namedRanges = state.namedRanges.flatMap((range) => {
    if (range.sheetId !== sheet.id) return [range];
    const rect = moved(range.rect);
    return rect ? [{ ...range, rect }] : [];
  });
  state.protections = state.protections.flatMap((protection) => {
    if (protection.sheetId !== sheet.id || protection.rect === null) return [protection];
    const rect = moved(protection.rect);
    return rect ? [{ ...protection, rect }] : [];
  });
  for (const protection of state.protections) {
    if (protection.sheetId === sheet.id)
      protection.unprotected = protection.unprotected.flatMap((one) => moved(one) ?? []);
  }
  if (part === null) followMetadata(state, sheet, axis, change);
  followDecorations(sheet, axis, change, moved, part);
  followNativeTables(sheet, axis, change, moved, part);
}

/** The columns (rows) whose cells are shifted where not whole rows (columns) are inserted or deleted. */
export interface ShiftedPart {
  readonly holds: (rect: Rect) => boolean;
  readonly holdsReference: (reference: Reference) => boolean;
}

/** What is shifted over the edge of the grid is gone. */
function cutOff(rect: Rect | null, sheet: SheetState): Rect | null {
  return rect && intersection(rect, wholeSheet(sheet));
}

/** Rewrites the references of every formula, in cells and in rules; `home` is the sheet that holds it. */
export function rewriteReferences(
  state: SpreadsheetState,
  rewrite: (reference: Reference, home: SheetState) => Reference | null,
): void {
  rewriteFormulas(state, rewrite);
  rewriteRules(state, rewrite);
}

function rewriteFormulas(
  state: SpreadsheetState,
  rewrite: (reference: Reference, home: SheetState) => Reference | null,
): void {
  for (const home of state.sheets) {
    for (const { contents } of home.columns) {
      const { items } = contents;
      for (let index = 0; index < items.length; index++) {
        const content: CellContent = items[index] ?? null;
        if (!isFormula(content)) continue;
        const formula = mapReferences(content.formula, (reference) => rewrite(reference, home));
        if (formula !== content.formula) trackSet<CellContent>(contents, index + 1, { formula });
      }
    }
  }
}

export function pointsAt(reference: Reference, home: SheetState, sheet: SheetState): boolean {
  return reference.sheetName === null ? home === sheet : reference.sheetName.toLowerCase() === sheet.name.toLowerCase();
}

/** `size`: lines after it are gone. */
function movedReference(reference: Reference, axis: Axis, change: AxisChange, size: number): Reference | null {
  const { start, end } = reference;
  const first = start[axis];
  const last = end === null ? first : end[axis];
  const at = (corner: Corner, position: number): Corner => ({ ...corner, [axis]: position });
  if (first === null && last === null) return reference;
  if (end === null) {
    const position = first === null ? null : movedIndex(change, first);
    return position === null || position > size ? null : { ...reference, start: at(start, position) };
  }
  // "A5:A": open downwards, only its first row can move.
  if (first === null || last === null) {
    const known = first ?? last ?? 1;
    // Where it began is gone: it begins with what came after.
    const position = movedIndex(change, known) ?? (change.kind === 'delete' ? change.at : known);
    return first === null ? { ...reference, end: at(end, position) } : { ...reference, start: at(start, position) };
  }
  const span = movedSpan(change, Math.min(first, last), Math.max(first, last));
  if (span === null || span[0] > size) return null;
  return { ...reference, start: at(start, span[0]), end: at(end, Math.min(span[1], size)) };
}

function followMetadata(state: SpreadsheetState, sheet: SheetState, axis: Axis, change: AxisChange): void {
  const type = axis === 'row' ? 'ROW' : 'COLUMN';
  state.metadata = state.metadata.flatMap((entry) => {
    const { location } = entry;
    if (location.type !== type || location.sheetId !== sheet.id) return [entry];
    const index = movedIndex(change, location.index);
    return index === null ? [] : [{ ...entry, location: { ...location, index } }];
  });
}

function followDecorations(
  sheet: SheetState,
  axis: Axis,
  change: AxisChange,
  moved: (rect: Rect) => Rect | null,
  part: ShiftedPart | null,
): void {
  sheet.merges = sheet.merges.flatMap((merge) => moved(merge) ?? []);
  sheet.bandings = sheet.bandings.flatMap((banding) => {
    const rect = moved(banding.rect);
    return rect ? [{ ...banding, rect }] : [];
  });
  sheet.charts = sheet.charts.map((chart) => ({ ...chart, rects: chart.rects.flatMap((rect) => moved(rect) ?? []) }));
  sheet.conditionalFormats = sheet.conditionalFormats.flatMap((format) => {
    const rects = format.rects.flatMap((rect) => moved(rect) ?? []);
    return rects.length > 0 ? [{ ...format, rects }] : [];
  });
  sheet.activeRange = moved(sheet.activeRange) ?? { row: 1, column: 1, rows: 1, columns: 1 };
  if (sheet.filter === null || (part && !part.holds(sheet.filter.rect))) return;
  const rect = moved(sheet.filter.rect);
  sheet.filter = rect && { rect, criteria: movedColumns(sheet.filter.criteria, axis, change) };
}

/** A table ends with its header: when that is deleted, or dragged away from the rows below it. */
function followNativeTables(
  sheet: SheetState,
  axis: Axis,
  change: AxisChange,
  moved: (rect: Rect) => Rect | null,
  part: ShiftedPart | null,
): void {
  sheet.nativeTables = sheet.nativeTables.flatMap((table) => {
    if (part && !part.holds(table.rect)) return [table];
    const rect = moved(table.rect);
    if (rect === null || (axis === 'row' && movedIndex(change, table.rect.row) !== rect.row)) return [];
    const types = movedColumns(table.types, axis, change);
    return [{ ...table, rect, types, hiddenValues: movedColumns(table.hiddenValues, axis, change) }];
  });
}

/** What is kept by the number of a column, under the number that the column has afterwards. */
function movedColumns<T>(byColumn: Readonly<Record<string, T>>, axis: Axis, change: AxisChange): Record<string, T> {
  const moved = Object.entries(byColumn).flatMap(([column, one]) => {
    const index = axis === 'column' ? movedIndex(change, Number(column)) : Number(column);
    return index === null ? [] : [[String(index), one] as const];
  });
  return Object.fromEntries(moved);
}
