/**
 * The hidden sheets of a pull. Rows are staged first, in the table's own column order, under the header row that the
 * sheet will have; `before` keeps the person's rows as they stood, while they are brought into the new order. Both are
 * found by name and removed when the pull ends.
 */
import type { Spreadsheet } from '../ports/spreadsheet';

/** Google's limit over all sheets of a spreadsheet, empty cells of the grids included. */
const MAX_CELLS = 10_000_000;

export type HiddenSheet = 'staging' | 'before';

/** As `nameOf` writes them; a table's id is eight hexadecimal digits. */
const HIDDEN_NAME = /^Twenty Sheets (staging|before) [0-9a-f]{8}$/;

function nameOf(kind: HiddenSheet, tableId: string): string {
  return `Twenty Sheets ${kind} ${tableId}`;
}

export function findHidden(spreadsheet: Spreadsheet, kind: HiddenSheet, tableId: string): number | null {
  return spreadsheet.sheets().find(({ name }) => name === nameOf(kind, tableId))?.id ?? null;
}

/** The sheet of that kind, made when it is not there. */
export function openHidden(
  spreadsheet: Spreadsheet,
  kind: HiddenSheet,
  tableId: string,
  size: { readonly rows: number; readonly columns: number },
): number {
  const found = findHidden(spreadsheet, kind, tableId);
  if (found !== null) {
    spreadsheet.apply([{ kind: 'grow', sheetId: found, ...size }]);
    return found;
  }
  return spreadsheet.insertSheet(nameOf(kind, tableId), { hidden: true, ...size }).id;
}

export function removeHidden(spreadsheet: Spreadsheet, tableId: string): void {
  for (const kind of ['staging', 'before'] as const) {
    const found = findHidden(spreadsheet, kind, tableId);
    if (found !== null) spreadsheet.deleteSheet(found);
  }
}

/** How many cells the spreadsheet can still take. */
export function cellsLeft(spreadsheet: Spreadsheet): number {
  return MAX_CELLS - spreadsheet.sheets().reduce((sum, { maxRows, maxColumns }) => sum + maxRows * maxColumns, 0);
}

/** Hidden sheets of pulls that run no more: left over where an execution died between its last two steps. */
export function sweepHidden(spreadsheet: Spreadsheet, activeTables: readonly string[]): void {
  const kept = new Set(activeTables.flatMap((id) => [nameOf('staging', id), nameOf('before', id)]));
  for (const { id, name, hidden } of spreadsheet.sheets()) {
    if (hidden && HIDDEN_NAME.test(name) && !kept.has(name)) spreadsheet.deleteSheet(id);
  }
}
