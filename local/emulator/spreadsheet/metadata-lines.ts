import { GridError } from '../grid/base/grid-error';
import type { MetadataLocation } from '../grid/base/parts';
import type { RangeRef, SpreadsheetContext } from './context';

type Range = GoogleAppsScript.Spreadsheet.Range;

/**
 * The row or column a range stands for. Only a range written as one ("C:C", "4:4") is taken; whether Google also takes one
 * given by coordinates that happen to reach the edge is unconfirmed, so it is refused here.
 */
export function lineOf(ref: RangeRef): MetadataLocation {
  const { rect, sheetId } = ref;
  if (ref.wholeColumns && rect.columns === 1) return { type: 'COLUMN', sheetId, index: rect.column };
  if (ref.wholeRows && rect.rows === 1) return { type: 'ROW', sheetId, index: rect.row };
  throw new GridError('metadataLocation');
}

export function columnRange(context: SpreadsheetContext, sheetId: number, index: number, rows: number): Range {
  const rect = { row: 1, column: index, rows, columns: 1 };
  return context.range({ sheetId, rect, wholeColumns: true, wholeRows: false });
}

export function rowRange(context: SpreadsheetContext, sheetId: number, index: number, columns: number): Range {
  const rect = { row: index, column: 1, rows: 1, columns };
  return context.range({ sheetId, rect, wholeColumns: false, wholeRows: true });
}
