import { GridError } from '../../grid/base/grid-error';
import { fitColumns, resizeColumns, setColumnsHidden, setRowsHidden } from '../../grid/edit/layout';
import { setFrozen } from '../../grid/structure/sheets';
import { trackGet } from '../../grid/base/track';
import type { Column, SheetState } from '../../grid/state/state';
import { refOf } from '../context';
import type { SheetScope } from './sheet-scope';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Freezing, hiding and sizes of rows and columns. */
export function sheetLook({ context, read, write }: SheetScope) {
  const { state } = context;
  const rowsHidden = (method: string, range: unknown, hidden: boolean): void =>
    void write(method, (sheet) => {
      const { rect } = refOf(context, range, `Sheet.${method}`);
      setRowsHidden(state, sheet, rect.row, rect.rows, hidden);
    });
  const columnsHidden = (method: string, range: unknown, hidden: boolean): void =>
    void write(method, (sheet) => {
      const { rect } = refOf(context, range, `Sheet.${method}`);
      setColumnsHidden(state, sheet, rect.column, rect.columns, hidden);
    });
  const methods: Pick<
    Sheet,
    | 'getFrozenRows'
    | 'setFrozenRows'
    | 'getColumnWidth'
    | 'setColumnWidth'
    | 'setColumnWidths'
    | 'autoResizeColumn'
    | 'autoResizeColumns'
    | 'hideRow'
    | 'unhideRow'
    | 'hideRows'
    | 'showRows'
    | 'hideColumn'
    | 'unhideColumn'
    | 'hideColumns'
    | 'showColumns'
    | 'isRowHiddenByUser'
    | 'isRowHiddenByFilter'
    | 'isColumnHiddenByUser'
    | 'hasHiddenGridlines'
    | 'setHiddenGridlines'
    | 'isRightToLeft'
    | 'setRightToLeft'
  > = {
    getFrozenRows: () => read('getFrozenRows', (sheet) => sheet.frozenRows),
    setFrozenRows: (count: number) => void write('setFrozenRows', (sheet) => setFrozen(state, sheet, 'row', count)),
    getColumnWidth: (position: number) => read('getColumnWidth', (sheet) => columnAt(sheet, position).width),
    setColumnWidth: (position: number, width: number) =>
      write('setColumnWidth', (sheet) => resizeColumns(state, sheet, position, 1, width)),
    setColumnWidths: (start: number, count: number, width: number) =>
      write('setColumnWidths', (sheet) => resizeColumns(state, sheet, start, count, width)),
    autoResizeColumn: (position: number) => write('autoResizeColumn', (sheet) => fitColumns(state, sheet, position, 1)),
    autoResizeColumns: (start: number, count: number) =>
      write('autoResizeColumns', (sheet) => fitColumns(state, sheet, start, count)),
    hideRow: (range: unknown) => rowsHidden('hideRow', range, true),
    unhideRow: (range: unknown) => rowsHidden('unhideRow', range, false),
    hideRows: (at: number, count?: number) =>
      void write('hideRows', (sheet) => setRowsHidden(state, sheet, at, count ?? 1, true)),
    showRows: (at: number, count?: number) =>
      void write('showRows', (sheet) => setRowsHidden(state, sheet, at, count ?? 1, false)),
    hideColumn: (range: unknown) => columnsHidden('hideColumn', range, true),
    unhideColumn: (range: unknown) => columnsHidden('unhideColumn', range, false),
    hideColumns: (at: number, count?: number) =>
      void write('hideColumns', (sheet) => setColumnsHidden(state, sheet, at, count ?? 1, true)),
    showColumns: (at: number, count?: number) =>
      void write('showColumns', (sheet) => setColumnsHidden(state, sheet, at, count ?? 1, false)),
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
