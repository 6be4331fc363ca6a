/** JSON values in the cells of a hidden sheet, one below the other in its first column. A value may take several cells. */
import type { Block, SheetEdit, Spreadsheet } from '../../../ports/spreadsheet';
import { asciiJsonPieces, parseJson } from '../../../wire';

/** Google holds 50,000 characters in a cell; the writer adds a sign. */
const CHARACTERS_A_CELL = 40_000;

/** Cells in one call: two megabytes. */
const CELLS_A_CALL = 50;

/** First character of a cell: whether the value goes on in the next one. */
const GOES_ON = '+';
const ENDS = '.';

/**
 * The cells that hold the value, made as they are asked for: a journal may take a hundred megabytes. ASCII only: a cell must not end in
 * half a character, and no sign of a text may be lost on the way.
 */
export function* packed(value: unknown): Generator<string, void> {
  let rest = '';
  for (const piece of asciiJsonPieces(value)) {
    rest += piece;
    while (rest.length > CHARACTERS_A_CELL) {
      yield GOES_ON + rest.slice(0, CHARACTERS_A_CELL);
      rest = rest.slice(CHARACTERS_A_CELL);
    }
  }
  yield ENDS + rest;
}

/** About how many cells a text of so many characters takes. */
export const cellsOfText = (characters: number): number => Math.ceil(characters / CHARACTERS_A_CELL) + 1;

interface Room {
  readonly expected?: number;
  readonly room?: number;
}

/**
 * Writes packed cells from a row on, in the first column or the one that is named. Writing them again at the same place changes nothing.
 *
 * @param expected how many cells will about come: the sheet is made so high at once
 * @param room rows that it surely has
 * @returns how many they were
 */
export function writePacked(
  where: number | { readonly sheetId: number; readonly column: number; readonly columns: number },
  row: number,
  cells: Iterable<string>,
  spreadsheet: Spreadsheet,
  { expected = 0, room = 0 }: Room = {},
): number {
  const { sheetId, column, columns } = typeof where === 'number' ? { sheetId: where, column: 1, columns: 1 } : where;
  let [done, grid]: [number, number] = [0, room];
  const write = (texts: readonly string[]): void => {
    const first = row + done;
    done += texts.length;
    const edits: SheetEdit[] = [];
    if (row + done - 1 > grid) {
      // How many come nobody knows yet: each time there is room for as many again.
      grid = row - 1 + (grid === 0 ? Math.max(done, expected) : 2 * done);
      edits.push({ kind: 'grow', sheetId, rows: grid, columns });
    }
    edits.push({ kind: 'write', sheetId, row: first, column, rows: texts.map((text) => [{ text }]) });
    spreadsheet.apply(edits);
  };
  let waiting: string[] = [];
  for (const cell of cells) {
    waiting.push(cell);
    if (waiting.length < CELLS_A_CALL) continue;
    write(waiting);
    waiting = [];
  }
  if (waiting.length > 0) write(waiting);
  return done;
}

/** Packed cells from the first row on, and nothing else. @param isNew the sheet was just made, `expected` rows high, and is empty */
export function replacePacked(
  sheetId: number,
  cells: Iterable<string>,
  spreadsheet: Spreadsheet,
  { expected, isNew }: { readonly expected: number; readonly isNew: boolean },
): void {
  const rows = isNew ? 0 : spreadsheet.usedSize(sheetId).rows;
  const written = writePacked(sheetId, 1, cells, spreadsheet, { expected, room: isNew ? expected : rows });
  if (rows <= written) return;
  const block = { sheetId, row: written + 1, column: 1, rows: rows - written, columns: 1 };
  spreadsheet.apply([{ kind: 'clear', block }]);
}

/** The values in so many cells; one that is cut off at the end is left out. */
export function readPacked(
  { sheetId, row, rows, column = 1 }: Pick<Block, 'sheetId' | 'row' | 'rows'> & Partial<Pick<Block, 'column'>>,
  spreadsheet: Spreadsheet,
): readonly unknown[] {
  const values: unknown[] = [];
  let text = '';
  for (let done = 0; done < rows; done += CELLS_A_CALL) {
    const height = Math.min(CELLS_A_CALL, rows - done);
    for (const [cell] of spreadsheet.scalars({ sheetId, row: row + done, column, rows: height, columns: 1 })) {
      if (typeof cell !== 'string') continue;
      // The sign by which a text is said to be one may show (google.md §6.1).
      const start = cell.startsWith("'") ? 1 : 0;
      text += cell.slice(start + 1);
      if (cell[start] !== ENDS) continue;
      values.push(parseJson(text));
      text = '';
    }
  }
  return values;
}
