import { SyncError } from '../../errors';
import type { SheetEdit } from '../../ports/spreadsheet';
import type { Copier } from './copying';
import { putFilter, setFormatRuleRanges } from './filters';
import type { Formats } from './formats';
import { once } from '../patient';
import { rangeOf } from './ranges';
import type { Settling } from './settling';
import { tagColumn, untagColumn } from './tags';
import { READ_AUTOMATIC, write } from './writing';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;

/** What an edit is performed with. */
export interface Hands {
  readonly sheetOf: (sheetId: number) => GoogleSheet;
  readonly copier: Copier;
  readonly settling: Settling;
}

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

/** What moves cells: it is not repeated, nor is what was written before it. */
type Structural =
  | 'grow'
  | 'insertRows'
  | 'deleteRows'
  | 'insertColumns'
  | 'deleteColumns'
  | 'insertCells'
  | 'deleteCells';
type Repeatable = Exclude<SheetEdit, { readonly kind: Structural }>;

export const isStructural = ({ kind }: SheetEdit): boolean => /^(grow|insert|delete)/.test(kind);

/** Leaves the same, however often it is done. */
function applyRepeatable(edit: Repeatable, { sheetOf, copier, settling }: Hands, formats?: Formats): void {
  switch (edit.kind) {
    case 'write':
      return write(sheetOf(edit.sheetId), edit, settling, formats);
    case 'copyValues': {
      const target = rangeOf(sheetOf(edit.to.sheetId), { ...edit.from, ...edit.to });
      rangeOf(sheetOf(edit.from.sheetId), edit.from).copyTo(target, { contentsOnly: true });
      return;
    }
    case 'copy': {
      const target = sheetOf(edit.sheetId).getRange(edit.row, edit.column, edit.from.rows, edit.from.columns);
      const { sheetId, row, column } = edit.spare;
      return copier.copy(
        rangeOf(sheetOf(edit.from.sheetId), edit.from),
        target,
        sheetOf(sheetId).getRange(row, column, 1, 2),
        edit.sheetId,
      );
    }
    case 'dress': {
      const sheet = sheetOf(edit.block.sheetId);
      const [from, to] = [rangeOf(sheet, edit.from), rangeOf(sheet, edit.block)];
      from.copyTo(to, SpreadsheetApp.CopyPasteType.PASTE_FORMAT, false);
      from.copyTo(to, SpreadsheetApp.CopyPasteType.PASTE_DATA_VALIDATION, false);
      return;
    }
    case 'plainLook':
      rangeOf(sheetOf(edit.block.sheetId), edit.block)
        .setBackground(null)
        .setFontColor(null)
        .setFontWeight(null)
        .setFontStyle(null)
        .setFontLine(null);
      return;
    case 'sort':
      rangeOf(sheetOf(edit.block.sheetId), edit.block).sort({ column: edit.column, ascending: true });
      return;
    case 'clear':
      rangeOf(sheetOf(edit.block.sheetId), edit.block).clearContent();
      return;
    case 'clearMany': {
      const sheet = sheetOf(edit.sheetId);
      sheet.getRangeList(edit.blocks.map((block) => rangeOf(sheet, block).getA1Notation())).clearContent();
      return;
    }
    case 'empty':
      rangeOf(sheetOf(edit.block.sheetId), edit.block).clearContent().clearNote();
      return;
    case 'clearNotes':
      rangeOf(sheetOf(edit.block.sheetId), edit.block).clearNote();
      return;
    case 'fillFormula':
      rangeOf(sheetOf(edit.block.sheetId), edit.block).setFormulaR1C1(edit.formula);
      return;
    case 'formulas': {
      const { row, column, formulas } = edit;
      const range = sheetOf(edit.sheetId).getRange(row, column, formulas.length, formulas[0]?.length ?? 0);
      range.setFormulasR1C1(formulas.map((cells) => [...cells]));
      return;
    }
    case 'formula':
      sheetOf(edit.sheetId).getRange(edit.row, edit.column).setFormula(edit.formula);
      return;
    case 'writeNotes': {
      const width = edit.notes[0]?.length ?? 0;
      const range = sheetOf(edit.sheetId).getRange(edit.row, edit.column, edit.notes.length, width);
      range.setNotes(edit.notes.map((row) => [...row]));
      return;
    }
    case 'links': {
      const texts = edit.links.map(({ text, url }) => [
        SpreadsheetApp.newRichTextValue().setText(text).setLinkUrl(url).build(),
      ]);
      sheetOf(edit.sheetId).getRange(edit.row, edit.column, texts.length, 1).setRichTextValues(texts);
      return;
    }
    case 'showRows':
      sheetOf(edit.sheetId).showRows(edit.row, edit.count);
      return;
    case 'hideRows':
      sheetOf(edit.sheetId).hideRows(edit.row, edit.count);
      return;
    case 'showColumns':
      sheetOf(edit.sheetId).showColumns(edit.column, edit.count);
      return;
    case 'hideColumns':
      sheetOf(edit.sheetId).hideColumns(edit.column, edit.count);
      return;
    case 'removeFilter':
      sheetOf(edit.sheetId).getFilter()?.remove();
      return;
    case 'setFilter':
      return putFilter(sheetOf(edit.filter.block.sheetId), edit.filter);
    case 'formatRules':
      return setFormatRuleRanges(sheetOf(edit.sheetId), edit.ranges);
    case 'tagColumn':
      return tagColumn(sheetOf(edit.sheetId), edit.column, edit.tag, edit.isNew === true);
    case 'untagColumn':
      return untagColumn(sheetOf(edit.sheetId), edit.column, edit.key);
    case 'numberFormat':
      rangeOf(sheetOf(edit.block.sheetId), edit.block).setNumberFormat(edit.format);
      return;
    case 'numberFormats': {
      const width = edit.formats[0]?.length ?? 0;
      const range = sheetOf(edit.sheetId).getRange(edit.row, edit.column, edit.formats.length, width);
      range.setNumberFormats(
        edit.formats.map((row) => row.map((format) => (format === READ_AUTOMATIC ? 'general' : format))),
      );
      return;
    }
    case 'headerStyle':
      rangeOf(sheetOf(edit.block.sheetId), edit.block).setFontWeight('bold');
      return;
    case 'columnWidth':
      sheetOf(edit.sheetId).setColumnWidths(edit.column, edit.count, edit.pixels);
      return;
    case 'freezeRows':
      sheetOf(edit.sheetId).setFrozenRows(edit.rows);
  }
}

function grow(sheet: GoogleSheet, rows: number, columns: number, hands: Hands): void {
  const { ask } = hands.settling;
  const more = rows - ask(() => sheet.getMaxRows());
  if (more > 0) lengthen(sheet, more, hands, () => sheet.insertRowsAfter(rows - more, more));
  const wider = columns - ask(() => sheet.getMaxColumns());
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
