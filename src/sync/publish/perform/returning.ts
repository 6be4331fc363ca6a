/** What was put aside comes back beside a record that came back. */
import { type Scalar, holds, scalarOf, typedOf } from '../../../cells/scalar';
import type { SheetEdit, Spreadsheet } from '../../../ports/spreadsheet';
import { CHEAP_GAP, cellRuns } from '../../../sheet/cell-runs';
import type { SheetWords } from '../../own/words';
import { type ArchiveLine, archivedCells, markReturned, spareSheet } from '../lists/archive';

/** Where records that came back stand, and the headers that the sheet has by then. */
export interface Returning {
  readonly tableId: string;
  readonly sheetId: number;
  readonly top: number;
  readonly headers: readonly string[];
  /** New records, and their row of the table from 0. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** Columns of the table: of these only notes come back. */
  readonly owned: ReadonlySet<number>;
  readonly now: number;
}

/** A line of the archive and where it belongs. */
interface Place {
  readonly line: ArchiveLine;
  readonly row: number;
  readonly column: number;
}

/** Looked at in one go and written in the next: what somebody types in between would be lost, so it is kept to a few seconds. */
const MOST_RUNS = 10;
/** So many cells of a column have their formats asked for one by one, which tells those of text. */
const MOST_ROWS = 1_000;

/** Into cells that are empty or hold the formula of their column; the rest stays in the archive. */
export function bringBack(returning: Returning, words: SheetWords, spreadsheet: Spreadsheet): void {
  const runs = inRuns(placesOf(returning, words, spreadsheet));
  const last = runs.length === 0 ? 0 : (spreadsheet.sheet(returning.sheetId)?.maxRows ?? 0);
  const returned: number[] = [];
  for (let start = 0; start < runs.length; start += MOST_RUNS) {
    const places = runs.slice(start, start + MOST_RUNS).flat();
    returned.push(...putBack(places, lookAt(places, returning.sheetId, last, spreadsheet), returning, spreadsheet));
  }
  markReturned(returned, returning.now, words, spreadsheet);
}

/** From left to right, and from above. */
function placesOf({ headers, rowOf, top }: Returning, words: SheetWords, spreadsheet: Spreadsheet): readonly Place[] {
  return archivedCells(new Set(rowOf.keys()), words, spreadsheet)
    .flatMap((line): Place[] => {
      // A column that left the view, or came back with the record, says so in its header.
      const column = onlyOne(headers, line.header) || onlyOne(headers.map(words.unmarked), words.unmarked(line.header));
      return line.header === '' || column === 0 ? [] : [{ line, row: top + 1 + (rowOf.get(line.id) ?? 0), column }];
    })
    .sort((one, other) => one.column - other.column || one.row - other.row);
}

/** Column of that header, from 1; 0 where there is none, or more than one. */
function onlyOne(headers: readonly string[], header: string): number {
  const at = headers.indexOf(header);
  return headers.lastIndexOf(header) === at ? at + 1 : 0;
}

/** Cells one below the other. */
function inRuns<T extends Place>(places: readonly T[]): readonly (readonly T[])[] {
  const runs: T[][] = [];
  for (const place of places) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last?.column === place.column && last.row + 1 === place.row && run.length < MOST_ROWS) run.push(place);
    else runs.push([place]);
  }
  return runs;
}

