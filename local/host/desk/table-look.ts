import { intersection, lastRowOf } from '../../emulator/grid/base/rect';
import type { SheetState, SpreadsheetState } from '../../emulator/grid/state/state';
import { patchedStyle, styleOf } from '../../emulator/grid/state/style';
import { type CellStyle } from '../../emulator/grid/values/cell-style';

/** How Sheets shows a table as long as nobody chose other colours. */
const HEADER: CellStyle = { background: '#356854', fontColor: '#ffffff', bold: true };
const SECOND_ROW: CellStyle = { background: '#f6f8f9' };

/**
 * Styles of cells of one column, from `row` on, with the look of the native tables they are in. It is shown only: the cells do not
 * have it, and what they have goes before it.
 */
export function withTableLook(
  state: SpreadsheetState,
  sheet: SheetState,
  column: number,
  row: number,
  rows: number,
  styles: readonly number[],
): readonly number[] {
  let shown = styles;
  for (const { rect } of sheet.nativeTables) {
    const part = intersection(rect, { row, column, rows, columns: 1 });
    if (!part) continue;
    const length = Math.max(shown.length, lastRowOf(part) - row + 1);
    shown = Array.from({ length }, (_, index) => {
      const style = shown[index] ?? 0;
      const at = row + index - rect.row;
      if (row + index < part.row || row + index > lastRowOf(part)) return style;
      if (at > 0 && at % 2 === 1) return style;
      return patchedStyle(state, style, { ...(at === 0 ? HEADER : SECOND_ROW), ...styleOf(state, style) });
    });
  }
  return shown;
}
