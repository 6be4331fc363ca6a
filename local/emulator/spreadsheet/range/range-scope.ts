import type { Rect } from '../../grid/base/rect';
import type { SheetState } from '../../grid/state/state';
import type { RangeRef, SpreadsheetContext } from '../context';

type Range = GoogleAppsScript.Spreadsheet.Range;

/** What the methods of one Range object work with. */
export interface RangeScope {
  readonly context: SpreadsheetContext;
  readonly ref: RangeRef;
  readonly writer: string;
  /** The object itself, for methods that return it. */
  readonly self: () => Range;
  /** A counted read of the cells; the sheet and the block are checked first. */
  readonly read: <T>(method: string, body: (sheet: SheetState) => T, cells?: number) => T;
  /** A counted write of the cells that returns the Range. */
  readonly write: (method: string, body: (sheet: SheetState) => void, cells?: number) => Range;
  /** The same where one thing is done to all cells: Google may leave out hidden rows, so `body` is given the parts to do it to. */
  readonly repeat: (method: string, body: (sheet: SheetState, part: Rect) => void) => Range;
  /** `repeat` for values, formulas, notes and rules: in a single cell they are like those of the array setters, which reach every row. */
  readonly fillAll: (method: string, body: (sheet: SheetState, part: Rect) => void) => Range;
}
