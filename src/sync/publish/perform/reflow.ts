/**
 * Records came, left or changed place. The displaced rows are arranged on a hidden window first; then Google copies them over. A step finds
 * out by looking what is done already, so all of it may be done again.
 */
import type { Spreadsheet } from '../../../ports/spreadsheet';
import { withoutGap } from '../../../sheet/r1c1';
import { placeAfterInsertion } from '../../../sheet/target-rows';
import type { UserColumn } from '../../../sheet/user-columns';
import { isOfOwnRow } from '../columns/roles';
import { columnRuns } from '../../../sheet/column-runs';
import { findHidden, noteState } from '../../own/hidden/hidden';
import { ID_TAG } from '../../own/columns/column-tags';
import type { SheetWords } from '../../own/words';
import { arrange, displacedConstants, isCopied } from '../columns/arrangement';
import type { Arrangement, Arranging, ColumnRole, Cut } from '../columns/arranging';
import { type Beside, inTable, readFormulasAnew } from '../prepare/beside';
import { archiveGone, cellsOfGone } from './gone';
import { hiddenIn } from '../journal/hidden-records';
import { appendNote, readNote } from '../journal/journal';
import { placeWindow } from '../columns/place';
import type { Prepared } from '../prepare/prepared';
import { regionSpills } from '../columns/region-spills';
import { contentRole } from '../columns/roles';
import { makeRoom, type Room } from './rows';
import { buildWindow } from './window';

/** What must be known to place a window that is ready. Kept behind the journal. */
export interface Ready {
  readonly arrangement: Arrangement | null;
  /** Records by row, once all is placed; '' in rows of no record. */
  readonly target: readonly string[];
  /** Rows left over at the end. */
  readonly remove: number;
  readonly headerRow: number;
  /** Records hidden by hand. */
  readonly hidden: readonly string[];
}

const READY = 'ready';

export interface Reflowed {
  readonly ready: Ready;
  readonly beside: Beside;
}

/**
 * Up to the moment from which the window knows everything.
 *
 * @param looks null is returned where somebody has moved the rows that leave; otherwise they are taken as they were read
 */
export function readyWindow(
  planned: Prepared,
  beside: Beside,
  words: SheetWords,
  looks: boolean,
  spreadsheet: Spreadsheet,
): Reflowed | null {
  const { journal, sheet } = planned;
  const sheetId = sheet.info.id;
  const tableId = journal.table.id;
  if (journal.filter !== null) spreadsheet.apply([{ kind: 'removeFilter', sheetId }]);
  const hidden = journal.hidden ?? hiddenNow({ sheet, rows: planned.rows, tableId }, spreadsheet);
  // Of rows without a record it is not known whether they are hidden.
  if (hidden.length > 0 || planned.rows.some(({ kind }) => kind !== 'record'))
    spreadsheet.apply([{ kind: 'showRows', sheetId, row: sheet.headerRow + 1, count: planned.rows.length }]);
  const { prepared, shifted } = makeRoom(planned, spreadsheet);
  const { plan, rows } = prepared;
  const total = rows.length + plan.insert;
  const used = usedAfter(prepared, shifted, spreadsheet);
  const after = plan.insert > 0 ? readAfterInsertion(prepared, beside, { shifted, used }, spreadsheet) : beside;
  const users = rolesOf({ prepared, beside: after, total, used }, spreadsheet);
  const arranging: Arranging = {
    plan,
    rows,
    sheetName: sheet.info.name,
    owned: sheet.owned.map(({ column }) => column),
    region: { first: after.region.first, last: Math.min(after.region.last, sheet.info.maxColumns) },
    users,
    rules: spreadsheet.formatRules(sheetId),
    notes: notesLeft(prepared, users, total, spreadsheet),
    cut: cutOf(prepared),
  };
  const arrangement = arrange(arranging);
  const left = cellsOfGone(prepared, users, displacedConstants(arranging), spreadsheet);
  if (looks && left.length > 0 && !goneStand(prepared, spreadsheet)) return null;
  archiveGone(prepared, left, words, spreadsheet);
  const ready: Ready = {
    arrangement,
    target: plan.rows.map(({ id }) => id),
    remove: plan.remove,
    headerRow: sheet.headerRow,
    hidden,
  };
  if (arrangement !== null) {
    const windowId = buildWindow(prepared, arrangement, arranging.region, spreadsheet);
    appendNote(tableId, { ready }, spreadsheet);
    spreadsheet.flush();
    noteState(spreadsheet, { kind: 'window', tableId, state: READY, sheetId: windowId });
  }
  return { ready, beside: after };
}

