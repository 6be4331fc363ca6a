import { valueExtent } from '../../grid/edit/computed';
import { clearCells, enterValues, usedCells } from '../../grid/edit/contents';
import { noteShape } from '../../grid/compute/note-changes';
import { sortBlock } from '../../grid/edit/sort';
import { findSheet, type SheetState, wholeSheet } from '../../grid/state/state';
import { insertRows } from '../../grid/structure/structure';
import { rangeOf, signatureError } from '../context';
import { type ClearOptions, clearedBy } from '../range/range-clear';
import { createRangeList } from '../range/range-list';
import { refFromArguments } from '../ranges';
import { withImages, withoutServices } from '../looks/cell-image';
import { scriptValues } from '../range/range-values';
import type { SheetScope } from './sheet-scope';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

type CellMethods = Pick<
  Sheet,
  | 'getRange'
  | 'getRangeList'
  | 'getDataRange'
  | 'getLastRow'
  | 'getLastColumn'
  | 'getSheetValues'
  | 'appendRow'
  | 'clear'
  | 'clearContents'
  | 'clearFormats'
  | 'clearNotes'
  | 'sort'
  | 'getActiveRange'
  | 'getCurrentCell'
>;

/** Ranges of a sheet, the extent of its content, clearing, appending, sorting and the selection. */
export function sheetCells({ context, sheetId, writer, read, write }: SheetScope) {
  const { state, execution } = context;
  /** Cells of the sheet that Google goes through: those up to the last one with content. */
  const used = (): number => usedCells(findSheet(state, sheetId));
  const clear = (method: string, parts: ReturnType<typeof clearedBy>): Sheet =>
    write(
      method,
      (sheet) => {
        clearCells(state, sheet, wholeSheet(sheet), parts, writer);
        if (parts.includes('styles')) sheet.conditionalFormats = [];
        if (parts.includes('contents')) noteShape(state, sheet);
      },
      used(),
    );
  const active = (sheet: SheetState): Range => rangeOf(context, sheetId, sheet.activeRange);
  const methods: CellMethods = {
    getRange: (...args: readonly unknown[]) =>
      read('getRange', (sheet) => context.range(refFromArguments(context, sheet, args, 'Sheet.getRange'))),
    getRangeList: (a1Notations: unknown) =>
      read('getRangeList', (sheet) => createRangeList(context, sheet, a1Notations, 'Sheet.getRangeList')),
    getDataRange: () =>
      read('getDataRange', (sheet) => {
        const { row, column } = valueExtent(state, sheet);
        return rangeOf(context, sheetId, { row: 1, column: 1, rows: Math.max(row, 1), columns: Math.max(column, 1) });
      }),
    getLastRow: () => read('getLastRow', (sheet) => valueExtent(state, sheet).row),
    getLastColumn: () => read('getLastColumn', (sheet) => valueExtent(state, sheet).column),
    getSheetValues: (...args: readonly unknown[]) =>
      read(
        'getSheetValues',
        (sheet) => {
          const { rect } = refFromArguments(context, sheet, args, 'Sheet.getSheetValues');
          return withImages(context, sheet, rect, scriptValues(state, sheet, rect));
        },
        blockSize(args),
      ),
    appendRow: (values: unknown) =>
      write(
        'appendRow',
        (sheet) => {
          if (!Array.isArray(values)) throw signatureError(context, 'Sheet.appendRow', [values]);
          const row = valueExtent(state, sheet).row + 1;
          if (row > sheet.rows) insertRows(state, sheet, row, 1, 'before', writer);
          const rect = { row, column: 1, rows: 1, columns: values.length };
          enterValues(state, sheet, rect, withoutServices(context, [values]), writer, execution.now());
        },
        Array.isArray(values) ? values.length : 0,
      ),
    clear: (options?: ClearOptions) => clear('clear', clearedBy(options)),
    clearContents: () => clear('clearContents', ['contents']),
    clearFormats: () => clear('clearFormats', ['styles']),
    clearNotes: () => clear('clearNotes', ['notes']),
    sort: (column: number, ascending?: boolean) =>
      write(
        'sort',
        (sheet) => {
          const first = sheet.frozenRows + 1;
          const rows = valueExtent(state, sheet).row - sheet.frozenRows;
          if (rows < 1) return;
          sortBlock(
            state,
            sheet,
            { ...wholeSheet(sheet), row: first, rows },
            [{ column, ascending: ascending ?? true }],
            writer,
          );
        },
        used(),
      ),
    getActiveRange: () => read('getActiveRange', active),
    getCurrentCell: () =>
      read('getCurrentCell', (sheet) => rangeOf(context, sheetId, { ...sheet.activeRange, rows: 1, columns: 1 })),
  };
  return methods;
}

/** Cells of a block given as row, column, rows, columns. */
function blockSize([, , rows, columns]: readonly unknown[]): number {
  return typeof rows === 'number' && typeof columns === 'number' ? rows * columns : 0;
}
