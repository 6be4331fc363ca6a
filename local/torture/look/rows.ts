import type { CellContent } from '../../emulator/grid/values/cell';
import type { Scene } from './scene';
import { cellAt, isEmptied } from './sheet';

/** What stands in the table's own columns, by record: key of the column → content. */
export type Rows = ReadonlyMap<string, ReadonlyMap<string, CellContent>>;

/** Rows with an id; of a record that stands in two, the first. Without the columns that left the view. */
export function rowsById({ state, sheet, columns, rows, headerRow }: Scene): Rows {
  const owned = [...columns].filter(([, column]) => !isEmptied(state, sheet, column, headerRow));
  const found = new Map<string, ReadonlyMap<string, CellContent>>();
  for (const { id, row } of rows) {
    if (!found.has(id)) found.set(id, new Map(owned.map(([key, column]) => [key, plain(cellAt(sheet, row, column))])));
  }
  return found;
}

/** A link is its text. */
export function plain(content: CellContent): CellContent {
  return content !== null && typeof content === 'object' && 'runs' in content ? content.text : content;
}
