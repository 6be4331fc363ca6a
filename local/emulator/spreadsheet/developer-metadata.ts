import { changeMetadata, removeMetadata, requireMetadata } from '../grid/state/metadata';
import { type MetadataLocation, type MetadataState } from '../grid/base/parts';
import {
  acting,
  reading,
  refOf,
  sheetIdOf,
  sheetState,
  signatureError,
  type SpreadsheetContext,
  textOf,
} from './context';
import { emulated } from './emulated';
import { DeveloperMetadataLocationType, DeveloperMetadataVisibility, memberName } from './enums';
import { columnRange, lineOf, rowRange } from './metadata-lines';

type DeveloperMetadata = GoogleAppsScript.Spreadsheet.DeveloperMetadata;
type Location = GoogleAppsScript.Spreadsheet.DeveloperMetadataLocation;

/** The overloads of `addDeveloperMetadata`: (key), (key, visibility), (key, value), (key, value, visibility). */
export function readMetadataArguments(
  context: SpreadsheetContext,
  method: string,
  args: readonly unknown[],
): Pick<MetadataState, 'key' | 'value' | 'visibility'> {
  const [key, second, third] = args;
  const visibility = memberName(args.at(-1), ['DOCUMENT', 'PROJECT']);
  const value = typeof second === 'string' ? second : null;
  const known =
    typeof key === 'string' &&
    (args.length === 1 ||
      (args.length === 2 && (value !== null || visibility !== undefined)) ||
      (args.length === 3 && value !== null && third !== undefined && visibility !== undefined));
  if (!known) throw signatureError(context, method, args);
  return { key, value, visibility: visibility ?? 'DOCUMENT' };
}

export function createMetadata(context: SpreadsheetContext, id: number): DeveloperMetadata {
  const { state } = context;
  const get = <T>(method: string, property: (entry: MetadataState) => T): T =>
    reading(context, `DeveloperMetadata.${method}`, () => property(requireMetadata(state, id)));
  const set = (method: string, patch: () => Parameters<typeof changeMetadata>[2]): DeveloperMetadata =>
    acting(context, `DeveloperMetadata.${method}`, () => {
      changeMetadata(state, id, patch());
      return metadata;
    });
  const methods: Pick<
    DeveloperMetadata,
    | 'getId'
    | 'getKey'
    | 'getValue'
    | 'getVisibility'
    | 'getLocation'
    | 'setKey'
    | 'setValue'
    | 'moveToColumn'
    | 'moveToRow'
    | 'moveToSheet'
    | 'moveToSpreadsheet'
    | 'remove'
  > = {
    getId: () => get('getId', (entry) => entry.id),
    getKey: () => get('getKey', (entry) => entry.key),
    getValue: () => get('getValue', (entry) => entry.value),
    getVisibility: () => get('getVisibility', (entry) => DeveloperMetadataVisibility[entry.visibility]),
    getLocation: () => get('getLocation', (entry) => createLocation(context, entry.location)),
    setKey: (key: unknown) => set('setKey', () => ({ key: textOf(context, key, 'DeveloperMetadata.setKey') })),
    setValue: (value: unknown) =>
      set('setValue', () => ({ value: textOf(context, value, 'DeveloperMetadata.setValue') })),
    moveToColumn: (column: unknown) =>
      set('moveToColumn', () => ({ location: lineOf(refOf(context, column, 'DeveloperMetadata.moveToColumn')) })),
    moveToRow: (row: unknown) =>
      set('moveToRow', () => ({ location: lineOf(refOf(context, row, 'DeveloperMetadata.moveToRow')) })),
    moveToSheet: (sheet: unknown) =>
      set('moveToSheet', () => ({
        location: { type: 'SHEET', sheetId: sheetIdOf(context, sheet, 'DeveloperMetadata.moveToSheet') },
      })),
    moveToSpreadsheet: () => set('moveToSpreadsheet', () => ({ location: { type: 'SPREADSHEET' } })),
    remove: () => acting(context, 'DeveloperMetadata.remove', () => removeMetadata(state, id)),
  };
  const metadata = emulated<DeveloperMetadata, keyof typeof methods>('DeveloperMetadata', methods);
  return metadata;
}

/** Where an entry is attached: exactly one of the four getters is not null. */
function createLocation(context: SpreadsheetContext, location: MetadataLocation): Location {
  const get = <T>(method: string, value: () => T): T => reading(context, `DeveloperMetadataLocation.${method}`, value);
  const methods: Pick<Location, 'getLocationType' | 'getSpreadsheet' | 'getSheet' | 'getRow' | 'getColumn'> = {
    getLocationType: () => get('getLocationType', () => DeveloperMetadataLocationType[location.type]),
    getSpreadsheet: () => get('getSpreadsheet', () => (location.type === 'SPREADSHEET' ? context.spreadsheet() : null)),
    getSheet: () => get('getSheet', () => (location.type === 'SHEET' ? context.sheet(location.sheetId) : null)),
    getRow: () =>
      get('getRow', () => {
        if (location.type !== 'ROW') return null;
        const { columns } = sheetState(context, location.sheetId);
        return rowRange(context, location.sheetId, location.index, columns.length);
      }),
    getColumn: () =>
      get('getColumn', () => {
        if (location.type !== 'COLUMN') return null;
        return columnRange(context, location.sheetId, location.index, sheetState(context, location.sheetId).rows);
      }),
  };
  return emulated<Location, keyof typeof methods>('DeveloperMetadataLocation', methods);
}
