/**
 * The hidden sheets of a pull. Rows are staged first, in the table's own column order, under a row that says what each
 * column is. `before` keeps the person's rows as they stood, while they are brought into the new order; `changes` the lines of
 * what will have changed. These are found by name and removed when the pull ends. `kept` is the table as it was, in the form of
 * a staging sheet: it becomes `undo` when the pull is published, and stays.
 */
import type { ColumnFormat } from '../../fields/codec';
import type { SheetEdit, SheetInfo, Spreadsheet } from '../../ports/spreadsheet';
import { sheetName } from '../../sheet/write';
import { isRecord, isText, parseJson } from '../../wire';

/** Google's limit over all sheets of a spreadsheet, empty cells of the grids included. */
const MAX_CELLS = 10_000_000;

export type HiddenSheet = 'staging' | 'before' | 'changes' | 'kept' | 'undo';

/** As `nameOf` writes them; a table's id is eight hexadecimal digits. */
const HIDDEN_NAME = /^Twenty Sheets (staging|before|changes|kept|undo) ([0-9a-f]{8})$/;

export function hiddenName(kind: HiddenSheet, tableId: string): string {
  return `Twenty Sheets ${kind} ${tableId}`;
}

/** By its name alone: an execution may have died between making it and hiding it. */
export function findHidden(spreadsheet: Spreadsheet, kind: HiddenSheet, tableId: string): number | null {
  return spreadsheet.sheetNamed(hiddenName(kind, tableId));
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
  return spreadsheet.insertSheet(hiddenName(kind, tableId), { hidden: true, ...size }).id;
}

/** What the copy must know of a column. It stands above the staged values: a copy does not ask Twenty any more. */
export interface StagedColumn {
  readonly key: string;
  readonly header: string;
  readonly format: ColumnFormat;
}

interface StagingSize {
  readonly tableId: string;
  /** Nothing is staged yet. */
  readonly isFirst: boolean;
  /** Rows of records that it must hold. */
  readonly rows: number;
}

/** The staging sheet of a job; a fresh one for its first rows, so that nothing of an earlier attempt is left in it. */
export function openStaging(
  { tableId, isFirst, rows }: StagingSize,
  columns: readonly StagedColumn[],
  spreadsheet: Spreadsheet,
): number {
  if (isFirst) removeOne(spreadsheet, 'staging', tableId);
  const size = { rows: rows + 1, columns: columns.length };
  const sheetId = openHidden(spreadsheet, 'staging', tableId, size);
  if (isFirst) spreadsheet.apply([describeColumns(sheetId, columns)]);
  return sheetId;
}

/** The first row of a staging sheet. */
export function describeColumns(sheetId: number, columns: readonly StagedColumn[]): SheetEdit {
  const row = columns.map(({ key, header, format }) => ({ text: JSON.stringify({ key, header, format }) }));
  return { kind: 'write', sheetId, row: 1, column: 1, rows: [row] };
}

export function stagedColumns(sheetId: number, spreadsheet: Spreadsheet): readonly StagedColumn[] {
  const { columns } = spreadsheet.usedSize(sheetId);
  const [row = []] = spreadsheet.read({ sheetId, row: 1, column: 1, rows: 1, columns: Math.max(columns, 1) }).values;
  return row.flatMap((value): StagedColumn[] => {
    const said = value && 'text' in value ? parseJson(value.text) : undefined;
    if (!isRecord(said) || !isText(said['key']) || !isText(said['header']) || !isFormat(said['format'])) return [];
    return [{ key: said['key'], header: said['header'], format: said['format'] }];
  });
}

const FORMATS: readonly unknown[] = ['automatic', 'date', 'dateTime', 'percentage', 'amount'] satisfies ColumnFormat[];

function isFormat(value: unknown): value is ColumnFormat {
  return FORMATS.includes(value);
}

/** Takes one away, so that it is made anew. */
export function removeOne(spreadsheet: Spreadsheet, kind: HiddenSheet, tableId: string): void {
  const found = findHidden(spreadsheet, kind, tableId);
  if (found !== null) spreadsheet.deleteSheet(found);
}

/** What a pull works with; the copy for Undo stays. */
export function removeHidden(spreadsheet: Spreadsheet, tableId: string): void {
  for (const kind of WORKING) removeOne(spreadsheet, kind, tableId);
}

const WORKING = ['staging', 'before', 'changes', 'kept'] as const;

/** How many cells the spreadsheet can still take. */
export function cellsLeft(spreadsheet: Spreadsheet): number {
  return MAX_CELLS - cellsOf(spreadsheet.sheets());
}

export function cellsOf(sheets: readonly SheetInfo[]): number {
  return sheets.reduce((sum, { maxRows, maxColumns }) => sum + maxRows * maxColumns, 0);
}

/** What a sweep must know, by ids of tables. */
export interface Sweep {
  readonly active: readonly string[];
  /** Tables that are still there, and whose copy for Undo was not used. */
  readonly undoable: readonly string[];
  /** What was set aside for a job that cannot be read is not taken away, for nobody knows how far it came: its name then; else null. */
  readonly rescuedName: (tableId: string) => string | null;
}

/** Hidden sheets of pulls that run no more: left over where an execution died between its last two steps. */
export function sweepHidden(spreadsheet: Spreadsheet, { active, undoable, rescuedName }: Sweep): void {
  for (const { id, name } of spreadsheet.sheets()) {
    const [, kind, tableId = ''] = HIDDEN_NAME.exec(name) ?? [];
    const isKept = active.includes(tableId) || (kind === 'undo' && undoable.includes(tableId));
    if (kind === undefined || isKept) continue;
    const shown = kind === 'before' ? rescuedName(tableId) : null;
    if (shown === null) spreadsheet.deleteSheet(id);
    else showBefore(spreadsheet, tableId, shown);
  }
}

/** What was set aside, for the person to see: no pull can bring it back any more. */
export function showBefore(spreadsheet: Spreadsheet, tableId: string, name: string): void {
  const before = findHidden(spreadsheet, 'before', tableId);
  if (before === null) return;
  const taken = spreadsheet.sheets().map((sheet) => sheet.name);
  spreadsheet.showSheet(before, sheetName(name, taken));
}
