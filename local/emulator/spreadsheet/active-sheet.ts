import type { SpreadsheetContext } from './context';

/** Methods that a spreadsheet hands to its active sheet. */
const ACTIVE = [
  'appendRow',
  'deleteColumn',
  'deleteColumns',
  'deleteRow',
  'deleteRows',
  'getBandings',
  'getColumnWidth',
  'getCurrentCell',
  'getDataRange',
  'getFrozenRows',
  'getLastColumn',
  'getLastRow',
  'getRangeList',
  'getSheetId',
  'getSheetName',
  'getSheetValues',
  'insertColumnAfter',
  'insertColumnBefore',
  'insertColumnsAfter',
  'insertColumnsBefore',
  'insertRowBefore',
  'insertRowsAfter',
  'insertRowsBefore',
  'isColumnHiddenByUser',
  'isRowHiddenByFilter',
  'isRowHiddenByUser',
  'setColumnWidth',
  'setFrozenRows',
  'sort',
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
