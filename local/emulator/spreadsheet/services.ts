import type { Execution } from '../execution';
import { GridError } from '../grid/base/grid-error';
import { activateSheet } from '../grid/structure/sheets';
import type { SpreadsheetState } from '../grid/state/state';
import { acting, rangeOf, reading, sheetIdOf, sheetState, type SpreadsheetContext } from './context';
import { newCellImage } from './looks/cell-image';
import { newColor } from './looks/color-object';
import { newConditionalFormat } from './looks/conditional-format';
import { newValidation } from './looks/data-validation';
import { BARE_ENUMS } from './bare-enums';
import { emulated } from './emulated';
import * as enums from './enums';
import { newFilterCriteria } from './looks/filter';
import { createRange } from './range/range';
import { newRichText } from './looks/rich-text';
import { createSheet } from './sheet/sheet';
import { createSpreadsheet } from './spreadsheet';
import { newTextStyle } from './looks/text-style';

type App = GoogleAppsScript.Spreadsheet.SpreadsheetApp;

export interface SpreadsheetServiceOptions {
  /** Script project, for developer metadata of visibility PROJECT. Default "add-on". */
  readonly projectId?: string;
}

/**
 * The SpreadsheetApp of one execution on one document. Every method starts with `execution.call` or runs in `execution.act`;
 * names not listed in the modules of this folder throw "… is not emulated". `getUi` is added by the platform's services: menus
 * and sidebars are no part of the grid.
 */
export function createSpreadsheetServices(
  execution: Execution,
  state: SpreadsheetState,
  options: SpreadsheetServiceOptions = {},
): { readonly SpreadsheetApp: App } {
  const context = createContext(execution, state, options);
  state.memo.now = () => execution.now();
  const get = <T>(method: string, body: () => T): T => reading(context, `SpreadsheetApp.${method}`, body);
  const act = <T>(method: string, body: () => T): T => acting(context, `SpreadsheetApp.${method}`, body);
  const make = <T>(method: string, body: () => T): T => reading(context, `SpreadsheetApp.${method}`, body, { ms: 0 });
  const active = () => sheetState(context, state.activeSheetId);
  const setActive = (id: number): void => activateSheet(state, id);

  const methods: Pick<
    App,
    | (keyof typeof enums & keyof App)
    | 'getActive'
    | 'getActiveSpreadsheet'
    | 'getActiveSheet'
    | 'setActiveSheet'
    | 'getActiveRange'
    | 'getCurrentCell'
    | 'openById'
    | 'flush'
    | 'newCellImage'
    | 'newColor'
    | 'newRichTextValue'
    | 'newTextStyle'
    | 'newDataValidation'
    | 'newConditionalFormatRule'
    | 'newFilterCriteria'
  > = {
    BandingTheme: enums.BandingTheme,
    BooleanCriteria: enums.BooleanCriteria,
    BorderStyle: enums.BorderStyle,
    ColorType: enums.ColorType,
    CopyPasteType: enums.CopyPasteType,
    DataValidationCriteria: enums.DataValidationCriteria,
    DeveloperMetadataLocationType: enums.DeveloperMetadataLocationType,
    DeveloperMetadataVisibility: enums.DeveloperMetadataVisibility,
    Dimension: enums.Dimension,
    Direction: enums.Direction,
    ProtectionType: enums.ProtectionType,
    RelativeDate: enums.RelativeDate,
    SheetType: enums.SheetType,
    TextDirection: enums.TextDirection,
    TextToColumnsDelimiter: enums.TextToColumnsDelimiter,
    ThemeColorType: enums.ThemeColorType,
    ValueType: enums.ValueType,
    WrapStrategy: enums.WrapStrategy,
    getActive: () => get('getActive', () => context.spreadsheet()),
    getActiveSpreadsheet: () => get('getActiveSpreadsheet', () => context.spreadsheet()),
    getActiveSheet: () => get('getActiveSheet', () => context.sheet(active().id)),
    setActiveSheet: (sheet: unknown) =>
      act('setActiveSheet', () => {
        const id = sheetIdOf(context, sheet, 'setActiveSheet');
        setActive(id);
        return context.sheet(id);
      }),
    getActiveRange: () => get('getActiveRange', () => rangeOf(context, active().id, active().activeRange)),
    getCurrentCell: () =>
      get('getCurrentCell', () => rangeOf(context, active().id, { ...active().activeRange, rows: 1, columns: 1 })),
    // With scope spreadsheets.currentonly no document can be opened by id, not even this one (google.md §3.2).
    openById: (id: string) => get('openById', () => refuseOpening(id)),
    flush: () => act('flush', () => execution.settle()),
    newCellImage: () => make('newCellImage', () => newCellImage(context)),
    newColor: () => make('newColor', () => newColor(context)),
    newRichTextValue: () => make('newRichTextValue', () => newRichText(context)),
    newTextStyle: () => make('newTextStyle', () => newTextStyle(context)),
    newDataValidation: () => make('newDataValidation', () => newValidation(context)),
    newConditionalFormatRule: () => make('newConditionalFormatRule', () => newConditionalFormat(context)),
    newFilterCriteria: () => make('newFilterCriteria', () => newFilterCriteria(context)),
  };
  return {
    SpreadsheetApp: emulated<App, keyof typeof methods>('SpreadsheetApp', { ...BARE_ENUMS, ...methods }),
  };
}

function refuseOpening(what: string): never {
  throw new GridError('openNotPermitted', what);
}

function createContext(
  execution: Execution,
  state: SpreadsheetState,
  options: SpreadsheetServiceOptions,
): SpreadsheetContext {
  let spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet | undefined;
  const context: SpreadsheetContext = {
    execution,
    state,
    projectId: options.projectId ?? 'add-on',
    spreadsheet: () => {
      spreadsheet ??= createSpreadsheet(context);
      return spreadsheet;
    },
    sheet: (sheetId) => createSheet(context, sheetId),
    range: (ref) => createRange(context, ref),
    rangeRefs: new WeakMap(),
    sheetIds: new WeakMap(),
    computed: { version: state.version },
  };
  return context;
}
