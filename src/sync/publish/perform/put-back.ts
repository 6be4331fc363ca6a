/** What is lifted while rows move, put back: the filter, and rows that people hid. */
import type { SheetEdit, SheetFilter, Spreadsheet } from '../../../ports/spreadsheet';
import { cellRuns } from '../../../sheet/cell-runs';
import { readNote } from '../journal/journal';
import type { Prepared } from '../prepare/prepared';
import type { Ready } from './reflow';

/** What was lifted comes back: the filter over as many rows as there are now, and rows that people had hidden. */
export function finishRows(
  { journal, sheet, rows }: Prepared,
  ready: Ready | null,
  target: readonly string[],
  spreadsheet: Spreadsheet,
): void {
  const sheetId = sheet.info.id;
  const { filter } = journal;
  if (filter !== null && ready !== null) {
    spreadsheet.apply([
      {
        kind: 'setFilter',
        filter: filterNow(filter, journal, { headerRow: sheet.headerRow, old: rows.length, now: target.length }),
      },
    ]);
  }
  hideRows(sheetId, sheet.headerRow, target, ready?.hidden ?? [], spreadsheet);
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
  const noted = journal.hidden ?? readNote(journal.table.id, 'hidden', spreadsheet);
  const hidden = Array.isArray(noted) ? noted.map(String) : [];
  const ids = rows.map(({ id }) => id);
  hideRows(sheet.info.id, sheet.headerRow, ids, hidden, spreadsheet);
}

interface Growth {
  readonly headerRow: number;
  readonly old: number;
  readonly now: number;
}

function filterNow(
  { block, criteria }: SheetFilter,
  { insertColumns, oldIds }: Prepared['journal'],
  { headerRow, now }: Growth,
): SheetFilter {
  const end = headerRow + oldIds.length;
  const reachesEnd = block.row + block.rows - 1 >= end && block.row <= end;
  const shift = (column: number): number =>
    insertColumns && column > insertColumns.after ? column + insertColumns.count : column;
  const column = shift(block.column);
  return {
    block: {
      ...block,
      column,
      columns: shift(block.column + block.columns - 1) - column + 1,
      rows: reachesEnd ? block.rows + now - oldIds.length : block.rows,
    },
    criteria: criteria.map((one) => ({ ...one, column: shift(one.column) })),
  };
}
