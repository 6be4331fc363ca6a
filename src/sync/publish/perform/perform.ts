/** Performs a prepared publishing on the sheet, whose journal is written. Killed anywhere, it is performed again from the journal. */
import type { Scalar } from '../../../cells/scalar';
import { asSyncError, SyncError } from '../../../errors';
import type { Spreadsheet } from '../../../ports/spreadsheet';
import { writeRows } from '../../../sheet/write';
import type { SheetWords } from '../../own/words';
import { TABLE_TAG, tableTagValue } from '../../job/table';
import { ID_TAG, type OwnedColumn } from '../../own/columns/column-tags';
import { removeHidden } from '../../own/hidden/hidden';
import { type BaseChange, loadBase, NO_BASE, saveBase } from '../../own/hidden/base';
import { markOfRow, packMarks, saveMarks } from '../../own/hidden/marks';
import { eachCell } from '../journal/difference';
import { bringBack } from './returning';
import type { Journal } from '../journal/journal';
import { baseAfter } from '../journal/kept';
import { finishColumns, tagEmptied } from './finish-columns';
import { type HeaderPlace, placeOf } from '../prepare/header-note';
import { headerEdits } from '../prepare/headers';
import { withColumns } from './new-columns';
import { linkRecords } from './link-records';
import { patchCells } from './patch';
import type { Prepared } from '../prepare/prepared';
import { finishRows } from './put-back';
import { place, readyWindow, type Ready, rowsNow } from './reflow';
import { removeRows } from './rows';
import { findUntaken, namesOf, type Untaken, withUntaken } from './taken';

/** Rows of the sheet that hold the id that they should, read again when all is written. */
export interface Performed {
  readonly written: number;
  /** Headers of user columns that stayed, because it could not be told what fills them. */
  readonly unmoved: readonly string[];
  /** Columns with cells that Google did not take as they are, and where. */
  readonly refused: readonly string[];
  /** Where its headers stand by now. */
  readonly place: HeaderPlace;
}

export interface Performing {
  /** What an execution before this one had arranged; null when it had not come so far. */
  readonly known: Ready | null;
  /** Where a row did not arrive, it stops before what cannot be placed again. */
  readonly isFirst: boolean;
}

export function perform(
  start: Prepared,
  { known, isFirst }: Performing,
  words: SheetWords,
  spreadsheet: Spreadsheet,
): Performed {
  const { journal } = start;
  const { prepared, reflowed } = beforePlacing(start, { known, isFirst }, words, spreadsheet);
  const { sheet, plan, places } = prepared;
  const sheetId = sheet.info.id;
  const isFresh = known === null && isFirst && reflowed?.ready != null;
  if (reflowed === null || (isFresh && !standAsPlanned(prepared, spreadsheet))) {
    // It is arranged anew, from where they stand now.
    removeHidden(spreadsheet, ['window'], journal.table.id);
    return { written: 0, unmoved: [], refused: [], place: placeOf(sheet) };
  }
  if (reflowed.ready !== null) place(prepared, reflowed.ready, spreadsheet);
  const target = reflowed.ready?.target ?? plan.rows.map(({ id }) => id);
  // Of those that leave now, placing rows once more brought the old cells back, whatever the header says by then.
  const leaving = new Set(journal.vanished.map(({ column }) => column.tag));
  const isStanding = ({ column, tag }: OwnedColumn): boolean =>
    leaving.has(tag) || !words.isGone(sheet.headers[column - 1] ?? '');
  spreadsheet.apply([
    // Written empty, not cleared: only that reaches rows that are hidden.
    ...places.vanished.filter(isStanding).flatMap(({ column }) => {
      const empty = Array.from({ length: Math.max(target.length, 1) }, () => [null]);
      return writeRows(sheetId, sheet.headerRow + 1, column, empty);
    }),
    // Once a header says that its column left, no later refresh takes anything out of it.
    ...headerEdits(sheetId, sheet.headerRow, prepared.headers.cells),
  ]);
  const shown = shownBy(prepared, known !== null);
  const oldIds = new Set(journal.oldIds);
  const isTaken = patchCells(
    {
      sheetId,
      top: sheet.headerRow,
      ids: target,
      columns: places.columns,
      cells: journal.cells,
      isNew: (id) => !oldIds.has(id),
      shown: (row, index) => shown(target[row] ?? '', index),
      writesGaps: journal.filter === null,
    },
    spreadsheet,
  );
  linkRecords(prepared, target, spreadsheet);
  removeTail(prepared, reflowed, spreadsheet);
  finishColumns(prepared, spreadsheet);
  const unmoved = (reflowed.ready?.arrangement?.left ?? []).map((column) => sheet.headers[column - 1] ?? '');
  const written = idsWritten(prepared, target, spreadsheet);
  const isEdited = journal.table.options.editing === true || journal.before?.table.options.editing === true;
  const untaken = findUntaken(
    prepared,
    { target, isTaken, moved: isEdited && reflowed.ready !== null ? shown : null },
    spreadsheet,
  );
  const done = { written, unmoved, refused: namesOf(untaken, prepared, target), place: placeOf(sheet) };
  if (written !== journal.ids.length && isFirst) return done;
  // Placed again, it would take away what comes back now; and not before all rows were seen in their place.
  removeHidden(spreadsheet, isEdited ? ['window', 'probe'] : ['window', 'probe', 'base'], journal.table.id);
  tagEmptied(prepared, spreadsheet);
  returnCells(prepared, target, words, spreadsheet);
  // Last of all: what is written into hidden rows may not arrive.
  finishRows(prepared, reflowed.ready, target, spreadsheet);
  spreadsheet.tagSheet(sheetId, { key: TABLE_TAG, value: tableTagValue(journal.table, sheetId, spreadsheet) });
  saveRowMarks(prepared, shown, untaken, spreadsheet);
  if (journal.base !== null) saveEdits(journal, journal.base, spreadsheet, untaken);
  spreadsheet.flush();
  return done;
}

