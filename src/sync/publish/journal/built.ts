/** What a first pull wrote, looked at when it is whole. */
import type { Spreadsheet } from '../../../ports/spreadsheet';
import { isRecordId } from '../../../sheet/record-id';
import type { JobIn } from '../../job/job';
import { markOfRow } from '../../own/hidden/marks';
import { type RowMark, stagedMarks } from '../../read/built-marks';
import { builtRows, builtSheet } from '../../read/building';
import type { Slice } from '../../read/slice';

export interface Built {
  readonly marks: readonly RowMark[];
  /** Different records that stand on the sheet, each in the row of its mark. */
  readonly written: number;
}

/**
 * Marks that were kept, where they are those of the rows; otherwise from the rows. An execution that read anew and died may have written others
 * than it could tell.
 */
export function lookAtBuilt(job: JobIn<'publishing'>, columns: number, { memory, spreadsheet }: Slice): Built {
  const { table, total, staged } = job;
  const sheetId = builtSheet(table, spreadsheet);
  const kept = [...stagedMarks({ tableId: table.id, staged }, spreadsheet), ...(memory.marks ?? [])];
  if (memory.marks !== null && kept.length === total && writtenRows(sheetId, kept, spreadsheet) === total)
    return { marks: kept, written: total };
  const rows = builtRows(table, total, columns, spreadsheet).filter(([id]) => isRecordId(id ?? null));
  const marks = rows.map((cells) => [String(cells[0]), markOfRow(cells)] as const);
  return { marks, written: new Set(marks.map(([id]) => id)).size };
}

/** Rows whose id stands where it shall. */
function writtenRows(sheetId: number, marks: readonly RowMark[], spreadsheet: Spreadsheet): number {
  if (marks.length === 0) return 0;
  const block = { sheetId, row: 2, column: 1, rows: marks.length, columns: 1 };
  return spreadsheet.scalars(block).filter(([id], row) => id === marks[row]?.[0]).length;
}
