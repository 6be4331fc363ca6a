import { GridError } from '../../grid/base/grid-error';
import { resizeColumns, resizeRows, setColumnsHidden, setRowsHidden, fitColumns } from '../../grid/edit/layout';
import { setFrozen } from '../../grid/structure/sheets';
import { trackGet } from '../../grid/base/track';
import type { Column, SheetState } from '../../grid/state/state';
import { refOf } from '../context';
import type { SheetScope } from './sheet-scope';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Freezing, hiding and sizes of rows and columns. */
export function sheetLook({ context, read, write }: SheetScope) {
  const { state } = context;
  const columnsOf = (range: unknown, method: string) => {
    const { rect } = refOf(context, range, `Sheet.${method}`);
    return [rect.column, rect.columns] as const;
  };
  const rowsOf = (range: unknown, method: string) => {
    const { rect } = refOf(context, range, `Sheet.${method}`);
    return [rect.row, rect.rows] as const;
  };
  const methods: Pick<
    Sheet,
    | 'getFrozenRows'
    | 'getFrozenColumns'
    | 'setFrozenRows'
    | 'setFrozenColumns'
    | 'getColumnWidth'
    | 'setColumnWidth'
    | 'setColumnWidths'
    | 'autoResizeColumn'
    | 'autoResizeColumns'
    | 'getRowHeight'
    | 'setRowHeight'
    | 'setRowHeights'
    | 'autoResizeRows'
    | 'hideRows'
    | 'hideRow'
    | 'showRows'
    | 'unhideRow'
    | 'hideColumns'
    | 'hideColumn'
    | 'showColumns'
    | 'unhideColumn'
    | 'isRowHiddenByUser'
    | 'isRowHiddenByFilter'
    | 'isColumnHiddenByUser'
    | 'hasHiddenGridlines'
    | 'setHiddenGridlines'
    | 'isRightToLeft'
    | 'setRightToLeft'
  > = {
    getFrozenRows: () => read('getFrozenRows', (sheet) => sheet.frozenRows),
    getFrozenColumns: () => read('getFrozenColumns', (sheet) => sheet.frozenColumns),
    setFrozenRows: (count: number) => void write('setFrozenRows', (sheet) => setFrozen(state, sheet, 'row', count)),
    setFrozenColumns: (count: number) =>
      void write('setFrozenColumns', (sheet) => setFrozen(state, sheet, 'column', count)),
    getColumnWidth: (position: number) => read('getColumnWidth', (sheet) => columnAt(sheet, position).width),
    setColumnWidth: (position: number, width: number) =>
      write('setColumnWidth', (sheet) => resizeColumns(state, sheet, position, 1, width)),
    setColumnWidths: (start: number, count: number, width: number) =>
      write('setColumnWidths', (sheet) => resizeColumns(state, sheet, start, count, width)),
    autoResizeColumn: (position: number) => write('autoResizeColumn', (sheet) => fitColumns(state, sheet, position, 1)),
    autoResizeColumns: (start: number, count: number) =>
      write('autoResizeColumns', (sheet) => fitColumns(state, sheet, start, count)),
    getRowHeight: (position: number) =>
      read('getRowHeight', (sheet) => trackGet(sheet.rowHeights, rowAt(sheet, position))),
    setRowHeight: (position: number, height: number) =>
      write('setRowHeight', (sheet) => resizeRows(state, sheet, position, 1, height)),
    setRowHeights: (start: number, count: number, height: number) =>
      write('setRowHeights', (sheet) => resizeRows(state, sheet, start, count, height)),
    autoResizeRows: (start: number, count: number) =>
      write('autoResizeRows', (sheet) => resizeRows(state, sheet, start, count, sheet.rowHeights.blank)),
    hideRows: (at: number, count?: number) =>
      void write('hideRows', (sheet) => setRowsHidden(state, sheet, at, count ?? 1, true)),
    hideRow: (range: unknown) =>
      void write('hideRow', (sheet) => setRowsHidden(state, sheet, ...rowsOf(range, 'hideRow'), true)),
    showRows: (at: number, count?: number) =>
      void write('showRows', (sheet) => setRowsHidden(state, sheet, at, count ?? 1, false)),
    unhideRow: (range: unknown) =>
      void write('unhideRow', (sheet) => setRowsHidden(state, sheet, ...rowsOf(range, 'unhideRow'), false)),
    hideColumns: (at: number, count?: number) =>
      void write('hideColumns', (sheet) => setColumnsHidden(state, sheet, at, count ?? 1, true)),
    hideColumn: (range: unknown) =>
      void write('hideColumn', (sheet) => setColumnsHidden(state, sheet, ...columnsOf(range, 'hideColumn'), true)),
    showColumns: (at: number, count?: number) =>
      void write('showColumns', (sheet) => setColumnsHidden(state, sheet, at, count ?? 1, false)),
    unhideColumn: (range: unknown) =>
      void write('unhideColumn', (sheet) => setColumnsHidden(state, sheet, ...columnsOf(range, 'unhideColumn'), false)),
    isRowHiddenByUser: (position: number) =>
      read('isRowHiddenByUser', (sheet) => trackGet(sheet.rowsHiddenByUser, rowAt(sheet, position))),
    isRowHiddenByFilter: (position: number) =>
      read('isRowHiddenByFilter', (sheet) => trackGet(sheet.rowsHiddenByFilter, rowAt(sheet, position))),
    isColumnHiddenByUser: (position: number) =>
      read('isColumnHiddenByUser', (sheet) => columnAt(sheet, position).hidden),
    hasHiddenGridlines: () => read('hasHiddenGridlines', (sheet) => sheet.gridlinesHidden === true),
    setHiddenGridlines: (hidden: boolean) =>
      write('setHiddenGridlines', (sheet) => {
        sheet.gridlinesHidden = hidden;
      }),
    isRightToLeft: () => read('isRightToLeft', (sheet) => sheet.rightToLeft === true),
    setRightToLeft: (rightToLeft: boolean) =>
      write('setRightToLeft', (sheet) => {
        sheet.rightToLeft = rightToLeft;
      }),
  };
  return methods;
}

function columnAt(sheet: SheetState, position: number): Column {
  const found = sheet.columns[position - 1];
  if (!found) throw new GridError('columnsOutOfBounds');
  return found;
}

/** The position itself, if there is such a row. */
function rowAt(sheet: SheetState, position: number): number {
  if (!Number.isInteger(position) || position < 1 || position > sheet.rows) throw new GridError('rowsOutOfBounds');
  return position;
}
