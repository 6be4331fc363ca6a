import { SyncError } from '../../errors';
import type { SheetEdit } from '../../ports/spreadsheet';
import { once } from '../patient';
import type { Formats } from './formats';
import { rangeOf } from './ranges';
import { applyRepeatable, type Hands, type Repeatable } from './repeatable';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;

/**
 * Performs one edit, and tries again where that is safe. Each is one to three calls, whatever the number of cells.
 *
 * @param formats of the cells that a `write` writes, where they are known
 */
export function applyEdit(edit: SheetEdit, hands: Hands, formats?: Formats): void {
  const { sheetOf, settling } = hands;
  switch (edit.kind) {
    case 'grow':
      return grow(sheetOf(edit.sheetId), edit.rows, edit.columns, hands);
    case 'insertRows':
      return lengthen(sheetOf(edit.sheetId), edit.count, hands, (sheet) =>
        sheet.insertRowsBefore(edit.before, edit.count),
      );
    case 'deleteRows':
      return lengthen(sheetOf(edit.sheetId), -edit.count, hands, (sheet) => sheet.deleteRows(edit.row, edit.count));
    case 'insertColumns':
      return widen(sheetOf(edit.sheetId), edit.count, hands, (sheet) =>
        sheet.insertColumnsAfter(edit.after, edit.count),
      );
    case 'deleteColumns':
      return widen(sheetOf(edit.sheetId), -edit.count, hands, (sheet) => sheet.deleteColumns(edit.column, edit.count));
    case 'insertCells': {
      settling.settle();
      // Whether it was done cannot be seen afterwards; a failure ends the step, which is planned anew from what the sheet then shows.
      rangeOf(sheetOf(edit.block.sheetId), edit.block).insertCells(SpreadsheetApp.Dimension.ROWS);
      return;
    }
    case 'deleteCells':
      settling.settle();
      rangeOf(sheetOf(edit.block.sheetId), edit.block).deleteCells(SpreadsheetApp.Dimension.ROWS);
      return;
    default:
      // What was refused before it made every write final at once.
      if ('isTried' in edit) return applyRepeatable(edit, hands, formats);
      try {
        settling.write(() => applyRepeatable(edit, hands, formats));
      } catch (thrown) {
        if (thrown instanceof SyncError || !mayStay(edit)) throw thrown;
      }
  }
}

/** What a native table may refuse, and what cells can do without: a publishing that ends is worth more. */
const mayStay = (edit: Repeatable): boolean => /^(numberFormat|headerStyle)/.test(edit.kind) || 'isHeader' in edit;

export const isStructural = ({ kind }: SheetEdit): boolean => /^(grow|insert|delete)/.test(kind);

function grow(sheet: GoogleSheet, rows: number, columns: number, hands: Hands): void {
  const { ask } = hands.settling;
  const more = rows - ask(() => sheet.getMaxRows());
  if (more > 0) lengthen(sheet, more, hands, () => sheet.insertRowsAfter(rows - more, more));
  // There is always one column.
  const wider = columns > 1 ? columns - ask(() => sheet.getMaxColumns()) : 0;
  if (wider > 0) widen(sheet, wider, hands, () => sheet.insertColumnsAfter(columns - wider, wider));
}

/** The grid's height tells whether a failed call did its work. */
function lengthen(sheet: GoogleSheet, by: number, { settling }: Hands, work: (sheet: GoogleSheet) => unknown): void {
  settling.settle();
  const before = settling.ask(() => sheet.getMaxRows());
  once(
    () => work(sheet),
    () => (sheet.getMaxRows() === before + by ? { result: null } : null),
  );
}

function widen(sheet: GoogleSheet, by: number, { settling }: Hands, work: (sheet: GoogleSheet) => unknown): void {
  settling.settle();
  const before = settling.ask(() => sheet.getMaxColumns());
  once(
    () => work(sheet),
    () => (sheet.getMaxColumns() === before + by ? { result: null } : null),
  );
}
