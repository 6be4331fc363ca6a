/** Columns of a table that its view has no more. */

import { columnLetters } from '../../cells/column-letters';
import type { StaleColumn } from '../../protocol/table';
import { COLUMN_TAG, emptiedColumns } from '../../sync/own/columns/column-tags';
import { knownIds } from '../../sync/own/known-ids';
import { readTableSheet } from '../../sync/own/columns/table-sheet';
import type { App } from '../app/app';
import { placedTable } from '../pull/pulls';

interface Placed extends StaleColumn {
  readonly column: number;
}

export const staleColumns = (app: App, tableId: string): readonly StaleColumn[] => found(app, tableId).map(shown);

const shown = ({ tag, header, letter, isEmpty }: Placed): StaleColumn => ({ tag, header, letter, isEmpty });

function found(app: App, tableId: string): readonly Placed[] {
  const { spreadsheet } = app;
  const { table, sheetId } = placedTable(app, tableId);
  const { viewName } = table;
  const question = {
    tableId,
    sheetId,
    viewName,
    columns: [],
    isKnownId: knownIds(tableId, null, spreadsheet),
    memo: null,
  };
  const { headers, headerRow, used } = readTableSheet(question, spreadsheet);
  return emptiedColumns(tableId, spreadsheet.columnTags(sheetId, COLUMN_TAG)).map(({ column, tag }): Placed => {
    const header = headers[column - 1] ?? '';
    const block = { sheetId, row: headerRow + 1, column, rows: used.rows - headerRow, columns: 1 };
    const isEmpty = block.rows <= 0 || spreadsheet.scalars(block).every(([cell]) => cell === null);
    return { tag, header, letter: columnLetters(column), isEmpty, column };
  });
}

/** The caller holds the lock. @returns what is left. */
export function tidyUp(app: App, tableId: string, tags: readonly string[]): readonly StaleColumn[] {
  const { sheetId } = placedTable(app, tableId);
  const stale = found(app, tableId);
  const going = stale.filter(({ tag }) => tags.includes(tag)).sort((one, other) => other.column - one.column);
  app.spreadsheet.apply(going.map(({ column }) => ({ kind: 'deleteColumns', sheetId, column, count: 1 })));
  app.spreadsheet.flush();
  app.stamp.change();
  return found(app, tableId).map(shown);
}
