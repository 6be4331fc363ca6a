import { findMetadata, type MetadataQuery } from '../grid/state/metadata';
import { type MetadataLocation } from '../grid/base/parts';
import type { Rect } from '../grid/base/rect';
import { type RangeRef, reading, signatureError, type SpreadsheetContext } from './context';
import { createMetadata } from './developer-metadata';
import { emulated } from './emulated';
import { memberName } from './enums';

type Finder = GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder;

/** Where a finder looks: in the whole spreadsheet, on one sheet with its rows and columns, or on the lines of a range. */
export type FinderScope =
  | { readonly kind: 'spreadsheet' }
  | { readonly kind: 'sheet'; readonly sheetId: number }
  | { readonly kind: 'range'; readonly ref: RangeRef };

export function createMetadataFinder(context: SpreadsheetContext, scope: FinderScope): Finder {
  let query: MetadataQuery = { projectId: context.projectId };
  let intersecting = false;
  const narrow = (method: string, patch: () => Partial<MetadataQuery>): Finder => {
    context.execution.call(`DeveloperMetadataFinder.${method}`, { ms: 0 });
    query = { ...query, ...patch() };
    return finder;
  };
  const methods: Pick<
    Finder,
    'find' | 'onIntersectingLocations' | 'withKey' | 'withLocationType' | 'withValue' | 'withVisibility'
  > = {
    withKey: (key: string) => narrow('withKey', () => ({ key })),
    withValue: (value: string) => narrow('withValue', () => ({ value })),
    withVisibility: (value: unknown) =>
      narrow('withVisibility', () => {
        const visibility = memberName(value, ['DOCUMENT', 'PROJECT']);
        if (visibility) return { visibility };
        throw signatureError(context, 'DeveloperMetadataFinder.withVisibility', [value]);
      }),
    withLocationType: (value: unknown) =>
      narrow('withLocationType', () => {
        const locationType = memberName(value, ['SPREADSHEET', 'SHEET', 'ROW', 'COLUMN']);
        if (locationType) return { locationType };
        throw signatureError(context, 'DeveloperMetadataFinder.withLocationType', [value]);
      }),
    onIntersectingLocations: () =>
      narrow('onIntersectingLocations', () => {
        intersecting = true;
        return {};
      }),
    find: () =>
      reading(context, 'DeveloperMetadataFinder.find', () =>
        findMetadata(context.state, query)
          .filter((entry) => isInScope(scope, entry.location, intersecting))
          .map((entry) => createMetadata(context, entry.id)),
      ),
  };
  const finder = emulated<Finder, keyof typeof methods>('DeveloperMetadataFinder', methods);
  return finder;
}

/** `intersecting` widens the search to the locations that contain or cross the scope. */
function isInScope(scope: FinderScope, location: MetadataLocation, intersecting: boolean): boolean {
  if (scope.kind === 'spreadsheet') return true;
  if (location.type === 'SPREADSHEET') return intersecting;
  const sheetId = scope.kind === 'sheet' ? scope.sheetId : scope.ref.sheetId;
  if (location.sheetId !== sheetId) return false;
  if (scope.kind === 'sheet') return true;
  if (location.type === 'SHEET') return intersecting;
  const { rect, wholeColumns, wholeRows } = scope.ref;
  const crosses = isCrossed(rect, location.type, location.index);
  if (intersecting) return crosses;
  return crosses && (location.type === 'COLUMN' ? wholeColumns : wholeRows);
}

function isCrossed(rect: Rect, type: 'ROW' | 'COLUMN', index: number): boolean {
  return type === 'ROW'
    ? index >= rect.row && index < rect.row + rect.rows
    : index >= rect.column && index < rect.column + rect.columns;
}
