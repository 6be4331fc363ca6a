/** Records whose rows nobody sees. */
import type { Spreadsheet } from '../../../ports/spreadsheet';
import type { OldRow } from '../../../sheet/target-rows';
import { openFresh } from '../../own/hidden/hidden';
import { ID_TAG } from '../../own/columns/column-tags';
import type { TableSheet } from '../../own/columns/table-sheet';
import { findJournal } from './journal';

interface Question {
  readonly sheet: Pick<TableSheet, 'info' | 'owned' | 'headerRow'>;
  readonly rows: readonly OldRow[];
  readonly tableId: string;
}

/** Beside the packed text of the journal, for one moment. */
const SCRATCH_COLUMN = 2;

/** Of rows without an id it cannot be told. */
export function hiddenIn(
  { sheet, rows, tableId }: Question,
  spreadsheet: Spreadsheet,
): readonly { readonly id: string; readonly row: number }[] {
  const column = sheet.owned.find(({ tag }) => tag === ID_TAG)?.column;
  if (column === undefined || rows.length === 0) return [];
  const size = { rows: rows.length, columns: SCRATCH_COLUMN };
  const known = findJournal(tableId, spreadsheet);
  const sheetId = known?.sheetId ?? openFresh(spreadsheet, 'journal', tableId, size);
  if (known) spreadsheet.apply([{ kind: 'grow', sheetId, ...size }]);
  const cells = { sheetId: sheet.info.id, row: sheet.headerRow + 1, column, rows: rows.length, columns: 1 };
  return spreadsheet
    .hiddenRows(cells, { sheetId, row: 1, column: SCRATCH_COLUMN })
    .map((row) => ({ row, id: rows[row - sheet.headerRow - 1]?.id ?? '' }))
    .filter(({ id }) => id !== '');
}
