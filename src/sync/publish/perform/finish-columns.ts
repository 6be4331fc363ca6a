/** What is said of a table's columns once their cells are written: tags, notes on headers, and which are hidden. */
import type { SheetEdit, Spreadsheet } from '../../../ports/spreadsheet';
import { columnRuns } from '../../../sheet/column-runs';
import type { Table } from '../../job/table';
import { isId, type PlacedColumn, tagColumns } from '../../own/claim';
import { COLUMN_TAG } from '../../own/columns/column-tags';
import type { Journal } from '../journal/journal';
import type { Prepared } from '../prepare/prepared';

export function finishColumns({ journal, sheet, headers, places }: Prepared, spreadsheet: Spreadsheet): void {
  const sheetId = sheet.info.id;
  const shifted = new Map(places.columns.map((column, index) => [column, journal.columns[index]]));
  const claim = { sheetId, tableId: journal.table.id, headerRow: sheet.headerRow, maxRows: sheet.info.maxRows };
  const retagged = headers.retagged.flatMap((at): PlacedColumn[] => {
    const column = shifted.get(at);
    return column ? [{ column, at }] : [];
  });
  spreadsheet.apply([...tagColumns(claim, retagged), ...hidingEdits(sheetId, journal, places)]);
  for (const { column, text } of headers.reset) {
    const block = { sheetId, row: sheet.headerRow, column, rows: 1, columns: 1 };
    if (spreadsheet.notes(block)[0]?.text === text) spreadsheet.apply([{ kind: 'clearNotes', block }]);
  }
  for (const { column, field } of headers.renamed) {
    const block = { sheetId, row: sheet.headerRow, column, rows: 1, columns: 1 };
    if (spreadsheet.notes(block).length > 0) continue;
    spreadsheet.apply([{ kind: 'writeNotes', sheetId, row: sheet.headerRow, column, notes: [[field]] }]);
  }
}

/** From now on what stands in a column that left the view is user content: not before the rows are placed for the last time. */
export function tagEmptied({ sheet, headers }: Prepared, spreadsheet: Spreadsheet): void {
  const sheetId = sheet.info.id;
  spreadsheet.apply(
    headers.emptied.map(({ column, value }): SheetEdit => {
      return { kind: 'tagColumn', sheetId, column, tag: { key: COLUMN_TAG, value } };
    }),
  );
}

/** The person chose otherwise whether ids are hidden. */
function hidingEdits(sheetId: number, { before, table, columns }: Journal, places: Prepared['places']): SheetEdit[] {
  const hides = ({ options }: Table): boolean => options.relationIds === 'hidden';
  if (before === null || hides(before.table) === hides(table)) return [];
  const kind = hides(table) ? 'hideColumns' : 'showColumns';
  const ids = columns.flatMap(({ key, isHidden }, index) =>
    isHidden || (kind === 'showColumns' && isId(key)) ? [places.columns[index] ?? 0] : [],
  );
  return columnRuns([...ids].sort((one, other) => one - other)).map(({ column, count }) => ({
    kind,
    sheetId,
    column,
    count,
  }));
}
