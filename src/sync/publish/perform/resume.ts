/** A publishing that an execution began and did not end, planned anew from its journal and from what the sheet shows by now. */
import { asSyncError } from '../../../errors';
import type { Spreadsheet } from '../../../ports/spreadsheet';
import { isRecord } from '../../../wire';
import { type OldRow, planTargetRows } from '../../../sheet/target-rows';
import { ID_TAG } from '../../own/columns/column-tags';
import { readTableSheet, type TableSheet } from '../../own/columns/table-sheet';
import type { SheetWords } from '../../own/words';
import { regionSpills } from '../columns/region-spills';
import { type Beside, inTable, readBeside } from '../prepare/beside';
import { planHeaders } from '../prepare/headers';
import { type Journal, readNote } from '../journal/journal';
import { placesOf } from '../prepare/places';
import type { Prepared } from '../prepare/prepared';
import { freeRows, freeRowsBehind } from '../prepare/spare-rows';
import { place, type Ready, readyWindowId } from './reflow';
import { pullUpLeft } from './held';
import { removeRows } from './rows';

export interface Resumed {
  readonly prepared: Prepared;
  /** What was arranged and is placed by now; null where it had not come so far. */
  readonly known: Ready | null;
}

export function resume(journal: Journal, sheetId: number, words: SheetWords, spreadsheet: Spreadsheet): Resumed {
  pullUpLeft(journal.table.id, spreadsheet);
  const ready = readyOf(journal, spreadsheet);
  const first = readNow(journal, sheetId, spreadsheet);
  if (ready === null) return { prepared: preparedFrom(journal, first, words, spreadsheet), known: null };
  // Ids may be gone for the moment; the window has them, so it is placed before anything is planned.
  const shape = preparedFrom(journal, first, words, spreadsheet);
  liftAgain(shape, ready, spreadsheet);
  place(shape, ready, spreadsheet);
  const now = readNow(journal, sheetId, spreadsheet);
  return { prepared: { ...preparedFrom(journal, now, words, spreadsheet), plan: shape.plan }, known: ready };
}

/** What hides rows may have been put back already; a copy would leave hidden rows out. */
function liftAgain({ journal, sheet }: Prepared, { target, hidden }: Ready, spreadsheet: Spreadsheet): void {
  const { id: sheetId } = sheet.info;
  if (journal.filter !== null) spreadsheet.apply([{ kind: 'removeFilter', sheetId }]);
  if (hidden.length > 0)
    spreadsheet.apply([{ kind: 'showRows', sheetId, row: sheet.headerRow + 1, count: Math.max(target.length, 1) }]);
}

function readyOf(journal: Journal, spreadsheet: Spreadsheet): Ready | null {
  if (readyWindowId(journal.table.id, spreadsheet) === null) return null;
  const note = readNote(journal.table.id, 'ready', spreadsheet);
  return isReady(note) ? note : null;
}

/** Written whole by ourselves, behind a journal that was read whole. */
function isReady(note: unknown): note is Ready {
  return isRecord(note) && Array.isArray(note['target']) && typeof note['remove'] === 'number';
}

/** The table as its sheet shows it by now. */
export function readNow(journal: Journal, sheetId: number, spreadsheet: Spreadsheet): TableSheet {
  const known = new Set([...journal.ids, ...journal.oldIds]);
  const { id: tableId, viewName } = journal.table;
  const reuse = journal.reused.map(({ to, was }) => ({ from: was.tag, to }));
  const question = { tableId, sheetId, viewName, columns: journal.columns, reuse, memo: null };
  return readTableSheet({ ...question, isKnownId: (id) => known.has(id) }, spreadsheet);
}

function preparedFrom(journal: Journal, sheet: TableSheet, words: SheetWords, spreadsheet: Spreadsheet): Prepared {
  const mayHaveOurs = journal.insertRows !== null && sheet.rows.some(({ kind }) => kind === 'user');
  const inserted = insertedColumns(journal, sheet);
  const seen = mayHaveOurs ? readBeside(sheet, sheet.rows.length, spreadsheet, inserted) : null;
  const rows = withRowsBehind(
    journal,
    seen ? withOurRows(journal, sheet, seen, spreadsheet) : sheet.rows,
    sheet,
    spreadsheet,
  );
  const plan = planTargetRows(rows, journal.ids);
  const moves = plan.window !== null || plan.insert > 0 || plan.remove > 0;
  const beside = rows.length > 0 && moves ? (seen ?? readBeside(sheet, rows.length, spreadsheet, inserted)) : null;
  const places = placesOf(journal.columns, sheet);
  const [firstInserted] = inserted;
  const now = (columns: readonly number[]): readonly number[] =>
    columns.map((column) =>
      firstInserted !== undefined && column >= firstInserted ? column + inserted.length : column,
    );
  return {
    journal,
    sheet,
    rows,
    plan,
    places: inserted.length > 0 ? { ...places, insert: null } : places,
    // Those that stand as they shall already are left.
    headers: planHeaders(
      {
        owned: sheet.owned,
        shown: sheet.headers,
        wanted: journal.columns,
        unreadable: journal.unreadable,
        resets: journal.resetHeaders,
      },
      words,
    ),
    beside,
    cut: { above: now(journal.cut.above), below: now(journal.cut.below) },
    savesBase: false,
    isDone: false,
  };
}

