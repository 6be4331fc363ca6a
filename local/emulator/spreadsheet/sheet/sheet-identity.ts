import { activateSheet, copyName, duplicateSheet, renameSheet, setSheetHidden } from '../../grid/structure/sheets';
import { addMetadata, findMetadata } from '../../grid/state/metadata';
import type { CallCost } from '../../execution';
import { reading, sheetState, signatureError, type SpreadsheetContext, textOf } from '../context';
import { SheetType } from '../enums';
import { createMetadata, readMetadataArguments } from '../developer-metadata';
import { createMetadataFinder } from '../metadata-finder';
import type { SheetScope } from './sheet-scope';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Name, place, visibility and metadata of a sheet. */
export function sheetIdentity({ context, sheetId, writer, read, write }: SheetScope) {
  const { state, projectId } = context;
  const nameBy = (method: 'getName' | 'getSheetName'): string =>
    reading(context, `Sheet.${method}`, () => sheetState(context, sheetId).name, nameCost(context));
  const methods: Pick<
    Sheet,
    | 'getSheetId'
    | 'getName'
    | 'getSheetName'
    | 'setName'
    | 'getIndex'
    | 'getType'
    | 'copyTo'
    | 'activate'
    | 'hideSheet'
    | 'showSheet'
    | 'isSheetHidden'
    | 'getTabColor'
    | 'addDeveloperMetadata'
    | 'getDeveloperMetadata'
    | 'createDeveloperMetadataFinder'
  > = {
    getSheetId: () => read('getSheetId', (sheet) => sheet.id),
    getName: () => nameBy('getName'),
    getSheetName: () => nameBy('getSheetName'),
    setName: (name: unknown) =>
      write('setName', () => renameSheet(state, sheetId, textOf(context, name, 'Sheet.setName'), writer)),
    getIndex: () => read('getIndex', (sheet) => state.sheets.indexOf(sheet) + 1),
    getType: () => read('getType', () => SheetType.GRID),
    copyTo: (target: unknown) =>
      read('copyTo', (sheet) => {
        if (target !== context.spreadsheet()) throw signatureError(context, 'Sheet.copyTo', [target]);
        const { activeSheetId } = state;
        const copy = duplicateSheet(state, sheet, copyName(state, sheet), state.sheets.length);
        state.activeSheetId = activeSheetId;
        return context.sheet(copy.id);
      }),
    activate: () => write('activate', () => activateSheet(state, sheetId)),
    hideSheet: () => write('hideSheet', () => setSheetHidden(state, sheetId, true)),
    showSheet: () => write('showSheet', () => setSheetHidden(state, sheetId, false)),
    isSheetHidden: () => read('isSheetHidden', (sheet) => sheet.hidden),
    getTabColor: () => read('getTabColor', (sheet) => sheet.tabColor),
    addDeveloperMetadata: (...args: readonly unknown[]) =>
      write('addDeveloperMetadata', () => {
        const entry = readMetadataArguments(context, 'Sheet.addDeveloperMetadata', args);
        addMetadata(state, { ...entry, projectId, location: { type: 'SHEET', sheetId } });
      }),
    getDeveloperMetadata: () =>
      read('getDeveloperMetadata', () =>
        findMetadata(state, { projectId, locationType: 'SHEET' })
          .filter(({ location }) => location.type === 'SHEET' && location.sheetId === sheetId)
          .map((entry) => createMetadata(context, entry.id)),
      ),
    createDeveloperMetadataFinder: () =>
      read('createDeveloperMetadataFinder', () => createMetadataFinder(context, { kind: 'sheet', sheetId })),
  };
  return methods;
}

/** Measured by one author (google.md §6.4): a name waits until the changes before it are computed. */
function nameCost({ state, computed }: SpreadsheetContext): CallCost {
  if (state.variants.sheetNames === 'quick') return {};
  const isComputed = computed.version === state.version;
  computed.version = state.version;
  return { ms: isComputed ? 150 : 17_000 };
}
