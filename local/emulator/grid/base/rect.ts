/** A block of cells of one sheet. Rows and columns count from 1, as everywhere in Sheets. */
export interface Rect {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export const lastRowOf = (rect: Rect): number => rect.row + rect.rows - 1;
export const lastColumnOf = (rect: Rect): number => rect.column + rect.columns - 1;
export const cellsOf = (rect: Rect): number => rect.rows * rect.columns;

export function rectFromCorners(row: number, column: number, lastRow: number, lastColumn: number): Rect {
  return { row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 };
}

export function intersection(a: Rect, b: Rect): Rect | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const lastRow = Math.min(lastRowOf(a), lastRowOf(b));
  const lastColumn = Math.min(lastColumnOf(a), lastColumnOf(b));
  return lastRow < row || lastColumn < column ? null : rectFromCorners(row, column, lastRow, lastColumn);
}

/** The smallest block that holds both. */
export function boundingRect(a: Rect, b: Rect): Rect {
  return rectFromCorners(
    Math.min(a.row, b.row),
    Math.min(a.column, b.column),
    Math.max(lastRowOf(a), lastRowOf(b)),
    Math.max(lastColumnOf(a), lastColumnOf(b)),
  );
}

export function covers(outer: Rect, inner: Rect): boolean {
  const shared = intersection(outer, inner);
  return shared !== null && shared.rows === inner.rows && shared.columns === inner.columns;
}
