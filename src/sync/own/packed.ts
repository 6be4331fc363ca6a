/** JSON values in the cells of a hidden sheet, one below the other in its first column. A value may take several cells. */
import type { Block, SheetEdit, Spreadsheet } from '../../ports/spreadsheet';
import { asciiJsonPieces, parseJson } from '../../wire';

/** Google holds 50,000 characters in a cell; the writer adds a sign. */
const CHARACTERS_A_CELL = 40_000;

/** Cells in one call: two megabytes. */
const CELLS_A_CALL = 50;

/** First character of a cell: whether the value goes on in the next one. */
const GOES_ON = '+';
const ENDS = '.';

/**
 * The cells that hold the value. ASCII only: a cell must not end in half a character, and no sign of a text may be lost on the way.
 */
export function packed(value: unknown): readonly string[] {
  const cells: string[] = [];
  let rest = '';
  for (const piece of asciiJsonPieces(value)) {
    rest += piece;
    while (rest.length > CHARACTERS_A_CELL) {
      cells.push(GOES_ON + rest.slice(0, CHARACTERS_A_CELL));
      rest = rest.slice(CHARACTERS_A_CELL);
    }
  }
  cells.push(ENDS + rest);
  return cells;
}

/** Writes packed cells from a row on. Writing them again at the same place changes nothing. */
export function writePacked(sheetId: number, row: number, cells: readonly string[], spreadsheet: Spreadsheet): void {
  const edits: SheetEdit[] = [{ kind: 'grow', sheetId, rows: row + cells.length - 1, columns: 1 }];
  for (let start = 0; start < cells.length; start += CELLS_A_CALL) {
    const rows = cells.slice(start, start + CELLS_A_CALL).map((text) => [{ text }]);
    edits.push({ kind: 'write', sheetId, row: row + start, column: 1, rows });
  }
  spreadsheet.apply(edits);
}

/** Packed cells from the first row on, and nothing else. */
export function replacePacked(sheetId: number, cells: readonly string[], spreadsheet: Spreadsheet): void {
  const { rows } = spreadsheet.usedSize(sheetId);
  writePacked(sheetId, 1, cells, spreadsheet);
  if (rows <= cells.length) return;
  const block = { sheetId, row: cells.length + 1, column: 1, rows: rows - cells.length, columns: 1 };
  spreadsheet.apply([{ kind: 'clear', block }]);
}

/** The values in so many cells; one that is cut off at the end is left out. */
export function readPacked(
  { sheetId, row, rows }: Pick<Block, 'sheetId' | 'row' | 'rows'>,
  spreadsheet: Spreadsheet,
): readonly unknown[] {
  const values: unknown[] = [];
  let text = '';
  for (let done = 0; done < rows; done += CELLS_A_CALL) {
    const height = Math.min(CELLS_A_CALL, rows - done);
    for (const [cell] of spreadsheet.scalars({ sheetId, row: row + done, column: 1, rows: height, columns: 1 })) {
      if (typeof cell !== 'string') continue;
      // The sign by which a text is said to be one may show (platform page, §7.1).
      const start = cell.startsWith("'") ? 1 : 0;
      text += cell.slice(start + 1);
      if (cell[start] !== ENDS) continue;
      values.push(parseJson(text));
      text = '';
    }
  }
  return values;
}
