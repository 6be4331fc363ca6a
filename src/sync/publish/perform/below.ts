/**
 * What stands below a table, partly in its region's columns and partly beyond: it keeps its place while cells of the region come and go above it.
 * They are pushed down first and pulled up then, so that ranges over the records grow and shrink with them.
 */
import { scalarOf } from '../../../cells/scalar';
import type { Block, Spreadsheet } from '../../../ports/spreadsheet';
import { isRecord } from '../../../wire';
import type { TableSheet } from '../../own/columns/table-sheet';
import { findSpills } from '../columns/spills';
import { appendNote, readNote } from '../journal/journal';
import type { Beside } from '../prepare/beside';

export interface Below {
  /** A row has something both in the region and beyond it. */
  readonly isTorn: boolean;
  /** The first cell of the region with anything in it; null where there is none. */
  readonly first: { readonly row: number; readonly column: number } | null;
}

export interface BelowQuestion {
  readonly tableId: string;
  readonly sheet: TableSheet;
  readonly beside: Beside;
  /** First row below the table. */
  readonly from: number;
}

/** What an array formula fills there is nothing: it fills it again. */
export function belowTable(question: BelowQuestion, spreadsheet: Spreadsheet): Below {
  const { sheet, beside, from } = question;
  const { region, columns } = beside;
  const inRegion = (column: number): boolean => column >= region.first && column <= region.last;
  const filled = filledBelow(question, spreadsheet);
  const [inside, outside] = [new Map<number, number>(), new Set<number>()];
  const height = Math.max(0, ...columns.map(({ values }) => values.length));
  for (let row = from; row <= height; row += 1) {
    for (const { column, values, formulas } of columns) {
      if ((values[row - 1] ?? null) === null && (formulas[row - 1] ?? '') === '') continue;
      if (!inRegion(column)) outside.add(row);
      else if (filled.get(column)?.has(row) !== true && !inside.has(row)) inside.set(row, column);
    }
  }
  const owned = ownedBelow(sheet, from, spreadsheet);
  const isTorn = [...outside].some((row) => owned !== null || inside.has(row));
  const [top] = [...inside].map(([row, column]) => ({ row, column }));
  const first = owned === null || (top !== undefined && top.row < owned.row) ? (top ?? null) : owned;
  return { isTorn, first };
}

function filledBelow({ tableId, sheet, beside, from }: BelowQuestion, spreadsheet: Spreadsheet) {
  const { info, used } = sheet;
  const { region, columns } = beside;
  const question = {
    tableId,
    sheetId: info.id,
    used,
    columns,
    table: { first: from, last: used.rows },
    inRegion: (column: number) => column >= region.first && column <= region.last,
    isLeftOut: () => false,
  };
  return findSpills(question, spreadsheet).filled;
}

function ownedBelow({ info, owned, used }: TableSheet, from: number, spreadsheet: Spreadsheet): Below['first'] {
  const rows = used.rows - from + 1;
  if (rows <= 0 || owned.length === 0) return null;
  const isOwned = new Set(owned.map(({ column }) => column));
  const column = Math.min(...isOwned);
  const columns = Math.max(...isOwned) - column + 1;
  const cells = spreadsheet.scalars({ sheetId: info.id, row: from, column, rows, columns });
  for (const [down, line] of cells.entries()) {
    const across = line.findIndex((cell, at) => cell !== null && isOwned.has(column + at));
    if (across >= 0) return { row: from + down, column: column + across };
  }
  return null;
}

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
