import { GridError } from '../../grid/base/grid-error';
import type { SheetState } from '../../grid/state/state';
import {
  deleteColumns,
  deleteRows,
  insertColumns,
  insertRows,
  moveColumns,
  moveRows,
} from '../../grid/structure/structure';
import { refOf } from '../context';
import type { SheetScope } from './sheet-scope';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The grid of a sheet: its size, and inserting, deleting and moving rows and columns. */
export function sheetLines({ context, writer, read, write }: SheetScope) {
  const { state } = context;
  const rowsAfter = (method: string, after: number, count: number): Sheet =>
    write(method, (sheet) => {
      requireLine(after, sheet.rows, 'rowsOutOfBounds');
      insertRows(state, sheet, after + 1, count, 'before', writer);
    });
  const rowsBefore = (method: string, before: number, count: number): Sheet =>
    write(method, (sheet) => {
      requireLine(before, sheet.rows, 'rowsOutOfBounds');
      insertRows(state, sheet, before, count, 'after', writer);
    });
  const columnsAfter = (method: string, after: number, count: number): Sheet =>
    write(method, (sheet) => {
      requireLine(after, sheet.columns.length, 'columnsOutOfBounds');
      insertColumns(state, sheet, after + 1, count, 'before', writer);
    });
  const columnsBefore = (method: string, before: number, count: number): Sheet =>
    write(method, (sheet) => {
      requireLine(before, sheet.columns.length, 'columnsOutOfBounds');
      insertColumns(state, sheet, before, count, 'after', writer);
    });
  const removeRows = (method: string, at: number, count: number): Sheet =>
    write(method, (sheet: SheetState) => deleteRows(state, sheet, at, count, writer));
  const removeColumns = (method: string, at: number, count: number): Sheet =>
    write(method, (sheet: SheetState) => deleteColumns(state, sheet, at, count, writer));

  const methods: Pick<
    Sheet,
    | 'getMaxRows'
    | 'getMaxColumns'
    | 'insertRows'
    | 'insertRowAfter'
    | 'insertRowBefore'
    | 'insertRowsAfter'
    | 'insertRowsBefore'
    | 'insertColumns'
    | 'insertColumnAfter'
    | 'insertColumnBefore'
    | 'insertColumnsAfter'
    | 'insertColumnsBefore'
    | 'deleteRow'
    | 'deleteRows'
    | 'deleteColumn'
    | 'deleteColumns'
    | 'moveColumns'
    | 'moveRows'
  > = {
    getMaxRows: () => read('getMaxRows', (sheet) => sheet.rows),
    getMaxColumns: () => read('getMaxColumns', (sheet) => sheet.columns.length),
    insertRows: (at: number, count?: number) => void rowsBefore('insertRows', at, count ?? 1),
    insertRowAfter: (after: number) => rowsAfter('insertRowAfter', after, 1),
    insertRowBefore: (before: number) => rowsBefore('insertRowBefore', before, 1),
    insertRowsAfter: (after: number, count: number) => rowsAfter('insertRowsAfter', after, count),
    insertRowsBefore: (before: number, count: number) => rowsBefore('insertRowsBefore', before, count),
    insertColumns: (at: number, count?: number) => void columnsBefore('insertColumns', at, count ?? 1),
    insertColumnAfter: (after: number) => columnsAfter('insertColumnAfter', after, 1),
    insertColumnBefore: (before: number) => columnsBefore('insertColumnBefore', before, 1),
    insertColumnsAfter: (after: number, count: number) => columnsAfter('insertColumnsAfter', after, count),
    insertColumnsBefore: (before: number, count: number) => columnsBefore('insertColumnsBefore', before, count),
    deleteRow: (at: number) => removeRows('deleteRow', at, 1),
    deleteRows: (at: number, count: number) => void removeRows('deleteRows', at, count),
    deleteColumn: (at: number) => removeColumns('deleteColumn', at, 1),
    deleteColumns: (at: number, count: number) => void removeColumns('deleteColumns', at, count),
    moveColumns: (columns: unknown, before: number) =>
      void write('moveColumns', (sheet) => {
        const { rect } = refOf(context, columns, 'Sheet.moveColumns');
        moveColumns(state, sheet, rect.column, rect.columns, before, writer);
      }),
    moveRows: (rows: unknown, before: number) =>
      void write('moveRows', (sheet) => {
        const { rect } = refOf(context, rows, 'Sheet.moveRows');
        moveRows(state, sheet, rect.row, rect.rows, before, writer);
      }),
  };
  return methods;
}

function requireLine(position: number, size: number, key: 'rowsOutOfBounds' | 'columnsOutOfBounds'): void {
  if (!Number.isInteger(position) || position < 1 || position > size) throw new GridError(key);
}
