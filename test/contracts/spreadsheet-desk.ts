import type { TypedValue } from '../../src/cells/typed-value';
import type { BlockContent } from '../../src/ports/block-content';
import type { Block, SheetEdit, SheetInfo, Spreadsheet } from '../../src/ports/spreadsheet';

/** What the cases of the spreadsheet work on. */
export interface Desk {
  readonly spreadsheet: Spreadsheet;
  /** An empty sheet of 20 rows and 30 columns, named "Cases". */
  readonly sheetId: number;
  /** Another, named "Others". */
  readonly otherId: number;
  /** The sheet in front. */
  readonly activeId: () => number;
  readonly person: PersonAtDesk;
}

/** What people put on a sheet beside values. */
export interface PersonAtDesk {
  /** A validation rule that rejects all texts but these. */
  readonly rejects: (block: Block, allowed: readonly string[]) => void;
  readonly merges: (block: Block) => void;
  /** A conditional-format rule. */
  readonly colours: (block: Block) => void;
}

type App = GoogleAppsScript.Spreadsheet.SpreadsheetApp;

/** In Apps Script and in this process alike: through Google's services, but not through the adapter. */
export function personWith(app: App): PersonAtDesk {
  const sheetOf = ({ sheetId }: Block): GoogleAppsScript.Spreadsheet.Sheet => {
    const found = app
      .getActiveSpreadsheet()
      .getSheets()
      .find((sheet) => sheet.getSheetId() === sheetId);
    if (!found) throw new Error(`no sheet ${sheetId}`);
    return found;
  };
  const rangeOf = (block: Block) => sheetOf(block).getRange(block.row, block.column, block.rows, block.columns);
  return {
    rejects(block, allowed) {
      const rule = app.newDataValidation().requireValueInList([...allowed]);
      rangeOf(block).setDataValidation(rule.setAllowInvalid(false).build());
    },
    merges: (block) => void rangeOf(block).merge(),
    colours(block) {
      const rule = app.newConditionalFormatRule().whenTextContains('x').setBackground('#ff0000');
      const sheet = sheetOf(block);
      sheet.setConditionalFormatRules([...sheet.getConditionalFormatRules(), rule.setRanges([rangeOf(block)]).build()]);
    },
  };
}

/** Two fresh sheets in a spreadsheet that has one already. */
export function openDesk(spreadsheet: Spreadsheet, activeId: () => number, person: PersonAtDesk): Desk {
  const size = { hidden: false, rows: 20, columns: 30 };
  const { id: sheetId } = spreadsheet.insertSheet('Cases', size);
  const { id: otherId } = spreadsheet.insertSheet('Others', size);
  return { spreadsheet, sheetId, otherId, activeId, person };
}

export function blockOf({ sheetId }: Desk, row: number, column: number, rows: number, columns: number): Block {
  return { sheetId, row, column, rows, columns };
}

export function writeAt(desk: Desk, row: number, column: number, rows: readonly (readonly TypedValue[])[]): void {
  desk.spreadsheet.apply([{ kind: 'write', sheetId: desk.sheetId, row, column, rows }]);
}

export function readAll(desk: Desk, row: number, column: number, rows: number, columns: number): BlockContent {
  return desk.spreadsheet.read(blockOf(desk, row, column, rows, columns), { formulas: true, notes: true });
}

export function valuesAt(desk: Desk, row: number, column: number, rows: number, columns: number) {
  return desk.spreadsheet.read(blockOf(desk, row, column, rows, columns)).values;
}

export function infoOf({ spreadsheet }: Desk, sheetId: number): SheetInfo {
  const info = spreadsheet.sheets().find(({ id }) => id === sheetId);
  if (!info) throw new Error(`no sheet ${sheetId}`);
  return info;
}

/** A copy of everything in a block; two cells in the last row of the other sheet are free for it to try things on. */
export function copyTo(
  desk: Desk,
  from: Block,
  to: Pick<Block, 'sheetId' | 'row' | 'column'>,
): Extract<SheetEdit, { kind: 'copy' }> {
  return { kind: 'copy', from, ...to, spare: desk.otherId };
}