/** Read after their cells were: what is put aside of a record was its own. */
function goneStand({ sheet, rows, plan }: Prepared, spreadsheet: Spreadsheet): boolean {
  const column = sheet.owned.find(({ tag }) => tag === ID_TAG)?.column ?? 1;
  const count = rows.length + plan.insert;
  const block = { sheetId: sheet.info.id, row: sheet.headerRow + 1, column, rows: count, columns: 1 };
  const ids = spreadsheet.scalars(block);
  return plan.gone.every((row) => {
    return ids[placeAfterInsertion(row, rows.length, plan.insert)]?.[0] === rows[row]?.id;
  });
}

/** Asked once the filter is lifted, and written down: an execution that comes after this one finds the rows shown. */
function hiddenNow(question: Parameters<typeof hiddenIn>[0], spreadsheet: Spreadsheet): readonly string[] {
  const noted = readNote(question.tableId, 'hidden', spreadsheet);
  if (Array.isArray(noted)) return noted.map(String);
  const hidden = hiddenIn(question, spreadsheet).map(({ id }) => id);
  appendNote(question.tableId, { hidden }, spreadsheet);
  return hidden;
}

/** Notes in columns that are not copied: nothing else takes them along. */
function notesLeft(
  { sheet, plan }: Prepared,
  users: readonly ColumnRole[],
  total: number,
  spreadsheet: Spreadsheet,
): Arranging['notes'] {
  if (plan.window === null) return [];
  const row = sheet.headerRow + 1 + plan.window.first;
  const left = users.filter((user) => !isCopied(user)).map(({ column }) => column.column);
  return columnRuns(left).flatMap(({ column, count: columns }) =>
    spreadsheet
      .notes({ sheetId: sheet.info.id, row, column, rows: sheet.headerRow + 1 + total - row, columns })
      .map((note) => ({ ...note, row: note.row - sheet.headerRow - 1 })),
  );
}

/** The window that an execution before this one made ready; null when there is none. */
export function readyWindowId(tableId: string, spreadsheet: Spreadsheet): number | null {
  const found = findHidden(spreadsheet, 'window', tableId);
  return found?.state === READY ? found.sheetId : null;
}

export function place(prepared: Prepared, ready: Ready, spreadsheet: Spreadsheet): void {
  const { sheet, journal } = prepared;
  const windowId = readyWindowId(journal.table.id, spreadsheet);
  const idColumn = sheet.owned.find(({ tag }) => tag === ID_TAG)?.column ?? 1;
  if (windowId === null || ready.arrangement === null) return;
  const { first, last } = ready.arrangement;
  // Also where none was hidden: somebody may have hidden one since, and what is copied may not reach it.
  spreadsheet.apply([
    { kind: 'showRows', sheetId: sheet.info.id, row: sheet.headerRow + 1 + first, count: last - first + 1 },
  ]);
  const placing = { sheetId: sheet.info.id, windowId, top: sheet.headerRow, windowTop: ready.headerRow, idColumn };
  placeWindow(ready.arrangement, placing, spreadsheet);
}

/** Rows of the sheet that hold anything once room was made. */
function usedAfter({ sheet, rows, plan }: Prepared, shifted: Room['shifted'], spreadsheet: Spreadsheet): number {
  const { used, headerRow, info } = sheet;
  const end = headerRow + rows.length;
  if (shifted === 'last') return Math.max(used.rows, end + plan.insert);
  const isPushed = plan.insert > 0 && (rows.length > 1 || used.rows > end);
  const pushed = used.rows + (isPushed ? plan.insert : 0);
  // Cells that are inserted beside others that reach the end of the grid make it no higher.
  return shifted === 'region' ? Math.min(pushed, spreadsheet.sheet(info.id)?.maxRows ?? pushed) : pushed;
}

interface Inserted {
  readonly shifted: Room['shifted'];
  /** Rows that hold anything by now. */
  readonly used: number;
}

