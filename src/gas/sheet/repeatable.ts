/** Edits that leave the same, however often they are done. */
import { columnLetters } from '../../cells/column-letters';
import type { Block, SheetEdit } from '../../ports/spreadsheet';
import type { Copier } from './copying';
import { putFilter, setFormatRuleRanges } from './filters';
import type { Formats } from './formats';
import { rangeOf } from './ranges';
import type { Settling } from './settling';
import { tagColumn, untagColumn } from './tags/tags';
import { READ_AUTOMATIC, write } from './writing';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;

/** What an edit is performed with. */
export interface Hands {
  readonly sheetOf: (sheetId: number) => GoogleSheet;
  readonly copier: Copier;
  readonly settling: Settling;
}

type Of<Kind extends SheetEdit['kind']> = Extract<SheetEdit, { readonly kind: Kind }>;
type KindIn<Kinds extends readonly SheetEdit['kind'][]> = Of<Kinds[number]>;

/** What moves cells: it is not repeated, nor is what was written before it. */
type Structural = Of<
  'grow' | 'insertRows' | 'deleteRows' | 'insertColumns' | 'deleteColumns' | 'insertCells' | 'deleteCells'
>;
export type Repeatable = Exclude<SheetEdit, Structural>;

const LOOKS = [
  'dress',
  'plainLook',
  'numberFormat',
  'numberFormats',
  'headerStyle',
  'columnWidth',
  'freezeRows',
] as const;
const VISIBILITY = ['showRows', 'hideRows', 'showColumns', 'hideColumns', 'removeFilter', 'setFilter'] as const;

type Looks = KindIn<typeof LOOKS>;
type Visibility = KindIn<typeof VISIBILITY>;
type OfSheet = Of<'formatRules' | 'tagColumn' | 'untagColumn'>;
type Contents = Exclude<Repeatable, Looks | Visibility | OfSheet>;

const isLook = (edit: Repeatable): edit is Looks => LOOKS.some((kind) => kind === edit.kind);
const isVisibility = (edit: Repeatable): edit is Visibility => VISIBILITY.some((kind) => kind === edit.kind);

/** The sheet that an edit changes. */
export function sheetIdOf(edit: SheetEdit): number {
  if ('sheetId' in edit) return edit.sheetId;
  if ('to' in edit) return edit.to.sheetId;
  return 'filter' in edit ? edit.filter.block.sheetId : edit.block.sheetId;
}

/** @param formats of the cells that a `write` writes, where they are known */
export function applyRepeatable(edit: Repeatable, hands: Hands, formats?: Formats): void {
  const sheet = hands.sheetOf(sheetIdOf(edit));
  if (isLook(edit)) return applyLook(edit, sheet);
  if (isVisibility(edit)) return applyVisibility(edit, sheet);
  switch (edit.kind) {
    case 'formatRules':
      return setFormatRuleRanges(sheet, edit.ranges);
    case 'tagColumn':
      return tagColumn(sheet, edit.column, edit.tag, edit.isNew === true);
    case 'untagColumn':
      return untagColumn(sheet, edit.column, edit.key);
    default:
      return applyContents(edit, sheet, hands, formats);
  }
}

/** Addresses in one list: nobody has said how many Google takes. */
const RANGES_A_CALL = 500;

function addressOf({ row, column, rows, columns }: Block): string {
  const last = columnLetters(column + columns - 1) + (row + rows - 1);
  return `${columnLetters(column)}${row}:${last}`;
}

