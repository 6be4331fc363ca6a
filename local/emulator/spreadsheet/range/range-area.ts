import { a1Of, columnLetters } from '../../grid/base/a1';
import { requireInside } from '../../grid/state/bounds';
import { mergeBlock, mergeLines } from '../../grid/edit/merge';
import { intersection, lastColumnOf, lastRowOf, type Rect } from '../../grid/base/rect';
import { activateSheet } from '../../grid/structure/sheets';
import { type RangeRef, rangeOf, sheetState } from '../context';
import type { RangeScope } from './range-scope';

type Range = GoogleAppsScript.Spreadsheet.Range;

/** As Google writes a range: "D:F", "5:7" where it has no other sides, and nothing for a whole sheet. */
function textOfRef({ rect, wholeColumns, wholeRows, openBelow, openRight }: RangeRef): string {
  if (wholeColumns && wholeRows) return '';
  if (wholeColumns) return `${columnLetters(rect.column)}:${columnLetters(lastColumnOf(rect))}`;
  if (wholeRows) return `${rect.row}:${lastRowOf(rect)}`;
  if (!openBelow && !openRight) return a1Of(rect);
  const first = `${columnLetters(rect.column)}${rect.row}`;
  return openBelow ? `${first}:${columnLetters(lastColumnOf(rect))}` : `${first}:${lastRowOf(rect)}`;
}

type AreaMethods = Pick<
  Range,
  | 'getRow'
  | 'getRowIndex'
  | 'getColumn'
  | 'getLastRow'
  | 'getLastColumn'
  | 'getNumRows'
  | 'getNumColumns'
  | 'getHeight'
  | 'getWidth'
  | 'getA1Notation'
  | 'getGridId'
  | 'getSheet'
  | 'isStartColumnBounded'
  | 'isEndColumnBounded'
  | 'isStartRowBounded'
  | 'isEndRowBounded'
  | 'getCell'
  | 'offset'
  | 'activate'
  | 'merge'
  | 'mergeAcross'
  | 'mergeVertically'
  | 'getMergedRanges'
>;

/** Where a range is, ranges beside it, and merging. */
export function rangeArea({ context, ref, read, write, writer }: RangeScope) {
  const { rect, sheetId } = ref;
  const place = <T>(method: string, value: T): T => {
    context.execution.call(`Range.${method}`, { ms: 0 });
    return value;
  };
  const nearby = (target: Rect): Range => {
    requireInside(sheetState(context, sheetId), target);
    return rangeOf(context, sheetId, target);
  };
  /** @types/google-apps-script does not know it. */
  const beyondTypes = { getColumnIndex: () => place('getColumnIndex', rect.column) };
  const methods: AreaMethods = {
    getRow: () => place('getRow', rect.row),
    getRowIndex: () => place('getRowIndex', rect.row),
    getColumn: () => place('getColumn', rect.column),
    getLastRow: () => place('getLastRow', lastRowOf(rect)),
    getLastColumn: () => place('getLastColumn', lastColumnOf(rect)),
    getNumRows: () => place('getNumRows', rect.rows),
    getNumColumns: () => place('getNumColumns', rect.columns),
    getHeight: () => place('getHeight', rect.rows),
    getWidth: () => place('getWidth', rect.columns),
    getA1Notation: () => place('getA1Notation', textOfRef(ref)),
    getGridId: () => place('getGridId', sheetId),
    getSheet: () => place('getSheet', context.sheet(sheetId)),
    isStartColumnBounded: () => place('isStartColumnBounded', !ref.wholeRows),
    isEndColumnBounded: () => place('isEndColumnBounded', !ref.wholeRows && ref.openRight !== true),
    isStartRowBounded: () => place('isStartRowBounded', !ref.wholeColumns),
    isEndRowBounded: () => place('isEndRowBounded', !ref.wholeColumns && ref.openBelow !== true),
    getCell: (row: number, column: number) =>
      read(
        'getCell',
        () => nearby({ row: rect.row + row - 1, column: rect.column + column - 1, rows: 1, columns: 1 }),
        0,
      ),
    offset: (rowOffset: number, columnOffset: number, numRows?: number, numColumns?: number) =>
      read(
        'offset',
        () =>
          nearby({
            row: rect.row + rowOffset,
            column: rect.column + columnOffset,
            rows: numRows ?? rect.rows,
            columns: numColumns ?? rect.columns,
          }),
        0,
      ),
    activate: () =>
      write(
        'activate',
        (sheet) => {
          sheet.activeRange = rect;
          activateSheet(context.state, sheetId);
        },
        0,
      ),
    merge: () => write('merge', (sheet) => mergeBlock(context.state, sheet, rect, writer)),
    mergeAcross: () => write('mergeAcross', (sheet) => mergeLines(context.state, sheet, rect, 'rows', writer)),
    mergeVertically: () =>
      write('mergeVertically', (sheet) => mergeLines(context.state, sheet, rect, 'columns', writer)),
    getMergedRanges: () =>
      read(
        'getMergedRanges',
        (sheet) =>
          sheet.merges.filter((one) => intersection(one, rect) !== null).map((one) => rangeOf(context, sheetId, one)),
        0,
      ),
  };
  return { ...methods, ...beyondTypes };
}