/** Values went with their rows; formulas over the table have grown, and are read again. */
function readAfterInsertion(
  { plan, rows, sheet }: Prepared,
  beside: Beside,
  { shifted, used }: Inserted,
  spreadsheet: Spreadsheet,
): Beside {
  const cut = sheet.headerRow + Math.max(rows.length - (rows.length > 1 ? 1 : 0), 0);
  const end = sheet.headerRow + rows.length;
  const { region } = beside;
  const columns = beside.columns.map((one) => {
    if (shifted !== 'rows' && (one.column < region.first || one.column > region.last)) return one;
    const gap = <T>(list: readonly T[], empty: T): readonly T[] => {
      if (list.length <= cut) return list;
      const inserted = Array.from({ length: plan.insert }, () => empty);
      // What stands below was pulled up again, over empty cells.
      const rest = shifted === 'last' ? list.slice(end + plan.insert) : list.slice(end);
      return [...list.slice(0, cut), ...inserted, ...list.slice(cut, end), ...rest].slice(0, used);
    };
    return { column: one.column, values: gap(one.values, null), formulas: gap(one.formulas, '') };
  });
  const anew = { sheetId: sheet.info.id, rows: used, records: rows.length };
  return readFormulasAnew({ region, columns }, anew, spreadsheet);
}

interface RoleQuestion {
  readonly prepared: Prepared;
  readonly beside: Beside;
  /** Rows of the table by now. */
  readonly total: number;
  /** Rows of the sheet that hold anything. */
  readonly used: number;
}

function rolesOf({ prepared, beside, total, used }: RoleQuestion, spreadsheet: Spreadsheet): readonly ColumnRole[] {
  const { sheet, rows, plan, journal } = prepared;
  const { region } = beside;
  const offset = sheet.headerRow + 1;
  const cut = cutOf(prepared);
  const columns = beside.columns
    .filter(({ column }) => column >= region.first && column <= region.last)
    .map((one) => givenBack(inTable(one, sheet.headerRow, total), prepared, cut));
  const { formulaRoles, spills } = regionSpills(
    {
      tableId: journal.table.id,
      sheetId: sheet.info.id,
      used: { rows: used, columns: sheet.used.columns },
      headerRow: sheet.headerRow,
      all: beside.columns,
      columns,
      rows: rowsNow(rows, plan.insert),
    },
    spreadsheet,
  );
  const isEmptied = rows.every(({ kind }) => kind !== 'record');
  return columns.map((column): ColumnRole => {
    const role = formulaRoles.get(column.column) ?? contentRole(column, { all: columns, spills, offset, isEmptied });
    const refilled = new Set<number>();
    column.values.forEach((_, row) => {
      const isFilled = spills.filled.get(column.column)?.has(row + offset) === true;
      if (isFilled && isOfOwnRow(column.column, row, columns, spills, offset)) refilled.add(row);
    });
    return { column, role, refilled };
  });
}

/**
 * An execution that died after the insertion finds the rows inserted, and somebody may have put in others since: the records that stood
 * there are looked for; where there is none, it is counted from the journal.
 */
function cutOf({ cut, journal, rows, plan }: Prepared): Cut {
  const { oldIds, insertRows } = journal;
  if (insertRows === null || oldIds.length < 2) return { ...cut, rowAbove: -1, rowBelow: -1 };
  const last = oldIds.length - 1;
  const rowOf = (id = '', otherwise: number): number => {
    const found = id === '' ? -1 : rows.findIndex((row) => row.id === id);
    return found < 0 ? otherwise : placeAfterInsertion(found, rows.length, plan.insert);
  };
  return {
    ...cut,
    rowAbove: rowOf(oldIds[last - 1], last - 1),
    rowBelow: rowOf(oldIds[last], last + insertRows.count),
  };
}

/** The column with its shared formula where the insertion stretched it. */
function givenBack(
  column: UserColumn,
  { journal, sheet }: Prepared,
  { rowAbove, rowBelow, above, below }: Cut,
): UserColumn {
  const count = journal.insertRows?.count ?? 0;
  const gaps = new Map([
    ...(above.includes(column.column) ? [[rowAbove, count] as const] : []),
    ...(below.includes(column.column) ? [[rowBelow, -count] as const] : []),
  ]);
  if (gaps.size === 0) return column;
  const formulas = column.formulas.map((formula, row) => {
    const gap = gaps.get(row);
    return gap === undefined || formula === '' ? formula : withoutGap(formula, gap, sheet.info.name);
  });
  return { ...column, formulas };
}

/** The table's rows once room was made. */
export function rowsNow(rows: Prepared['rows'], insert: number): Prepared['rows'] {
  if (insert === 0) return rows;
  const fresh = Array.from({ length: insert }, () => ({ id: '', kind: 'free' }) as const);
  const cut = rows.length > 1 ? rows.length - 1 : rows.length;
  return [...rows.slice(0, cut), ...fresh, ...rows.slice(cut)];
}
