import { readA1 } from '../grid/base/read-a1';
import { requireInside } from '../grid/state/bounds';
import { GridError } from '../grid/base/grid-error';
import { findNamedRange } from '../grid/state/named-ranges';
import { rectFromCorners } from '../grid/base/rect';
import { sheetByName } from '../grid/structure/sheets';
import type { SheetState } from '../grid/state/state';
import { type RangeRef, signatureError, type SpreadsheetContext } from './context';

/** The block that the arguments of `getRange` mean: (row, column[, rows[, columns]]) or (a1). Throws as Google does. */
export function refFromArguments(
  context: SpreadsheetContext,
  sheet: SheetState,
  args: readonly unknown[],
  method: string,
): RangeRef {
  const [first, column, rows = 1, columns = 1] = args;
  if (args.length === 1 && typeof first === 'string') return refFromA1(context, sheet, first);
  const numbers = [first, column, rows, columns];
  if (args.length < 2 || args.length > 4 || !numbers.every((one) => typeof one === 'number')) {
    throw signatureError(context, method, args);
  }
  // Google cuts fractions off.
  const [row = 0, across = 0, height = 0, width = 0] = numbers.map(Number).map(Math.trunc);
  const rect = { row, column: across, rows: height, columns: width };
  requireInside(sheet, rect);
  return { sheetId: sheet.id, rect, wholeColumns: false, wholeRows: false };
}

/** The block that A1 notation or a named range means; `sheet` is used when the text names none. */
export function refFromA1(context: SpreadsheetContext, sheet: SheetState, text: string): RangeRef {
  const named = findNamedRange(context.state, text);
  if (named) return { sheetId: named.sheetId, rect: named.rect, wholeColumns: false, wholeRows: false };
  const area = readA1(text);
  const home = area?.sheetName == null ? sheet : sheetByName(context.state, area.sheetName);
  if (!area || !home) throw new GridError('rangeNotFound');
  const rect = rectFromCorners(
    area.row ?? 1,
    area.column ?? 1,
    area.lastRow ?? home.rows,
    area.lastColumn ?? home.columns.length,
  );
  if (rect.rows < 1 || rect.columns < 1) throw new GridError('rangeNotFound');
  requireInside(home, rect);
  return {
    sheetId: home.id,
    rect,
    wholeColumns: area.row === null,
    wholeRows: area.column === null,
    openBelow: area.row !== null && area.lastRow === null,
    openRight: area.column !== null && area.lastColumn === null,
  };
}
