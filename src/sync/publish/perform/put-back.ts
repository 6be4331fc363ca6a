/** What is lifted while rows move, put back: the filter, and rows that people hid. */
import type { SheetEdit, SheetFilter, Spreadsheet } from '../../../ports/spreadsheet';
import { cellRuns } from '../../../sheet/cell-runs';
import { type Journal, readNote } from '../journal/journal';
import type { Prepared } from '../prepare/prepared';
import type { Ready } from './reflow';

/**
 * What was lifted comes back: the filter over as many rows as there are now, and rows that people had hidden. An execution before this one
 * may have died when all rows were placed.
 */
export function finishRows(
  { journal, sheet }: Prepared,
  ready: Ready | null,
  target: readonly string[],
  spreadsheet: Spreadsheet,
): void {
  const { filter } = journal;
  if (filter !== null) {
    spreadsheet.apply([
      {
        kind: 'setFilter',
        filter: filterNow(filter, journal, { headerRow: sheet.headerRow, target }),
      },
    ]);
  }
  const hidden = ready?.hidden ?? hiddenOf(journal, spreadsheet);
  hideRows(sheet.info.id, sheet.headerRow, target, hidden, spreadsheet);
}

/** Under a filter they are known once it was lifted. */
function hiddenOf({ hidden, table }: Journal, spreadsheet: Spreadsheet): readonly string[] {
  const noted = hidden ?? readNote(table.id, 'hidden', spreadsheet);
  return Array.isArray(noted) ? noted.map(String) : [];
}

function hideRows(
  sheetId: number,
  headerRow: number,
  ids: readonly string[],
  hidden: readonly string[],
  spreadsheet: Spreadsheet,
): void {
  const wanted = new Set(hidden);
  const at = ids.flatMap((id, row) => (id !== '' && wanted.has(id) ? [row] : []));
  spreadsheet.apply(
    cellRuns(at, 0).map(({ first, count }): SheetEdit => {
      return { kind: 'hideRows', sheetId, row: headerRow + 1 + first, count };
    }),
  );
}

/** Rows that were shown for a publishing that did not come about. */
export function hideRecords({ journal, sheet, rows }: Prepared, spreadsheet: Spreadsheet): void {
  const ids = rows.map(({ id }) => id);
  hideRows(sheet.info.id, sheet.headerRow, ids, hiddenOf(journal, spreadsheet), spreadsheet);
}

/** A filter of a header alone may not be one. */
const FEWEST_FILTERED = 2;

/** Rows down to the last record: spare ones below it are nobody's. */
function heightOf(ids: readonly string[]): number {
  let height = ids.length;
  while (height > 0 && ids[height - 1] === '') height -= 1;
  return height;
}

function filterNow(
  { block, criteria }: SheetFilter,
  { insertColumns, oldIds }: Prepared['journal'],
  { headerRow, target }: { readonly headerRow: number; readonly target: readonly string[] },
): SheetFilter {
  const old = heightOf(oldIds);
  const end = headerRow + old;
  const reachesEnd = block.row + block.rows - 1 >= end && block.row <= end;
  const shift = (column: number): number =>
    insertColumns && column > insertColumns.after ? column + insertColumns.count : column;
  const column = shift(block.column);
  return {
    block: {
      ...block,
      column,
      columns: shift(block.column + block.columns - 1) - column + 1,
      rows: reachesEnd ? Math.max(block.rows + heightOf(target) - old, FEWEST_FILTERED) : block.rows,
    },
    criteria: criteria.map((one) => ({ ...one, column: shift(one.column) })),
  };
}
