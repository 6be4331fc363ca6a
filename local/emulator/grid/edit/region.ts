import { spilledValueAt } from './computed';
import { lastColumnOf, lastRowOf, type Rect, rectFromCorners } from '../base/rect';
import type { SheetState, SpreadsheetState } from '../state/state';
import { trackGet } from '../base/track';

export type Step = 'UP' | 'DOWN' | 'PREVIOUS' | 'NEXT';

/** What an array formula puts into a cell fills it too. */
function isFilled(state: SpreadsheetState, sheet: SheetState, row: number, column: number): boolean {
  const found = sheet.columns[column - 1];
  if (found === undefined) return false;
  return trackGet(found.contents, row) !== null || (spilledValueAt(state, sheet, row, column) ?? null) !== null;
}

/** The block with everything filled that touches it by a side, as Ctrl+A selects it; in one direction only when told. */
export function dataRegion(
  state: SpreadsheetState,
  sheet: SheetState,
  rect: Rect,
  only: 'ROWS' | 'COLUMNS' | null,
): Rect {
  let { row, column } = rect;
  let lastRow = lastRowOf(rect);
  let lastColumn = lastColumnOf(rect);
  const rowFilled = (at: number): boolean => {
    for (let across = column; across <= lastColumn; across++) if (isFilled(state, sheet, at, across)) return true;
    return false;
  };
  const columnFilled = (at: number): boolean => {
    for (let down = row; down <= lastRow; down++) if (isFilled(state, sheet, down, at)) return true;
    return false;
  };
  for (;;) {
    if (only !== 'COLUMNS' && row > 1 && rowFilled(row - 1)) row -= 1;
    else if (only !== 'COLUMNS' && lastRow < sheet.rows && rowFilled(lastRow + 1)) lastRow += 1;
    else if (only !== 'ROWS' && column > 1 && columnFilled(column - 1)) column -= 1;
    else if (only !== 'ROWS' && lastColumn < sheet.columns.length && columnFilled(lastColumn + 1)) lastColumn += 1;
    else return rectFromCorners(row, column, lastRow, lastColumn);
  }
}

const STEPS: Readonly<Record<Step, readonly [down: number, right: number]>> = {
  UP: [-1, 0],
  DOWN: [1, 0],
  PREVIOUS: [0, -1],
  NEXT: [0, 1],
};

/** Where Ctrl and an arrow key lead: to the end of what is filled, over a gap to the next filled cell, or to the edge. */
export function nextDataCell(state: SpreadsheetState, sheet: SheetState, rect: Rect, step: Step): Rect {
  const [down, right] = STEPS[step];
  let { row, column } = rect;
  const goes = (): boolean => {
    const [nextRow, nextColumn] = [row + down, column + right];
    return nextRow >= 1 && nextRow <= sheet.rows && nextColumn >= 1 && nextColumn <= sheet.columns.length;
  };
  const nextIsFilled = (): boolean => isFilled(state, sheet, row + down, column + right);
  const move = (): void => {
    row += down;
    column += right;
  };
  if (goes() && isFilled(state, sheet, row, column) && nextIsFilled()) while (goes() && nextIsFilled()) move();
  else {
    while (goes() && !nextIsFilled()) move();
    if (goes()) move();
  }
  return { row, column, rows: 1, columns: 1 };
}
