import { type CellContent, isFormula } from '../../emulator/grid/values/cell';
import { cloneSpreadsheet } from '../../emulator/grid/structure/snapshot';
import type { SheetState, SpreadsheetState } from '../../emulator/grid/state/state';
import { cellAt, ownedColumns, sheetOfTable } from './sheet';

/** The spreadsheet at one moment, with the table found in it: what laws compare. Nothing in it changes any more. */
export interface Scene {
  readonly state: SpreadsheetState;
  /** The sheet of the table. */
  readonly sheet: SheetState;
  /** Owned columns: key → column, from 1. */
  readonly columns: ReadonlyMap<string, number>;
  /** Rows with an id, from above. */
  readonly rows: readonly RecordRow[];
  readonly headerRow: number;
  readonly firstRow: number;
  readonly lastRow: number;
  /** Where marks stand: on every sheet, hidden ones too. */
  readonly marks: ReadonlyMap<string, readonly MarkPlace[]>;
}

export interface RecordRow {
  readonly id: string;
  readonly row: number;
}

export interface MarkPlace {
  readonly sheet: SheetState;
  readonly row: number;
  readonly column: number;
  readonly isNote: boolean;
}

/** Null: no sheet carries the table's tag. */
export function sceneOf(live: SpreadsheetState, tableId: string): Scene | null {
  const state = cloneSpreadsheet(live);
  const sheet = sheetOfTable(state, tableId);
  if (!sheet) return null;
  const columns = ownedColumns(state, sheet.id, tableId);
  const rows = recordRows(sheet, columns.get('id') ?? 0);
  const headerRow = rows[0] ? headerAbove(sheet, columns.get('id') ?? 0, rows[0].row) : fullestRow(sheet, columns);
  const firstRow = rows[0]?.row ?? headerRow + 1;
  const lastRow = rows.at(-1)?.row ?? headerRow;
  let marks: ReadonlyMap<string, readonly MarkPlace[]> | null = null;
  return {
    state,
    sheet,
    columns,
    rows,
    headerRow,
    firstRow,
    lastRow,
    get marks() {
      marks ??= marksOf(state);
      return marks;
    },
  };
}

const ID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

export function recordRows(sheet: SheetState, idColumn: number): readonly RecordRow[] {
  const items = sheet.columns[idColumn - 1]?.contents.items ?? [];
  return items.flatMap((content, index) =>
    typeof content === 'string' && ID.test(content) ? [{ id: content, row: index + 1 }] : [],
  );
}

/** The nearest row above the first record that has something in the column of the ids. */
function headerAbove(sheet: SheetState, idColumn: number, firstRow: number): number {
  for (let row = firstRow - 1; row >= 1; row -= 1) if (cellAt(sheet, row, idColumn) !== null) return row;
  return Math.max(firstRow - 1, 1);
}

/** The header of a table without records: no row near the top has more of its columns filled. */
function fullestRow(sheet: SheetState, columns: ReadonlyMap<string, number>): number {
  const filled = Array.from({ length: MOST_ABOVE }, (_, index) =>
    [...columns.values()].reduce((sum, column) => sum + Number(cellAt(sheet, index + 1, column) !== null), 0),
  );
  return filled.indexOf(Math.max(...filled)) + 1;
}

/** Rows that people put above a header, and the header. */
const MOST_ABOVE = 20;

/** Everything a person writes in a layout carries a mark of its own, such as "mark-12.". */
const MARK = /mark-\d+\./g;

export const marksIn = (content: CellContent | string): readonly string[] => {
  if (content === null || typeof content === 'number' || typeof content === 'boolean') return [];
  const text = typeof content === 'string' ? content : isFormula(content) ? content.formula : JSON.stringify(content);
  return text.includes('mark-') ? [...new Set(text.match(MARK))] : [];
};

function marksOf(state: SpreadsheetState): ReadonlyMap<string, readonly MarkPlace[]> {
  const found = new Map<string, MarkPlace[]>();
  const add = (mark: string, place: MarkPlace): void => {
    const known = found.get(mark);
    if (known) known.push(place);
    else found.set(mark, [place]);
  };
  for (const sheet of state.sheets) {
    sheet.columns.forEach(({ contents, notes }, across) => {
      contents.items.forEach((content, down) => {
        for (const mark of marksIn(content)) add(mark, { sheet, row: down + 1, column: across + 1, isNote: false });
      });
      notes.items.forEach((note, down) => {
        for (const mark of marksIn(note)) add(mark, { sheet, row: down + 1, column: across + 1, isNote: true });
      });
    });
  }
  return found;
}

/** The column with that name: the key of an owned one, or the mark in the header of an own one; 0 where there is none. */
export function columnOf({ sheet, columns, headerRow }: Scene, name: string): number {
  const owned = columns.get(name);
  if (owned !== undefined) return owned;
  return sheet.columns.findIndex(({ contents }) => marksIn(contents.items[headerRow - 1] ?? null).includes(name)) + 1;
}

/** What a column is called, so that it can be found again: key, mark of its header, or its number. */
export function columnName({ sheet, columns, headerRow }: Scene, column: number): string {
  for (const [key, place] of columns) if (place === column) return key;
  return marksIn(cellAt(sheet, headerRow, column))[0] ?? `column ${column}`;
}

/** Where the mark stands on sheets that people see, the archive left out. */
export function shownPlaces({ marks }: Scene, mark: string): readonly MarkPlace[] {
  return (marks.get(mark) ?? []).filter(
    ({ sheet, isNote }) => !isNote && !sheet.hidden && sheet.name !== 'Twenty archive',
  );
}
