import { type Axis, type AxisChange, movedIndex, movedRect, movedSpan } from './axis';
import { type CellContent, isFormula } from './cell';
import { type Corner, mapReferences, type Reference } from './formula/references';
import { rewriteRules } from './follow-rules';
import type { Rect } from './rect';
import type { SheetState, SpreadsheetState } from './state';
import { trackSet } from './track';

/** Everything that points at rows or columns of the sheet follows them; what pointed at deleted ones goes or says #REF!. */
export function followAxisChange(state: SpreadsheetState, sheet: SheetState, axis: Axis, change: AxisChange): void {
  const moved = (rect: Rect) => movedRect(axis, change, rect);
  rewriteReferences(state, (reference, home) =>
    pointsAt(reference, home, sheet) ? movedReference(reference, axis, change) : reference,
  );
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
  followMetadata(state, sheet, axis, change);
  followDecorations(sheet, axis, change, moved);
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

function movedReference(reference: Reference, axis: Axis, change: AxisChange): Reference | null {
  const { start, end } = reference;
  const first = start[axis];
  const last = end === null ? first : end[axis];
  const at = (corner: Corner, position: number): Corner => ({ ...corner, [axis]: position });
  if (first === null && last === null) return reference;
  if (end === null) {
    const position = first === null ? null : movedIndex(change, first);
    return position === null ? null : { ...reference, start: at(start, position) };
  }
  // "A5:A": open downwards, only its first row can move.
  if (first === null || last === null) {
    const known = first ?? last ?? 1;
    // Where it began is gone: it begins with what came after.
    const position = movedIndex(change, known) ?? (change.kind === 'delete' ? change.at : known);
    return first === null ? { ...reference, end: at(end, position) } : { ...reference, start: at(start, position) };
  }
  const span = movedSpan(change, Math.min(first, last), Math.max(first, last));
  return span && { ...reference, start: at(start, span[0]), end: at(end, span[1]) };
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
): void {
  sheet.merges = sheet.merges.flatMap((merge) => moved(merge) ?? []);
  sheet.bandings = sheet.bandings.flatMap((banding) => {
    const rect = moved(banding.rect);
    return rect ? [{ ...banding, rect }] : [];
  });
  sheet.conditionalFormats = sheet.conditionalFormats.flatMap((format) => {
    const rects = format.rects.flatMap((rect) => moved(rect) ?? []);
    return rects.length > 0 ? [{ ...format, rects }] : [];
  });
  sheet.activeRange = moved(sheet.activeRange) ?? { row: 1, column: 1, rows: 1, columns: 1 };
  if (sheet.filter === null) return;
  const rect = moved(sheet.filter.rect);
  if (rect === null) {
    sheet.filter = null;
    sheet.rowsHiddenByFilter.items = [];
    return;
  }
  const criteria = Object.entries(sheet.filter.criteria).flatMap(([column, one]) => {
    const index = axis === 'column' ? movedIndex(change, Number(column)) : Number(column);
    return index === null ? [] : [[String(index), one] as const];
  });
  sheet.filter = { rect, criteria: Object.fromEntries(criteria) };
}
