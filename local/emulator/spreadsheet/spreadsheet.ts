import { addMetadata, findMetadata } from '../grid/state/metadata';
import { usedCells } from '../grid/edit/contents';
import { GridError } from '../grid/base/grid-error';
import { findNamedRange, removeNamedRange, setNamedRange } from '../grid/state/named-ranges';
import { isNamedZone } from '../zone';
import {
  activateSheet,
  copyName,
  deleteSheet,
  duplicateSheet,
  insertSheet,
  sheetByName,
} from '../grid/structure/sheets';
import { findSheet, type SheetState } from '../grid/state/state';
import { activeSheetMethods } from './active-sheet';
import { noteSheetList } from '../grid/compute/changes';
import {
  acting,
  rangeOf,
  reading,
  refOf,
  sheetIdOf,
  sheetState,
  signatureError,
  type SpreadsheetContext,
  textOf,
} from './context';
import { createMetadata, readMetadataArguments } from './developer-metadata';
import { emulated } from './emulated';
import { memberName } from './enums';
import { createMetadataFinder } from './metadata-finder';
import { createNamedRange } from './named-range';
import { createProtection } from './protection';
import { refFromA1 } from './ranges';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export function createSpreadsheet(context: SpreadsheetContext): Spreadsheet {
  const spreadsheet: Spreadsheet = emulated<Spreadsheet, keyof ReturnType<typeof spreadsheetMethods>>(
    'Spreadsheet',
    spreadsheetMethods(context, () => spreadsheet),
  );
  return spreadsheet;
}

