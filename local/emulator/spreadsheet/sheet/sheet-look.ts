import { GridError } from '../../grid/base/grid-error';
import { resizeColumns, setColumnsHidden, setRowsHidden } from '../../grid/edit/layout';
import { setFrozen } from '../../grid/structure/sheets';
import { trackGet } from '../../grid/base/track';
import type { Column, SheetState } from '../../grid/state/state';
import type { SheetScope } from './sheet-scope';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Freezing, hiding and sizes of rows and columns. */
export function sheetLook({ context, read, write }: SheetScope) {
  const { state } = context;
  const methods: Pick<
    Sheet,
    | 'getFrozenRows'
    | 'setFrozenRows'
    | 'getColumnWidth'
    | 'setColumnWidth'
    | 'setColumnWidths'
    | 'hideRows'
    | 'showRows'
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
    hideRows: (at: number, count?: number) =>
      void write('hideRows', (sheet) => setRowsHidden(state, sheet, at, count ?? 1, true)),
    showRows: (at: number, count?: number) =>
      void write('showRows', (sheet) => setRowsHidden(state, sheet, at, count ?? 1, false)),
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
