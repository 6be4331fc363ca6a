/**
 * Dated copies of a table, one below the other, in a sheet of their own: what a pivot over time needs. Each row carries the date and the
 * id of its run, so an append that died is done again at the same place. The sheet is no table: it is never refreshed.
 */
import type { Scalar } from '../../../cells/scalar';
import { typedOf } from '../../../cells/scalar';
import { typedValueOf } from '../../../cells/typed-value';
import { SyncError } from '../../../errors';
import type { SheetEdit, Spreadsheet } from '../../../ports/spreadsheet';
import type { SnapshotPlan } from '../../../protocol/schedule';
import type { CopiedColumn } from '../../../protocol/table';
import { rowBlocks } from '../../../sheet/blocks';
import { sheetName, writeRows } from '../../../sheet/write';
import { dayOf, type DayUnit, firstDay, type Zone } from '../../../twenty/filters/calendar';
import type { Table } from '../../job/table';
import { NUMBER_FORMATS } from '../../own/claim';
import type { ColumnMemo } from '../../own/columns/column-memo';
import { cellsLeft } from '../../own/hidden/hidden';
import { knownIds } from '../../own/known-ids';
import { readTableSheet, type TableSheet } from '../../own/columns/table-sheet';
import type { SheetWords } from '../../own/words';
import { removeOld, runsOf } from './snapshot-rows';

/** Tag of the sheet; its value is the id of the table. */
export const SNAPSHOTS_TAG = 'twenty-sheets/snapshots';
/** Tag of its columns; their values are the tags that they have in the table. */
const COLUMN_TAG = 'twenty-sheets/snapshot-column';
/** Of the two columns in front: when, and which run. */
const FRONT: readonly string[] = ['at', 'run'];

const UNITS: Readonly<Record<Exclude<SnapshotPlan['every'], 'run'>, DayUnit>> = {
  day: 'DAY',
  week: 'WEEK',
  month: 'MONTH',
};

/** Whether a run asks for a copy: each does, or the first of a day, a week (from Monday) or a month of the spreadsheet. */
export function isSnapshotDue(every: SnapshotPlan['every'], last: number | null, run: number, zone: Zone): boolean {
  if (last === null) return true;
  if (every === 'run') return run > last;
  const unitOf = (instant: number): number => firstDay(dayOf(instant, zone), UNITS[every], 1);
  return run > last && unitOf(run) !== unitOf(last);
}

export interface SnapshotQuestion {
  readonly table: Table;
  readonly sheetId: number;
  readonly plan: SnapshotPlan;
  /** When the run began: its id. Milliseconds since the epoch. */
  readonly run: number;
  /** The run that was copied before; what stands in the sheet of later ones was not ended. */
  readonly last: number | null;
  readonly memo: ColumnMemo;
}

/** Copies what the table's sheet shows. Doing it again changes nothing. @throws SyncError `snapshot-no-room`, `sheet-gone`. */
export function takeSnapshot(question: SnapshotQuestion, words: SheetWords, spreadsheet: Spreadsheet): void {
  const { table, plan } = question;
  const shown = shownTable(question, spreadsheet);
  const copied = copiedColumns(shown, plan.columns, words);
  const cells = readCells(shown, copied, spreadsheet);
  const logId = openLog(table, copied.length, words, spreadsheet);
  const at = withColumns(logId, table, copied, words, spreadsheet);
  removeOld(logId, question, at.get('run') ?? 1, spreadsheet);
  append(logId, question, { copied, cells, at }, spreadsheet);
}

type Shown = Pick<SnapshotQuestion, 'table' | 'sheetId' | 'memo'>;

/** The columns that a copy may have, from left to right. */
export function copiableColumns(shown: Shown, words: SheetWords, spreadsheet: Spreadsheet): readonly CopiedColumn[] {
  return copiedColumns(shownTable(shown, spreadsheet), null, words).map(({ tag, header }) => ({ tag, header }));
}

function shownTable({ table, sheetId, memo }: Shown, spreadsheet: Spreadsheet): TableSheet {
  const { id: tableId, viewName } = table;
  const isKnownId = knownIds(tableId, null, spreadsheet);
  return readTableSheet({ tableId, sheetId, viewName, columns: [], isKnownId, memo }, spreadsheet);
}