function spreadsheetMethods(context: SpreadsheetContext, self: () => Spreadsheet) {
  const { execution, state } = context;
  const get = <T>(method: string, body: () => T): T => reading(context, `Spreadsheet.${method}`, body);
  const act = <T>(method: string, body: () => T, cells = 0): T =>
    acting(context, `Spreadsheet.${method}`, body, { cells });
  /** Cells of a sheet that Google copies whole. */
  const cellsOfTemplate = (args: readonly unknown[]): number => {
    const options = args.find((arg) => typeof arg === 'object' && arg !== null && 'template' in arg);
    const template: unknown = options && Reflect.get(options, 'template');
    const id = typeof template === 'object' && template !== null ? context.sheetIds.get(template) : undefined;
    return id === undefined ? 0 : usedCells(findSheet(state, id));
  };
  const found = (sheet: SheetState | undefined): Sheet | null => (sheet ? context.sheet(sheet.id) : null);
  const active = (): SheetState => sheetState(context, state.activeSheetId);
  const makeActive = (method: string, sheet: unknown): Sheet =>
    act(method, () => {
      const id = sheetIdOf(context, sheet, `Spreadsheet.${method}`);
      activateSheet(state, id);
      return context.sheet(id);
    });
  const writer = execution.userId;

  const methods: Pick<
    Spreadsheet,
    | 'getId'
    | 'getUrl'
    | 'getName'
    | 'rename'
    | 'getSpreadsheetTimeZone'
    | 'setSpreadsheetTimeZone'
    | 'getSpreadsheetLocale'
    | 'setSpreadsheetLocale'
    | 'getSheets'
    | 'getNumSheets'
    | 'getSheetByName'
    | 'getSheetById'
    | 'insertSheet'
    | 'deleteSheet'
    | 'duplicateActiveSheet'
    | 'getActiveSheet'
    | 'setActiveSheet'
    | 'getActiveRange'
    | 'getRange'
    | 'getRangeByName'
    | 'getNamedRanges'
    | 'setNamedRange'
    | 'removeNamedRange'
    | 'getProtections'
    | 'addDeveloperMetadata'
    | 'getDeveloperMetadata'
    | 'createDeveloperMetadataFinder'
    | 'toast'
  > = {
    getId: () => get('getId', () => state.id),
    getUrl: () => get('getUrl', () => `https://docs.google.com/spreadsheets/d/${state.id}/edit`),
    getName: () => get('getName', () => state.name),
    rename: (name: unknown) =>
      act('rename', () => {
        state.name = textOf(context, name, 'Spreadsheet.rename');
        noteSheetList(state);
      }),
    getSpreadsheetTimeZone: () => get('getSpreadsheetTimeZone', () => state.timeZone),
    setSpreadsheetTimeZone: (zone: string) =>
      act('setSpreadsheetTimeZone', () => {
        if (!isNamedZone(zone)) throw new GridError('invalidArgument', zone);
        state.timeZone = zone;
      }),
    getSpreadsheetLocale: () => get('getSpreadsheetLocale', () => state.locale),
    setSpreadsheetLocale: (locale: string) =>
      act('setSpreadsheetLocale', () => {
        if (!/^[a-z]{2}(_[A-Z]{2})?$/.test(locale)) throw new GridError('invalidArgument', locale);
        state.locale = locale;
      }),
    getSheets: () => get('getSheets', () => state.sheets.map((sheet) => context.sheet(sheet.id))),
    getNumSheets: () => get('getNumSheets', () => state.sheets.length),
    getSheetByName: (name: unknown) =>
      get('getSheetByName', () => found(sheetByName(state, textOf(context, name, 'Spreadsheet.getSheetByName')))),
    getSheetById: (id: number) => get('getSheetById', () => found(findSheet(state, id))),
    insertSheet: (...args: readonly unknown[]) =>
      act(
        'insertSheet',
        () => {
          const [name, position, template] = readInsertArguments(args);
          if (template === undefined) return context.sheet(insertSheet(state, name, position).id);
          const source = sheetState(context, template);
          const given = name ?? `${source.name} (${state.sheets.length + 1})`;
          return context.sheet(duplicateSheet(state, source, given, position).id);
        },
        cellsOfTemplate(args),
      ),
    deleteSheet: (sheet: unknown) =>
      act('deleteSheet', () => deleteSheet(state, sheetIdOf(context, sheet, 'Spreadsheet.deleteSheet'), writer)),
    duplicateActiveSheet: () =>
      act(
        'duplicateActiveSheet',
        () => context.sheet(duplicateSheet(state, active(), copyName(state, active())).id),
        usedCells(active()),
      ),
    getActiveSheet: () => get('getActiveSheet', () => context.sheet(active().id)),
    setActiveSheet: (sheet: unknown) => makeActive('setActiveSheet', sheet),
    getActiveRange: () => get('getActiveRange', () => rangeOf(context, active().id, active().activeRange)),
    getRange: (a1: string) =>
      get('getRange', () => {
        if (typeof a1 !== 'string') throw signatureError(context, 'Spreadsheet.getRange', [a1]);
        return context.range(refFromA1(context, active(), a1));
      }),
    getRangeByName: (name: string) =>
      get('getRangeByName', () => {
        const range = findNamedRange(state, name);
        return range ? rangeOf(context, range.sheetId, range.rect) : null;
      }),
    getNamedRanges: () =>
      get('getNamedRanges', () => state.namedRanges.map((range) => createNamedRange(context, range.name))),
    setNamedRange: (name: string, range: unknown) =>
      act('setNamedRange', () => {
        const ref = refOf(context, range, 'Spreadsheet.setNamedRange');
        setNamedRange(state, name, ref.sheetId, ref.rect);
      }),
    removeNamedRange: (name: string) => act('removeNamedRange', () => removeNamedRange(state, name)),
    getProtections: (type: unknown) =>
      get('getProtections', () => {
        const wanted = memberName(type, ['RANGE', 'SHEET']);
        if (!wanted) throw signatureError(context, 'Spreadsheet.getProtections', [type]);
        return state.protections
          .filter((protection) => protection.type === wanted)
          .map((protection) => createProtection(context, protection.id));
      }),
    addDeveloperMetadata: (...args: readonly unknown[]) =>
      act('addDeveloperMetadata', () => {
        const entry = readMetadataArguments(context, 'Spreadsheet.addDeveloperMetadata', args);
        addMetadata(state, { ...entry, projectId: context.projectId, location: { type: 'SPREADSHEET' } });
        return self();
      }),
    getDeveloperMetadata: () =>
      get('getDeveloperMetadata', () =>
        findMetadata(state, { projectId: context.projectId, locationType: 'SPREADSHEET' }).map((entry) =>
          createMetadata(context, entry.id),
        ),
      ),
    createDeveloperMetadataFinder: () =>
      get('createDeveloperMetadataFinder', () => createMetadataFinder(context, { kind: 'spreadsheet' })),
    toast: (message: unknown, title?: unknown, seconds?: number | null) =>
      act('toast', () => {
        state.toasts.push({
          message: textOf(context, message, 'Spreadsheet.toast'),
          title: textOf(context, title ?? '', 'Spreadsheet.toast'),
          seconds: seconds ?? DEFAULT_TOAST_SECONDS,
        });
        noteSheetList(state);
      }),
  };
  return { ...activeSheetMethods(context), ...methods };

  /** (name?, position?, { template }?) in this order, each of them optional. */
  function readInsertArguments(args: readonly unknown[]): [string | undefined, number | undefined, number | undefined] {
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
}

/** What Google shows a toast for when not told. */
const DEFAULT_TOAST_SECONDS = 5;
