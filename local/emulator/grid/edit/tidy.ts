import { type CellContent, isFormula, isRich } from '../values/cell';
import { readCellValues } from './computed';
import { enterValues, readContents, writeContents, type Writer } from './contents';
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

/** Blanks at both ends of texts go, and those inside become one. What then looks like a formula is still text. */
export function trimWhitespace(state: SpreadsheetState, sheet: SheetState, rect: Rect, writer: Writer): void {
  const trimmed = readContents(sheet, rect).map((row) =>
    row.map((content) => {
      const text =
        typeof content === 'string'
          ? content
          : content && typeof content === 'object' && isRich(content)
            ? content.text
            : null;
      if (text === null) return content;
      const short = text.trim().replace(/\s+/g, ' ');
      return short === text ? content : short === '' ? null : short;
    }),
  );
  writeContents(state, sheet, rect, trimmed, writer);
}

/** Writes the parts of each text of a column into the cells from there to the right, as if typed. */
export function splitTexts(
  state: SpreadsheetState,
  sheet: SheetState,
  rect: Rect,
  delimiter: string | null,
  writer: Writer,
  now: number,
): void {
  readContents(sheet, rect).forEach(([content], down) => {
    if (typeof content !== 'string') return;
    const parts = content.split(delimiter ?? /[,;.]/.exec(content)?.[0] ?? ' ');
    if (parts.length < 2) return;
    const row = { row: rect.row + down, column: rect.column, rows: 1, columns: parts.length };
    enterValues(state, sheet, row, [parts], writer, now);
  });
}
