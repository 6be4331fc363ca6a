import { GridError } from '../../grid/base/grid-error';
import { SortOrder } from '../bare-enums';
import { reading, type SpreadsheetContext } from '../context';
import { emulatedBeyondTypes } from '../emulated';

/** How a column of a filter is sorted; of one that is not, asking for the order fails (gas-fakes, seen on live). */
export function createSortSpec(context: SpreadsheetContext, column: number, ascending: boolean | null): object {
  const get = <T>(method: string, value: () => T): T => reading(context, `SortSpec.${method}`, value, { ms: 0 });
  return emulatedBeyondTypes<Record<string, unknown>>('SortSpec', {
    getDimensionIndex: () => get('getDimensionIndex', () => column),
    isAscending: () => get('isAscending', () => ascending === true),
    getSortOrder: () =>
      get('getSortOrder', () => {
        if (ascending === null) throw new GridError('unexpectedOn', 'getSortOrder', 'SpreadsheetApp.SortSpec');
        return ascending ? SortOrder.ASCENDING : SortOrder.DESCENDING;
      }),
  });
}