/** The columns that came for the table, tagged or not yet: the empty ones behind its last. */
function insertedColumns({ insertColumns }: Journal, { info }: TableSheet): readonly number[] {
  if (insertColumns === null || info.maxColumns <= insertColumns.maxColumns) return [];
  const { after, count } = insertColumns;
  return Array.from({ length: count }, (_, index) => after + 1 + index);
}

/** Rows that were inserted and hold nothing yet, out of the sheet again. Where it cannot be told what fills them, they stay. */
export function takeRoomBack(journal: Journal, sheetId: number, words: SheetWords, spreadsheet: Spreadsheet): void {
  pullUpLeft(journal.table.id, spreadsheet);
  const sheet = readNow(journal, sheetId, spreadsheet);
  const rows = rowsTold(() => preparedFrom(journal, sheet, words, spreadsheet).rows);
  if (rows === null) return;
  const count = rows.length - journal.oldIds.length;
  const first = rows.findIndex(({ kind }) => kind === 'free');
  if (count <= 0 || first < 0) return;
  const row = sheet.headerRow + 1 + first;
  const below = sheet.headerRow + 1 + rows.length;
  const beside = readBeside(sheet, rows.length, spreadsheet, insertedColumns(journal, sheet));
  const idColumn = sheet.owned.find(({ tag }) => tag === ID_TAG)?.column ?? 1;
  const next = { sheetId, row: row + count, column: idColumn, rows: 1, columns: 1 };
  const nextId = rows[first + count]?.id ?? '';
  const isThere = (): boolean => nextId === '' || spreadsheet.scalars(next)[0]?.[0] === nextId;
  removeRows({ tableId: journal.table.id, sheet, row, count, below, beside, isThere }, spreadsheet);
}

/** Null where Google refuses the hidden copy on which it is seen. */
function rowsTold(rows: () => readonly OldRow[]): readonly OldRow[] | null {
  try {
    return rows();
  } catch (thrown) {
    if (asSyncError(thrown).kind === 'sheet-gone') throw thrown;
    return null;
  }
}

/**
 * Rows with nothing in them between the records, up to the count that was to be inserted, are the table's own. What an array formula fills
 * there is nothing: it filled them as soon as they came.
 */
function withOurRows(
  { insertRows, table }: Journal,
  sheet: TableSheet,
  { region, columns }: Beside,
  spreadsheet: Spreadsheet,
): readonly OldRow[] {
  const users = columns.filter(({ column }) => column >= region.first && column <= region.last);
  const isBare = ({ kind }: OldRow, index: number): boolean =>
    kind === 'user' &&
    (sheet.cells[index] ?? []).every((cell) => cell === null) &&
    users.every(({ formulas }) => (formulas[sheet.headerRow + index] ?? '') === '');
  const filled = (index: number): readonly number[] =>
    users.flatMap(({ column, values }) => ((values[sheet.headerRow + index] ?? null) === null ? [] : [column]));
  const { rows, headerRow, info, used } = sheet;
  const mayBeFilled = rows.some((row, index) => isBare(row, index) && filled(index).length > 0);
  const question = {
    tableId: table.id,
    sheetId: info.id,
    used,
    headerRow,
    all: columns,
    columns: users.map((one) => inTable(one, headerRow, rows.length)),
    rows,
  };
  const spills = mayBeFilled ? regionSpills(question, spreadsheet).spills.filled : null;
  let left = insertRows?.count ?? 0;
  return rows.map((row, index): OldRow => {
    const isFree =
      left > 0 &&
      isBare(row, index) &&
      filled(index).every((column) => spills?.get(column)?.has(headerRow + 1 + index) === true);
    if (!isFree) return row;
    left -= 1;
    return { id: '', kind: 'free' };
  });
}

/** Empty rows behind the last record that are the table's own: a spare one, and those inserted before it. */
function withRowsBehind(
  { insertRows, oldIds, table }: Journal,
  rows: readonly OldRow[],
  sheet: TableSheet,
  spreadsheet: Spreadsheet,
): readonly OldRow[] {
  const isInserted = insertRows !== null && sheet.info.maxRows >= insertRows.maxRows + insertRows.count;
  const hasSpare = oldIds[oldIds.length - 1] === '';
  const isEmpty = rows.length === 0 && oldIds.length === 0;
  if (isEmpty || (insertRows === null && !hasSpare)) return rows;
  const missing = oldIds.length + (isInserted ? insertRows.count : 0) - rows.length;
  const count = Math.min(missing, sheet.info.maxRows - sheet.headerRow - rows.length);
  if (count <= 0) return rows;
  const behind = { tableId: table.id, rows: rows.length, count, mayHoldFormulas: rows.length === 0 };
  return [...rows, ...freeRows(freeRowsBehind(sheet, behind, spreadsheet))];
}
