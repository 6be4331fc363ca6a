import { type CellContent, isFormula } from '../values/cell';
import { readCellValues } from './computed';
import { readContents, writeContents, type Writer } from './contents';
import { movedFormula } from '../formula/r1c1';
import type { Rect } from '../base/rect';
import type { SheetState, SpreadsheetState } from '../state/state';

/**
 * Takes out rows whose values in the given columns (all, when none are given) came before; the rest moves up inside the block.
 * @returns the block of what is left
 */
export function removeDuplicates(
  state: SpreadsheetState,
  sheet: SheetState,
  rect: Rect,
  columns: readonly number[],
  writer: Writer,
): Rect {
  const compared = columns.length > 0 ? columns.map((column) => column - rect.column) : null;
  const seen = new Set<string>();
  const kept = readCellValues(state, sheet, rect).flatMap((row, index) => {
    const key = JSON.stringify(compared ? compared.map((across) => row[across] ?? null) : row);
    if (seen.has(key)) return [];
    seen.add(key);
    return [index];
  });
  const before = readContents(sheet, rect);
  const after = before.map((row, down): CellContent[] => {
    const from = kept[down];
    if (from === undefined) return row.map(() => null);
    return (before[from] ?? []).map((content) =>
      content !== null && isFormula(content) ? { formula: movedFormula(content.formula, down - from, 0) } : content,
    );
  });
  writeContents(state, sheet, rect, after, writer);
  return { ...rect, rows: kept.length };
}