interface Copied {
  readonly column: number;
  readonly tag: string;
  readonly header: string;
  readonly format: string;
}

function copiedColumns(
  { owned, headers }: TableSheet,
  columns: SnapshotPlan['columns'],
  words: SheetWords,
): readonly Copied[] {
  return owned.flatMap(({ column, tag, format }) => {
    const header = headers[column - 1] ?? '';
    const isWanted = (columns === null || columns.includes(tag)) && !words.isGone(header);
    return isWanted ? [{ column, tag, header, format: NUMBER_FORMATS[format] }] : [];
  });
}

/** Of the rows that are records. */
function readCells(
  { info, headerRow, rows, used }: TableSheet,
  copied: readonly Copied[],
  spreadsheet: Spreadsheet,
): readonly (readonly Scalar[])[] {
  if (rows.length === 0 || copied.length === 0) return [];
  const block = { sheetId: info.id, row: headerRow + 1, column: 1, rows: rows.length, columns: used.columns };
  const all = rowBlocks(block).flatMap((part) => spreadsheet.scalars(part));
  return all
    .filter((_, row) => rows[row]?.kind === 'record')
    .map((cells) => copied.map(({ column }) => cells[column - 1] ?? null));
}

/** The sheet of the copies, made where there is none. */
function openLog(table: Table, columns: number, words: SheetWords, spreadsheet: Spreadsheet): number {
  const known = spreadsheet.sheetTags(SNAPSHOTS_TAG).find(({ value }) => value === table.id);
  if (known) return known.sheetId;
  const sheets = spreadsheet.sheets();
  const wanted = sheetName(words.snapshotsName(table.viewName), []);
  // Made by an execution that died before the tag.
  const made = sheets.find(({ id, name }) => name === wanted && spreadsheet.usedSize(id).rows === 0);
  const name = sheetName(
    wanted,
    sheets.map((sheet) => sheet.name),
  );
  const sheetId =
    made?.id ?? spreadsheet.insertSheet(name, { hidden: false, rows: 2, columns: columns + FRONT.length }).id;
  spreadsheet.tagSheet(sheetId, { key: SNAPSHOTS_TAG, value: table.id });
  spreadsheet.apply([{ kind: 'freezeRows', sheetId, rows: 1 }]);
  return sheetId;
}

/** Where each column stands, by its tag; missing ones are made at the right end. */
function withColumns(
  sheetId: number,
  { viewName: view }: Table,
  copied: readonly Copied[],
  words: SheetWords,
  spreadsheet: Spreadsheet,
): ReadonlyMap<string, number> {
  const at = new Map(spreadsheet.columnTags(sheetId, COLUMN_TAG).map(({ value, column }) => [value, column]));
  const front = words.snapshotHeaders.map((header, index) => {
    const format = index === 0 ? NUMBER_FORMATS.dateTime : NUMBER_FORMATS.automatic;
    return { tag: FRONT[index] ?? '', header, format };
  });
  const missing = [...front, ...copied].filter(({ tag }) => !at.has(tag));
  if (missing.length === 0) return at;
  const info = spreadsheet.sheet(sheetId);
  if (!info) throw new SyncError('sheet-gone', { view });
  const first = Math.max(spreadsheet.usedSize(sheetId).columns, ...at.values(), 0) + 1;
  const wider = Math.max(0, first + missing.length - 1 - info.maxColumns);
  requireCells(wider * info.maxRows, view, spreadsheet);
  const rows = Math.max(1, info.maxRows - 1);
  const edits = missing.flatMap(({ tag, header, format }, index): SheetEdit[] => {
    const column = first + index;
    at.set(tag, column);
    return [
      { kind: 'write', sheetId, row: 1, column, rows: [[{ text: header }]] },
      { kind: 'numberFormat', block: { sheetId, row: 2, column, rows, columns: 1 }, format },
      { kind: 'tagColumn', sheetId, column, tag: { key: COLUMN_TAG, value: tag } },
    ];
  });
  const header = { sheetId, row: 1, column: first, rows: 1, columns: missing.length };
  spreadsheet.apply([
    { kind: 'grow', sheetId, rows: 2, columns: first + missing.length - 1 },
    { kind: 'headerStyle', block: header },
    ...edits,
  ]);
  return at;
}

