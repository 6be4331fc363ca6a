/**
 * What stands below a table, partly in its region's columns and partly beyond, keeps its place while cells of the region come and go above it:
 * they are pushed down first and pulled up then, so that ranges over the records grow and shrink with them.
 */
import { scalarOf } from '../../../cells/scalar';
import type { Block, Spreadsheet } from '../../../ports/spreadsheet';
import { isRecord } from '../../../wire';
import { appendNote, readNote } from '../journal/journal';
import type { Below } from '../prepare/below';

export interface Pushed {
  readonly tableId: string;
  readonly below: Below;
  /** Where cells are inserted. */
  readonly block: Block;
}

/** Google may fail for a moment; then it is looked whether it did its work all the same. */
const ATTEMPTS = 3;

/**
 * Inserts cells. False where Google does not allow it: nothing has moved then.
 *
 * @param isDone tells it where nothing stands below
 */
export function pushDown({ tableId, below, block }: Pushed, isDone: () => boolean, spreadsheet: Spreadsheet): boolean {
  const { first } = below;
  if (below.isTorn && first !== null) appendNote(tableId, { pushed: { ...first, block } }, spreadsheet);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      spreadsheet.apply([{ kind: 'insertCells', block }]);
      spreadsheet.flush();
      return true;
    } catch {
      if (first === null ? isDone() : isPushed({ ...first, block }, spreadsheet)) return true;
    }
  }
  return false;
}

/** Takes as many cells out, so that what stands below is where it was. */
export function pullUp({ tableId, below, block }: Pushed, taken: Block, spreadsheet: Spreadsheet): void {
  if (below.first === null) return;
  const pushed = { ...below.first, block };
  for (let attempt = 1; isPushed(pushed, spreadsheet); attempt += 1) {
    try {
      spreadsheet.apply([{ kind: 'deleteCells', block: taken }]);
      spreadsheet.flush();
      break;
    } catch (thrown) {
      if (attempt === ATTEMPTS) throw thrown;
    }
  }
  appendNote(tableId, { pushed: null }, spreadsheet);
}

/** What an execution pushed down that died before it pulled it up, back to its place. Cells above it that are empty go for that. */
export function pullUpLeft(tableId: string, spreadsheet: Spreadsheet): void {
  const note = readNote(tableId, 'pushed', spreadsheet);
  if (!isNoted(note)) return;
  const { row, column, block } = note;
  const below = { isTorn: true, first: { row, column } };
  pullUp({ tableId, below, block }, { ...block, row }, spreadsheet);
}

interface Noted {
  /** Of the first cell below. */
  readonly row: number;
  readonly column: number;
  readonly block: Block;
}

/** Written whole by ourselves. */
const isNoted = (note: unknown): note is Noted => isRecord(note) && isRecord(note['block']);

/** The first cell below is empty, and what stood in it that many rows further down. */
function isPushed({ row, column, block }: Noted, spreadsheet: Spreadsheet): boolean {
  const rows = block.rows + 1;
  if (row + block.rows > (spreadsheet.sheet(block.sheetId)?.maxRows ?? 0)) return false;
  const one = { sheetId: block.sheetId, row, column, rows, columns: 1 };
  const { values, formulas } = spreadsheet.read(one, { formulas: true });
  const isFilled = (at: number): boolean =>
    scalarOf(values[at]?.[0] ?? null) !== null || (formulas[at]?.[0] ?? '') !== '';
  return !isFilled(0) && isFilled(block.rows);
}
