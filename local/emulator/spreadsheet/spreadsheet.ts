import { noteSheetList } from '../grid/compute/note-changes';
import { GridError } from '../grid/base/grid-error';
import { addMetadata, findMetadata } from '../grid/state/metadata';
import { findNamedRange, removeNamedRange, setNamedRange } from '../grid/state/named-ranges';
import type { SheetState } from '../grid/state/state';
import { isNamedZone } from '../zone';
import { activeSheetMethods } from './active-sheet';
import { rangeOf, refOf, sheetState, signatureError, type SpreadsheetContext, textOf } from './context';
import { createMetadata, readMetadataArguments } from './developer-metadata';
import { emulated } from './emulated';
import { memberName } from './enums';
import { createMetadataFinder } from './metadata-finder';
import { createNamedRange } from './named-range';
import { createProtection } from './protection';
import { refFromA1 } from './ranges';
import { type SpreadsheetScope, spreadsheetScope } from './spreadsheet-scope';
import { sheetListMethods } from './spreadsheet-sheets';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type IdentityMethods = Pick<
  Spreadsheet,
  | 'getId'
  | 'getUrl'
  | 'getName'
  | 'rename'
  | 'getSpreadsheetTimeZone'
  | 'setSpreadsheetTimeZone'
  | 'getSpreadsheetLocale'
  | 'setSpreadsheetLocale'
>;
type RangeMethods = Pick<
  Spreadsheet,
  | 'getActiveRange'
  | 'getRange'
  | 'getRangeByName'
  | 'getNamedRanges'
  | 'setNamedRange'
  | 'removeNamedRange'
  | 'getProtections'
>;
type RemarkMethods = Pick<
  Spreadsheet,
  'addDeveloperMetadata' | 'getDeveloperMetadata' | 'createDeveloperMetadataFinder' | 'toast'
>;

export function createSpreadsheet(context: SpreadsheetContext): Spreadsheet {
  const spreadsheet: Spreadsheet = emulated<Spreadsheet, keyof ReturnType<typeof spreadsheetMethods>>(
    'Spreadsheet',
    spreadsheetMethods(context, () => spreadsheet),
  );
  return spreadsheet;
}

function spreadsheetMethods(context: SpreadsheetContext, self: () => Spreadsheet) {
  const scope = spreadsheetScope(context);
  return {
    ...activeSheetMethods(context),
    ...identityMethods(scope),
    ...sheetListMethods(scope),
    ...rangeMethods(scope),
    ...remarkMethods(scope, self),
  };
}

/** Id, name, zone and locale. */
function identityMethods({ context, get, act }: SpreadsheetScope): IdentityMethods {
  const { state } = context;
  return {
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
  };
}

/** Ranges of the active sheet, named ranges and protections. */
function rangeMethods({ context, get, act }: SpreadsheetScope): RangeMethods {
  const { state } = context;
  const active = (): SheetState => sheetState(context, state.activeSheetId);
  return {
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
  };
}

/** What is kept with the spreadsheet or shown over it: metadata and toasts. */
function remarkMethods({ context, get, act }: SpreadsheetScope, self: () => Spreadsheet): RemarkMethods {
  const { state } = context;
  return {
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
}

/** What Google shows a toast for when not told. */
const DEFAULT_TOAST_SECONDS = 5;
