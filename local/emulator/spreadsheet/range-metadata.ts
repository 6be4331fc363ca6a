import { addMetadata, findMetadata, type MetadataLocation } from '../grid/metadata';
import { GridError } from '../grid/grid-error';
import type { RangeRef, SpreadsheetContext } from './context';
import { createMetadata, readMetadataArguments } from './developer-metadata';
import { createMetadataFinder } from './metadata-finder';
import type { RangeScope } from './range';

type Range = GoogleAppsScript.Spreadsheet.Range;

/** Developer metadata of whole columns and rows. */
export function rangeMetadata({ context, ref, read, write }: RangeScope) {
  const { state, projectId } = context;
  const methods: Pick<Range, 'addDeveloperMetadata' | 'getDeveloperMetadata' | 'createDeveloperMetadataFinder'> = {
    addDeveloperMetadata: (...args: readonly unknown[]) =>
      write(
        'addDeveloperMetadata',
        () => {
          const entry = readMetadataArguments(context, 'Range.addDeveloperMetadata', args);
          addMetadata(state, { ...entry, projectId, location: lineOf(ref) });
        },
        0,
      ),
    getDeveloperMetadata: () =>
      read(
        'getDeveloperMetadata',
        () =>
          findMetadata(state, { projectId })
            .filter((entry) => isLineOf(ref, entry.location))
            .map((entry) => createMetadata(context, entry.id)),
        0,
      ),
    createDeveloperMetadataFinder: () =>
      read('createDeveloperMetadataFinder', () => createMetadataFinder(context, { kind: 'range', ref }), 0),
  };
  return methods;
}

/**
 * The row or column a range stands for. Only a range written as one ("C:C", "4:4") is taken; whether Google also takes one
 * given by coordinates that happen to reach the edge is unconfirmed, so it is refused here.
 */
export function lineOf(ref: RangeRef): MetadataLocation {
  const { rect, sheetId } = ref;
  if (ref.wholeColumns && rect.columns === 1) return { type: 'COLUMN', sheetId, index: rect.column };
  if (ref.wholeRows && rect.rows === 1) return { type: 'ROW', sheetId, index: rect.row };
  throw new GridError('metadataLocation');
}

function isLineOf({ rect, sheetId, wholeColumns, wholeRows }: RangeRef, location: MetadataLocation): boolean {
  if (location.type !== 'ROW' && location.type !== 'COLUMN') return false;
  if (location.sheetId !== sheetId) return false;
  return location.type === 'COLUMN'
    ? wholeColumns && location.index >= rect.column && location.index < rect.column + rect.columns
    : wholeRows && location.index >= rect.row && location.index < rect.row + rect.rows;
}

export function columnRange(context: SpreadsheetContext, sheetId: number, index: number, rows: number): Range {
  const rect = { row: 1, column: index, rows, columns: 1 };
  return context.range({ sheetId, rect, wholeColumns: true, wholeRows: false });
}

export function rowRange(context: SpreadsheetContext, sheetId: number, index: number, columns: number): Range {
  const rect = { row: index, column: 1, rows: 1, columns };
  return context.range({ sheetId, rect, wholeColumns: false, wholeRows: true });
}
