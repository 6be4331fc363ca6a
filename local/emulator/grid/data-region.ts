import type { CellContent } from './cell';
import { readContents } from './contents';
import { intersection, type Rect } from './rect';
import { type SheetState, wholeSheet } from './state';

/** The block with content around a cell: it ends where a whole row and a whole column beside it, corners included, are empty. */
export function dataRegion(sheet: SheetState, cell: Rect): Rect {
  let region = cell;
  for (;;) {
    const ring = { row: region.row - 1, column: region.column - 1, rows: region.rows + 2, columns: region.columns + 2 };
    const around = intersection(ring, wholeSheet(sheet)) ?? region;
    const contents = readContents(sheet, around);
    const filled = (cells: readonly (CellContent | undefined)[]): boolean =>
      cells.some((content) => content !== null && content !== undefined);
    const up = around.row < region.row && filled(contents[0] ?? []);
    const left = around.column < region.column && filled(contents.map((row) => row[0]));
    const down = around.row + around.rows > region.row + region.rows && filled(contents.at(-1) ?? []);
    const right =
      around.column + around.columns > region.column + region.columns && filled(contents.map((row) => row.at(-1)));
    if (!up && !left && !down && !right) return region;
    region = {
      row: region.row - Number(up),
      column: region.column - Number(left),
      rows: region.rows + Number(up) + Number(down),
      columns: region.columns + Number(left) + Number(right),
    };
  }
}
