import type { CellContent } from '../../emulator/grid/cell';
import type { SheetState, SpreadsheetState } from '../../emulator/grid/state';
import { cellAt, idsOn, isEmptied, ownedColumns } from './sheet';

/** What stands in the table's own columns, by record: key of the column → content. */
export type Rows = ReadonlyMap<string, ReadonlyMap<string, CellContent>>;

/** Rows with an id; of a record that stands in two, the first. Without the columns that left the view. */
export function rowsById(state: SpreadsheetState, sheet: SheetState): Rows {
  const owned = [...ownedColumns(state, sheet.id)].filter(([, column]) => !isEmptied(sheet, column));
  const rows = new Map<string, ReadonlyMap<string, CellContent>>();
  idsOn(state, sheet).forEach((id, index) => {
    if (id === '' || rows.has(id)) return;
    rows.set(id, new Map(owned.map(([key, column]) => [key, plain(cellAt(sheet, index + 2, column))])));
  });
  return rows;
}

/** A link is its text. */
function plain(content: CellContent): CellContent {
  return content !== null && typeof content === 'object' && 'runs' in content ? content.text : content;
}