/** @returns rows of the archive whose lines are back, or were before */
function putBack(
  places: readonly Place[],
  cellAt: (place: Place) => Cell,
  { tableId, sheetId, owned }: Returning,
  spreadsheet: Spreadsheet,
): readonly number[] {
  const contents: Place[] = [];
  const notes: Place[] = [];
  const returned: number[] = [];
  const taken = new Set<string>();
  for (const place of places) {
    const { line, row, column } = place;
    // Another column's of the same name, which has left since: only one of them has room.
    if (taken.has(`${row}/${column}`)) continue;
    const { value, formula, note, isOfColumn } = cellAt(place);
    // Put back by an execution that died before it could say so.
    const isThere = formula === line.formula && (line.formula !== '' || holds(value, line.value));
    const hasContent = (line.value !== null || line.formula !== '') && !owned.has(column);
    // A box that nobody ticked: Google gives one to each new row of a column of them.
    const isUnticked = value === false && typeof line.value === 'boolean';
    const isFilled = (value !== null && !isUnticked) || formula !== '';
    if (hasContent && !isThere && isFilled && !isOfColumn) continue;
    if (line.note !== '' && note !== '' && note !== line.note) continue;
    if (hasContent && !isThere) contents.push(place);
    if (line.note !== '' && note === '') notes.push(place);
    returned.push(line.row);
    taken.add(`${row}/${column}`);
  }
  const plain = contents.filter(({ line }) => !line.rich);
  const rich = contents.filter(({ line }) => line.rich);
  const spare = rich.length === 0 ? 0 : spareSheet(tableId, spreadsheet);
  spreadsheet.apply([
    ...rich.flatMap(({ line, row, column }): SheetEdit[] => {
      return line.rich ? [{ kind: 'copy', from: line.rich, sheetId, row, column, spare }] : [];
    }),
    ...edits(
      plain.filter(({ line }) => line.format !== ''),
      (at, lines) => {
        return { kind: 'numberFormats', sheetId, ...at, formats: lines.map(({ format }) => [format]) };
      },
    ),
    ...edits(
      plain.filter(({ line }) => line.formula === ''),
      (at, lines) => {
        return { kind: 'write', sheetId, ...at, rows: lines.map(({ value }) => [typedOf(value)]), own: true };
      },
    ),
    ...edits(
      plain.filter(({ line }) => line.formula !== ''),
      (at, lines) => {
        return { kind: 'formulas', sheetId, ...at, formulas: lines.map(({ formula }) => [formula]) };
      },
    ),
    ...edits(notes, (at, lines) => ({ kind: 'writeNotes', sheetId, ...at, notes: lines.map(({ note }) => [note]) })),
  ]);
  return returned;
}

/** One edit for each run of cells. */
function edits(
  places: readonly Place[],
  editOf: (at: { readonly row: number; readonly column: number }, lines: readonly ArchiveLine[]) => SheetEdit,
): readonly SheetEdit[] {
  return inRuns(places).flatMap((run) => {
    const [first] = run;
    const lines = run.map(({ line }) => line);
    return first ? [editOf({ row: first.row, column: first.column }, lines)] : [];
  });
}

interface Cell {
  readonly value: Scalar;
  readonly formula: string;
  readonly note: string;
  /** The formula that the column gives to every new row: what the record had in its place comes back. */
  readonly isOfColumn: boolean;
}

/**
 * What stands at these places, each column in as few calls as are cheap; with the cells above and below, which share a column's formula.
 *
 * @param last row of the grid
 */
function lookAt(
  places: readonly Place[],
  sheetId: number,
  last: number,
  spreadsheet: Spreadsheet,
): (place: Place) => Cell {
  const found = new Map<string, Omit<Cell, 'isOfColumn'>>();
  const keyOf = (row: number, column: number): string => `${row}/${column}`;
  for (const column of new Set(places.map((place) => place.column))) {
    const rows = places.flatMap((place) => (place.column === column ? [place.row] : []));
    for (const { first, count } of cellRuns(rows, CHEAP_GAP)) {
      const row = first - 1;
      const block = { sheetId, row, column, rows: Math.min(count + 2, last - row + 1), columns: 1 };
      const { values, formulas, notes } = spreadsheet.read(block, { formulas: true, notes: true });
      values.forEach(([value = null], index) => {
        const [formula = '', note = ''] = [formulas[index]?.[0], notes[index]?.[0]];
        found.set(keyOf(row + index, column), { value: scalarOf(value), formula, note });
      });
    }
  }
  return ({ row, column }) => {
    const { value, formula, note } = found.get(keyOf(row, column)) ?? { value: null, formula: '', note: '' };
    const isBeside = (at: number): boolean => found.get(keyOf(at, column))?.formula === formula;
    return { value, formula, note, isOfColumn: formula !== '' && (isBeside(row - 1) || isBeside(row + 1)) };
  };
}