interface Reflow {
  readonly ready: Ready | null;
  readonly beside: Prepared['beside'];
}

/**
 * New columns and rows, and the window: until it is ready, all that a person keeps is where it was.
 *
 * @throws SyncError `rows-refused` where Google refuses something of it.
 */
function beforePlacing(
  start: Prepared,
  performing: Performing,
  words: SheetWords,
  spreadsheet: Spreadsheet,
): { readonly prepared: Prepared; readonly reflowed: Reflow | null } {
  try {
    const prepared = withColumns(start, spreadsheet);
    return { prepared, reflowed: reflow(prepared, performing, words, spreadsheet) };
  } catch (thrown) {
    const { kind, cause } = asSyncError(thrown);
    if (performing.known !== null || (kind !== 'sheet-refused' && kind !== 'unexpected')) throw thrown;
    throw new SyncError('rows-refused', { sheet: start.sheet.info.name }, cause);
  }
}

/** Null where somebody moved rows meanwhile. */
function reflow(
  prepared: Prepared,
  { known, isFirst }: Performing,
  words: SheetWords,
  spreadsheet: Spreadsheet,
): Reflow | null {
  const { beside, plan, sheet } = prepared;
  if (known !== null) return { ready: known, beside };
  if (beside === null) {
    if (plan.insert > 0) {
      const rows = sheet.headerRow + plan.rows.length;
      spreadsheet.apply([{ kind: 'grow', sheetId: sheet.info.id, rows, columns: 1 }]);
    }
    return { ready: null, beside };
  }
  return readyWindow(prepared, beside, words, isFirst, spreadsheet);
}

/** The last look before rows are placed: somebody may have moved them since they were read. */
function standAsPlanned({ sheet, rows, plan, beside }: Prepared, spreadsheet: Spreadsheet): boolean {
  // Where nothing of anybody's moves, reading the ids again afterwards is enough.
  if (plan.window === null || beside?.columns.length === 0) return true;
  const { first, last } = plan.window;
  const column = sheet.owned.find(({ tag }) => tag === ID_TAG)?.column ?? 1;
  const block = {
    sheetId: sheet.info.id,
    row: sheet.headerRow + 1 + first,
    column,
    rows: last - first + 1,
    columns: 1,
  };
  const ids = spreadsheet.scalars(block);
  const planned = rowsNow(rows, plan.insert).slice(first, last + 1);
  return planned.every(({ id }, row) => id === '' || ids[row]?.[0] === id);
}

/** What a cell of a record shows until it is patched; undefined where that is not known. */
function shownBy(
  { rows, sheet, places }: Prepared,
  isResumed: boolean,
): (id: string, index: number) => Scalar | undefined {
  const rowOf = new Map<string, number>();
  rows.forEach(({ id, kind }, row) => {
    if (kind === 'record') rowOf.set(id, row);
  });
  const isAdded = new Set(places.added);
  return (id, index) => {
    const row = rowOf.get(id);
    if (row === undefined || isResumed) return undefined;
    return isAdded.has(index) ? null : sheet.cells[row]?.[index];
  };
}