/** @throws SyncError `snapshot-no-room` where the log cannot grow by so many. */
function requireCells(cells: number, view: string, spreadsheet: Spreadsheet): void {
  const left = cells === 0 ? 0 : cellsLeft(spreadsheet);
  if (cells > left) throw new SyncError('snapshot-no-room', { view, cells, left });
}

interface Copy {
  readonly copied: readonly Copied[];
  readonly cells: readonly (readonly Scalar[])[];
  readonly at: ReadonlyMap<string, number>;
}

function append(
  sheetId: number,
  { run, last, table }: SnapshotQuestion,
  { copied, cells, at }: Copy,
  spreadsheet: Spreadsheet,
): void {
  const runs = runsOf(sheetId, at.get('run') ?? 1, spreadsheet);
  // Rows of this run, and of one that was never ended, are written over.
  const found = runs.findIndex((one) => one === run || (last !== null && one > last));
  const width = Math.max(...at.values());
  const end = runs.length + 2;
  const free = firstFreeRow(sheetId, { row: end, width }, spreadsheet);
  // Behind the copies people write too: such rows stay, and the copy comes below them.
  const isRoom = found >= 0 && (free === end || found + 2 + cells.length <= end);
  const row = isRoom ? found + 2 : free;
  const info = spreadsheet.sheet(sheetId);
  if (!info) throw new SyncError('sheet-gone', { view: table.viewName });
  const needed = Math.max(0, row + cells.length - 1 - info.maxRows) * info.maxColumns;
  requireCells(needed, table.viewName, spreadsheet);
  const when = typedValueOf({ kind: 'dateTime', iso: new Date(run).toISOString() }, spreadsheet.zoneOffset);
  const placed = copied.map(({ tag }) => at.get(tag) ?? 0);
  const written = cells.map((values) => {
    const line = Array.from({ length: width }, () => typedOf(null));
    line[(at.get('at') ?? 1) - 1] = when;
    line[(at.get('run') ?? 2) - 1] = { number: run };
    values.forEach((value, index) => {
      line[(placed[index] ?? 1) - 1] = typedOf(value);
    });
    return line;
  });
  const left = isRoom ? row + cells.length : found < 0 ? end : found + 2;
  spreadsheet.apply([
    { kind: 'grow', sheetId, rows: row + cells.length - 1, columns: width },
    ...formatsBelow(sheetId, { row, rows: cells.length, copied, at }),
    ...writeRows(sheetId, row, 1, written),
    ...(left < end
      ? [{ kind: 'clear', block: { sheetId, row: left, column: 1, rows: end - left, columns: width } } as const]
      : []),
  ]);
}

/** Behind all that stands in the copies' columns from that row on. */
function firstFreeRow(
  sheetId: number,
  { row, width }: { readonly row: number; readonly width: number },
  spreadsheet: Spreadsheet,
): number {
  const rows = spreadsheet.usedSize(sheetId).rows - row + 1;
  if (rows < 1) return row;
  const { values, formulas } = spreadsheet.read({ sheetId, row, column: 1, rows, columns: width }, { formulas: true });
  const isFilled = values.map((cells, at) =>
    cells.some((cell, x) => cell !== null || (formulas[at]?.[x] ?? '') !== ''),
  );
  return row + isFilled.lastIndexOf(true) + 1;
}

interface Below {
  readonly row: number;
  readonly rows: number;
  readonly copied: readonly Copied[];
  readonly at: ReadonlyMap<string, number>;
}

/** New rows have no formats of their own: dates would show as numbers. */
function formatsBelow(sheetId: number, { row, rows, copied, at }: Below): readonly SheetEdit[] {
  if (rows === 0) return [];
  const dated = [{ tag: 'at', format: NUMBER_FORMATS.dateTime }, ...copied];
  return dated
    .filter(({ format }) => format !== NUMBER_FORMATS.automatic)
    .map(({ tag, format }) => ({
      kind: 'numberFormat',
      block: { sheetId, row, column: at.get(tag) ?? 1, rows, columns: 1 },
      format,
    }));
}