/** Values, formulas, links and notes. */
function applyContents(
  edit: Contents,
  sheet: GoogleSheet,
  { sheetOf, copier, settling }: Hands,
  formats?: Formats,
): void {
  switch (edit.kind) {
    case 'write':
      return write(sheet, edit, settling, formats);
    case 'copyValues': {
      const target = rangeOf(sheet, { ...edit.from, ...edit.to });
      rangeOf(sheetOf(edit.from.sheetId), edit.from).copyTo(target, { contentsOnly: true });
      return;
    }
    case 'copy': {
      const target = sheet.getRange(edit.row, edit.column, edit.from.rows, edit.from.columns);
      const spare = () => {
        const hidden = sheetOf(edit.spare);
        return hidden.getRange(hidden.getMaxRows(), hidden.getMaxColumns() - 1, 1, 2);
      };
      return copier.copy(rangeOf(sheetOf(edit.from.sheetId), edit.from), target, spare, edit.sheetId);
    }
    case 'sort':
      rangeOf(sheet, edit.block).sort({ column: edit.column, ascending: true });
      return;
    case 'clear':
      rangeOf(sheet, edit.block).clearContent();
      return;
    case 'clearMany':
      for (let first = 0; first < edit.blocks.length; first += RANGES_A_CALL) {
        sheet.getRangeList(edit.blocks.slice(first, first + RANGES_A_CALL).map(addressOf)).clearContent();
      }
      return;
    case 'empty':
      rangeOf(sheet, edit.block).clearContent().clearNote();
      return;
    case 'clearNotes':
      rangeOf(sheet, edit.block).clearNote();
      return;
    case 'fillFormula':
      rangeOf(sheet, edit.block).setFormulaR1C1(edit.formula);
      return;
    case 'formulas':
      cellsAt(sheet, edit, edit.formulas).setFormulasR1C1(edit.formulas.map((cells) => [...cells]));
      return;
    case 'formula':
      sheet.getRange(edit.row, edit.column).setFormula(edit.formula);
      return;
    case 'writeNotes':
      cellsAt(sheet, edit, edit.notes).setNotes(edit.notes.map((row) => [...row]));
      return;
    case 'links': {
      const texts = edit.links.map(({ text, url }) => [
        SpreadsheetApp.newRichTextValue().setText(text).setLinkUrl(url).build(),
      ]);
      cellsAt(sheet, edit, texts).setRichTextValues(texts);
    }
  }
}

function applyLook(edit: Looks, sheet: GoogleSheet): void {
  switch (edit.kind) {
    case 'dress': {
      const [from, to] = [rangeOf(sheet, edit.from), rangeOf(sheet, edit.block)];
      from.copyTo(to, SpreadsheetApp.CopyPasteType.PASTE_FORMAT, false);
      from.copyTo(to, SpreadsheetApp.CopyPasteType.PASTE_DATA_VALIDATION, false);
      return;
    }
    case 'plainLook':
      rangeOf(sheet, edit.block)
        .setBackground(null)
        .setFontColor(null)
        .setFontWeight(null)
        .setFontStyle(null)
        .setFontLine(null);
      return;
    case 'numberFormat':
      rangeOf(sheet, edit.block).setNumberFormat(edit.format);
      return;
    case 'numberFormats':
      cellsAt(sheet, edit, edit.formats).setNumberFormats(
        edit.formats.map((row) => row.map((format) => (format === READ_AUTOMATIC ? 'general' : format))),
      );
      return;
    case 'headerStyle':
      rangeOf(sheet, edit.block).setFontWeight('bold');
      return;
    case 'columnWidth':
      sheet.setColumnWidths(edit.column, edit.count, edit.pixels);
      return;
    case 'freezeRows':
      sheet.setFrozenRows(edit.rows);
  }
}

/** Which rows and columns a person sees. */
function applyVisibility(edit: Visibility, sheet: GoogleSheet): void {
  switch (edit.kind) {
    case 'showRows':
      sheet.showRows(edit.row, edit.count);
      return;
    case 'hideRows':
      sheet.hideRows(edit.row, edit.count);
      return;
    case 'showColumns':
      sheet.showColumns(edit.column, edit.count);
      return;
    case 'hideColumns':
      sheet.hideColumns(edit.column, edit.count);
      return;
    case 'removeFilter':
      sheet.getFilter()?.remove();
      return;
    case 'setFilter':
      return putFilter(sheet, edit.filter);
  }
}

/** As many cells from a place on as a table of values has. */
const cellsAt = (
  sheet: GoogleSheet,
  { row, column }: { readonly row: number; readonly column: number },
  values: readonly (readonly unknown[])[],
): GoogleAppsScript.Spreadsheet.Range => sheet.getRange(row, column, values.length, values[0]?.length ?? 0);
