import { isRich } from '../values/cell';

import { enterValues, readContents, writeContents, type Writer } from './contents';

import type { Rect } from '../base/rect';
import type { SheetState, SpreadsheetState } from '../state/state';

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
