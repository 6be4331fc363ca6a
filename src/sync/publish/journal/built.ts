/** What a first pull wrote, looked at when it is whole. */
import type { Spreadsheet } from '../../../ports/spreadsheet';
import type { JobIn } from '../../job/job';
import { markOfRow } from '../../own/hidden/marks';
import { type RowMark, stagedMarks } from '../../read/built-marks';
import { builtRows, builtSheet } from '../../read/building';
import type { Slice } from '../../read/slice';

/** Those that were kept, where that is all of them; otherwise from the rows. */
export function builtMarks(
  job: JobIn<'publishing'>,
  columns: number,
  { memory, spreadsheet }: Slice,
): readonly RowMark[] {
  const { table, total, staged } = job;
  builtSheet(table, spreadsheet);
  const kept = [...stagedMarks({ tableId: table.id, staged }, spreadsheet), ...(memory.marks ?? [])];
  if (memory.marks !== null && kept.length === total) return kept;
  return builtRows(table, total, columns, spreadsheet).map((cells) => [String(cells[0]), markOfRow(cells)] as const);
}

/** Rows whose id stands where it shall. */
export function writtenRows(sheetId: number, marks: readonly RowMark[], spreadsheet: Spreadsheet): number {
  if (marks.length === 0) return 0;
  const block = { sheetId, row: 2, column: 1, rows: marks.length, columns: 1 };
  return spreadsheet.scalars(block).filter(([id], row) => id === marks[row]?.[0]).length;
}
