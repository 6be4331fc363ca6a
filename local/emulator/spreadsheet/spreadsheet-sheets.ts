import { usedCells } from '../grid/edit/contents';
import { findSheet, type SheetState } from '../grid/state/state';
import {
  activateSheet,
  copyName,
  deleteSheet,
  duplicateSheet,
  insertSheet,
  sheetByName,
} from '../grid/structure/sheets';
import { sheetIdOf, sheetState, signatureError, type SpreadsheetContext, textOf } from './context';
import type { SpreadsheetScope } from './spreadsheet-scope';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type SheetListMethods = Pick<
  Spreadsheet,
  | 'getSheets'
  | 'getNumSheets'
  | 'getSheetByName'
  | 'getSheetById'
  | 'insertSheet'
  | 'deleteSheet'
  | 'duplicateActiveSheet'
  | 'getActiveSheet'
  | 'setActiveSheet'
>;

/** The sheets of a spreadsheet: which there are, how they come and go, and the active one. */
export function sheetListMethods({ context, get, act }: SpreadsheetScope): SheetListMethods {
  const { state, execution } = context;
  const found = (sheet: SheetState | undefined): Sheet | null => (sheet ? context.sheet(sheet.id) : null);
  const active = (): SheetState => sheetState(context, state.activeSheetId);
  return {
    getSheets: () => get('getSheets', () => state.sheets.map((sheet) => context.sheet(sheet.id))),
    getNumSheets: () => get('getNumSheets', () => state.sheets.length),
    getSheetByName: (name: unknown) =>
      get('getSheetByName', () => found(sheetByName(state, textOf(context, name, 'Spreadsheet.getSheetByName')))),
    getSheetById: (id: number) => get('getSheetById', () => found(findSheet(state, id))),
    insertSheet: (...args: readonly unknown[]) =>
      act(
        'insertSheet',
        () => {
          const [name, position, template] = readInsertArguments(context, args);
          if (template === undefined) return context.sheet(insertSheet(state, name, position).id);
          const source = sheetState(context, template);
          const given = name ?? `${source.name} (${state.sheets.length + 1})`;
          return context.sheet(duplicateSheet(state, source, given, position).id);
        },
        cellsOfTemplate(context, args),
      ),
    deleteSheet: (sheet: unknown) =>
      act('deleteSheet', () =>
        deleteSheet(state, sheetIdOf(context, sheet, 'Spreadsheet.deleteSheet'), execution.userId),
      ),
    duplicateActiveSheet: () =>
      act(
        'duplicateActiveSheet',
        () => context.sheet(duplicateSheet(state, active(), copyName(state, active())).id),
        usedCells(active()),
      ),
    getActiveSheet: () => get('getActiveSheet', () => context.sheet(active().id)),
    setActiveSheet: (sheet: unknown) =>
      act('setActiveSheet', () => {
        const id = sheetIdOf(context, sheet, 'Spreadsheet.setActiveSheet');
        activateSheet(state, id);
        return context.sheet(id);
      }),
  };
}

/** Cells of a sheet that Google copies whole. */
function cellsOfTemplate({ state, sheetIds }: SpreadsheetContext, args: readonly unknown[]): number {
  const options = args.find((arg) => typeof arg === 'object' && arg !== null && 'template' in arg);
  const template: unknown = options && Reflect.get(options, 'template');
  const id = typeof template === 'object' && template !== null ? sheetIds.get(template) : undefined;
  return id === undefined ? 0 : usedCells(findSheet(state, id));
}

/** (name?, position?, { template }?) in this order, each of them optional. */
function readInsertArguments(
  context: SpreadsheetContext,
  args: readonly unknown[],
): [string | undefined, number | undefined, number | undefined] {
  const rest = [...args];
  const name = typeof rest[0] === 'string' ? rest[0] : undefined;
  if (name !== undefined) rest.shift();
  const position = typeof rest[0] === 'number' ? rest[0] : undefined;
  if (position !== undefined) rest.shift();
  const options = rest.shift();
  let template: number | undefined;
  if (typeof options === 'object' && options !== null && 'template' in options && options.template !== undefined) {
    template = sheetIdOf(context, options.template, 'Spreadsheet.insertSheet');
  } else if (options !== undefined && (typeof options !== 'object' || options === null)) {
    throw signatureError(context, 'Spreadsheet.insertSheet', args);
  }
  if (rest.length > 0) throw signatureError(context, 'Spreadsheet.insertSheet', args);
  return [name, position, template];
}
