/** Ids beside UUIDs that records are known to have: those that were written before. */
import type { Spreadsheet } from '../../ports/spreadsheet';
import type { TableColumn } from './columns/column-tags';
import { loadMarks, type Marks, markOf } from './hidden/marks';

/** Asked only where no UUID stands in the id column. Without a plan the marks of any columns will do. */
export function knownIds(
  tableId: string,
  plan: { readonly columns: readonly TableColumn[] } | null,
  spreadsheet: Spreadsheet,
): (id: string) => boolean {
  let marks: Marks | null | undefined;
  return (id) => {
    if (marks === undefined) {
      const tags = plan?.columns.map(({ tag }) => tag) ?? null;
      marks = loadMarks(tableId, tags, spreadsheet);
    }
    return marks !== null && markOf(marks, id) !== undefined;
  };
}
