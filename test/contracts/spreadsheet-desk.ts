import type { TypedValue } from '../../src/cells/typed-value';
import type { Block, BlockContent, SheetInfo, Spreadsheet } from '../../src/ports/spreadsheet';

/** What the cases of the spreadsheet work on. */
export interface Desk {
  readonly spreadsheet: Spreadsheet;
  /** An empty sheet of 20 rows and 30 columns, named "Cases". */
  readonly sheetId: number;
  /** Another, named "Others". */
  readonly otherId: number;
  /** The sheet in front. */
  readonly activeId: () => number;
  /** A person's validation rule that rejects all texts but these. */
  readonly reject: Rejecting;
}

export type Rejecting = (block: Block, allowed: readonly string[]) => void;

/** Two fresh sheets in a spreadsheet that has one already. */
export function openDesk(spreadsheet: Spreadsheet, activeId: () => number, reject: Rejecting): Desk {
  const size = { hidden: false, rows: 20, columns: 30 };
  const { id: sheetId } = spreadsheet.insertSheet('Cases', size);
  const { id: otherId } = spreadsheet.insertSheet('Others', size);
  return { spreadsheet, sheetId, otherId, activeId, reject };
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
