/**
 * From the hidden window to the sheet. At every moment a row's own cells are of one record or its id is empty, and a user cell
 * stands beside its record or nowhere: where it takes several copies, user cells are lifted first and put back last.
 */
import type { Block, SheetEdit, Spreadsheet } from '../../../ports/spreadsheet';
import type { Arrangement, Cells, Piece } from './arranging';

export interface Placing {
  readonly sheetId: number;
  readonly windowId: number;
  /** Row of the header on the sheet, now and when the window was made: people may have put rows above meanwhile. */
  readonly top: number;
  readonly windowTop: number;
  readonly idColumn: number;
}

/** Doing it again from the start leaves the same. */
export function placeWindow(arrangement: Arrangement, placing: Placing, spreadsheet: Spreadsheet): void {
  const { sheetId, windowId, top, windowTop, idColumn } = placing;
  const { first, last, pieces, fills, lifts, loose, blanks, written, notes } = arrangement;
  const rows = last - first + 1;
  const at = ({ column, row, count }: Cells): Block => ({
    sheetId,
    row: top + 1 + row,
    column,
    rows: count,
    columns: 1,
  });
  const copyValues = ({ column, count: columns }: Piece): SheetEdit => ({
    kind: 'copyValues',
    from: { sheetId: windowId, row: windowTop + 1 + first, column, rows, columns },
    to: { sheetId, row: top + 1 + first, column },
  });
  const copy = ({ column, count }: Pick<Piece, 'column' | 'count'>, row = first, height = rows): SheetEdit => ({
    kind: 'copy',
    from: { sheetId: windowId, row: windowTop + 1 + row, column, rows: height, columns: count },
    sheetId,
    row: top + 1 + row,
    column,
    spare: windowId,
  });
  const withNotes = ({ column, notes: texts }: Arrangement['notes'][number]): SheetEdit => {
    return { kind: 'writeNotes', sheetId, row: top + 1 + first, column, notes: texts.map((text) => [text]) };
  };
  const holdsId = ({ column, count }: Piece): boolean => idColumn >= column && idColumn < column + count;
  const own = pieces.filter(({ isOwned }) => isOwned);
  const others = pieces.filter(({ isOwned }) => !isOwned);
  const blanked = own.length > 1 || others.length > 0 || notes.length > 0;
  spreadsheet.apply([
    ...others.map(({ column, count }): SheetEdit => {
      return { kind: 'empty', block: { sheetId, row: top + 1 + first, column, rows, columns: count } };
    }),
    ...fills.map(({ formula, ...cells }): SheetEdit => ({ kind: 'fillFormula', block: at(cells), formula })),
    ...(lifts.length === 0 ? [] : [{ kind: 'clearMany', sheetId, blocks: lifts.map(at) } as const]),
    ...notes.map(({ column }): SheetEdit => ({ kind: 'clearNotes', block: at({ column, row: first, count: rows }) })),
    // Notes on the table's own cells are somebody's too.
    ...(blanked ? own : []).map(({ column, count }): SheetEdit => {
      return { kind: 'clearNotes', block: { sheetId, row: top + 1 + first, column, rows, columns: count } };
    }),
    ...(blanked ? [{ kind: 'clear', block: at({ column: idColumn, row: first, count: rows }) } as const] : []),
    // Without an id beside them, the values alone: a note on one of the table's own cells is somebody's.
    ...own.filter((piece) => !holdsId(piece)).map(copyValues),
    ...own.filter(holdsId).map((piece) => copy(piece)),
    ...own.filter((piece) => !holdsId(piece)).map((piece) => copy(piece)),
    ...others.map((piece) => copy(piece)),
    ...loose.map(({ column, row, count }) => copy({ column, count: 1 }, row, count)),
    ...(blanks.length === 0 ? [] : [{ kind: 'clearMany', sheetId, blocks: blanks.map(at) } as const]),
    ...written.map(({ column, formulas }): SheetEdit => {
      return { kind: 'formulas', sheetId, row: top + 1 + first, column, formulas: formulas.map((one) => [one]) };
    }),
    ...notes.map(withNotes),
    { kind: 'formatRules', sheetId, ranges: arrangement.rules },
  ]);
  spreadsheet.flush();
}