/** Rows that are left over, as long as they are those that were: somebody may have moved others there. */
function removeTail({ journal, sheet, rows }: Prepared, { ready, beside }: Reflow, spreadsheet: Spreadsheet): void {
  if (ready === null || ready.remove === 0) return;
  const { id: sheetId } = sheet.info;
  const column = sheet.owned.find(({ tag }) => tag === ID_TAG)?.column ?? 1;
  const { length } = ready.target;
  const [row, count] = [sheet.headerRow + 1 + length, ready.remove];
  const below = row + count;
  const wanted = new Set(journal.ids);
  const were = rows.slice(length, length + count).map(({ id }) => id);
  const isThere = (): boolean => {
    // Where none of them had an id, nothing tells them from what is below.
    if (were.every((id) => id === '') || below - 1 > (spreadsheet.sheet(sheetId)?.maxRows ?? 0)) return false;
    const found = spreadsheet.scalars({ sheetId, row, column, rows: count, columns: 1 });
    return were.every((old, at) => {
      const id = found[at]?.[0] ?? null;
      return old === '' ? !wanted.has(String(id)) : id === old;
    });
  };
  const leftover = { tableId: journal.table.id, sheet, row, count, below, beside, isThere };
  removeRows(leftover, spreadsheet);
}

function returnCells(
  { journal, sheet, places }: Prepared,
  target: readonly string[],
  words: SheetWords,
  spreadsheet: Spreadsheet,
): void {
  const oldIds = new Set(journal.oldIds);
  if (journal.oldIds.length === 0) return;
  const rowOf = new Map(target.flatMap((id, row) => (id === '' || oldIds.has(id) ? [] : [[id, row] as const])));
  if (rowOf.size === 0) return;
  const returning = {
    tableId: journal.table.id,
    sheetId: sheet.info.id,
    top: sheet.headerRow,
    headers: sheet.headers,
    rowOf,
    owned: new Set([...places.columns, ...places.vanished.map(({ column }) => column)]),
    now: journal.started,
  };
  bringBack(returning, words, spreadsheet);
}

/** Of all rows as they are written now. Where an execution died meanwhile they are read again. */
function saveRowMarks(
  prepared: Prepared,
  shown: (id: string, index: number) => Scalar | undefined,
  untaken: Untaken,
  spreadsheet: Spreadsheet,
): void {
  const { journal, places } = prepared;
  const changes = new Map(journal.cells.map((cells) => [cells[0], cells]));
  const oldIds = new Set(journal.oldIds);
  const marks: (readonly [string, string])[] = [];
  for (const id of journal.ids) {
    const cells: Scalar[] = places.columns.map((_, index) => shown(id, index) ?? null);
    const isKnown = !oldIds.has(id) || shown(id, 0) !== undefined;
    // A row whose cells are not known has no mark: it never looks edited.
    if (!isKnown) continue;
    const change = changes.get(id);
    if (change) {
      eachCell(change, (index, value) => {
        cells[index] = value;
      });
    }
    for (const [index, value] of untaken.get(id) ?? []) cells[index] = value;
    marks.push([id, markOfRow(cells)]);
  }
  saveMarks(
    journal.table.id,
    journal.columns.map(({ tag }) => tag),
    packMarks(marks),
    spreadsheet,
  );
}

/** What tells edits by the next refresh. */
export function saveEdits(
  { table, before, columns, ids }: Journal,
  change: BaseChange,
  spreadsheet: Spreadsheet,
  untaken: Untaken = new Map(),
): void {
  const old = before?.table.options.editing === true ? loadBase(table.id, spreadsheet) : null;
  saveBase(table.id, withUntaken(baseAfter(old ?? NO_BASE, change, columns, ids), untaken), spreadsheet);
}

/** How many rows hold the id that they should, read when all writing is done. */
function idsWritten({ sheet, places }: Prepared, target: readonly string[], spreadsheet: Spreadsheet): number {
  const column = places.columns[0] ?? 1;
  const block = { sheetId: sheet.info.id, row: sheet.headerRow + 1, column, rows: target.length, columns: 1 };
  const found = target.length === 0 ? [] : spreadsheet.scalars(block);
  return target.filter((id, row) => id !== '' && found[row]?.[0] === id).length;
}
