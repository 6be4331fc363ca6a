import { lineOf } from '../metadata-lines';
import { addMetadata, findMetadata } from '../../grid/state/metadata';
import { type MetadataLocation } from '../../grid/base/parts';
import type { RangeRef } from '../context';
import { createMetadata, readMetadataArguments } from '../developer-metadata';
import { createMetadataFinder } from '../metadata-finder';
import type { RangeScope } from './range-scope';

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

function isLineOf({ rect, sheetId, wholeColumns, wholeRows }: RangeRef, location: MetadataLocation): boolean {
  if (location.type !== 'ROW' && location.type !== 'COLUMN') return false;
  if (location.sheetId !== sheetId) return false;
  return location.type === 'COLUMN'
    ? wholeColumns && location.index >= rect.column && location.index < rect.column + rect.columns
    : wholeRows && location.index >= rect.row && location.index < rect.row + rect.rows;
}
