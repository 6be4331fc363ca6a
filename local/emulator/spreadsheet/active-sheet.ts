import type { SpreadsheetContext } from './context';

/** Methods that a spreadsheet hands to its active sheet. */
const ACTIVE = [
  'appendRow',
  'autoResizeColumn',
  'deleteColumn',
  'deleteColumns',
  'deleteRow',
  'deleteRows',
  'getActiveCell',
  'getBandings',
  'getColumnWidth',
  'getCurrentCell',
  'getDataRange',
  'getFrozenColumns',
  'getFrozenRows',
  'getLastColumn',
  'getLastRow',
  'getRangeList',
  'getRowHeight',
  'getSheetId',
  'getSheetName',
  'getSheetValues',
  'hideColumn',
  'hideRow',
  'insertColumnAfter',
  'insertColumnBefore',
  'insertColumnsAfter',
  'insertColumnsBefore',
  'insertRowAfter',
  'insertRowBefore',
  'insertRowsAfter',
  'insertRowsBefore',
  'isColumnHiddenByUser',
  'isRowHiddenByFilter',
  'isRowHiddenByUser',
  'setActiveSelection',
  'setColumnWidth',
  'setCurrentCell',
  'setFrozenColumns',
  'setFrozenRows',
  'setRowHeight',
  'sort',
  'unhideColumn',
  'unhideRow',
] as const;

export function activeSheetMethods(
  context: SpreadsheetContext,
): Pick<GoogleAppsScript.Spreadsheet.Spreadsheet, (typeof ACTIVE)[number]> {
  const methods = ACTIVE.map((name) => [
    name,
    (...args: readonly unknown[]): unknown => {
      context.execution.call(`Spreadsheet.${name}`, { ms: 0 });
      const sheet = context.sheet(context.state.activeSheetId);
      const method: unknown = Reflect.get(sheet, name);
      if (typeof method !== 'function') throw new Error(`Sheet.${name} is not emulated`);
      return Reflect.apply(method, sheet, args);
    },
  ]);
  return Object.fromEntries(methods);
}
