/** Performs a prepared publishing on the sheet, whose journal is written. Killed anywhere, it is performed again from the journal. */
import type { Scalar } from '../../cells/scalar';
import { SyncError } from '../../errors';
import type { SheetEdit, SheetFilter, Spreadsheet } from '../../ports/spreadsheet';
import { cellRuns } from '../../sheet/cell-runs';
import { columnRuns } from '../../sheet/layout';
import type { SheetWords } from '../own/words';
import { TABLE_TAG, tableTagValue } from '../job/table';
import { dressColumns, type PlacedColumn, tagColumns } from '../own/claim';
import { ID_TAG, readOwnedColumns } from '../own/column-tags';
import { markOfRow, packMarks, saveMarks } from '../own/marks';
import type { TableSheet } from '../own/table-sheet';
import { readFormulasAnew } from './beside';
import { eachCell } from './difference';
import { bringBack } from './gone';
import { headerEdits } from './headers';
import { readNote } from './journal';
import { patchCells } from './patch';
import { placesOf } from './places';
import type { Prepared } from './prepared';
import { place, readyWindow, type Ready } from './reflow';
import { removalEdits } from './rows';

/** Rows of the sheet that hold the id that they should, read again when all is written. */
export interface Performed {
  readonly written: number;
  /** Headers of user columns that stayed, because it could not be told what fills them. */
  readonly unmoved: readonly string[];
}

/** @param known what an execution before this one had arranged; null when it had not come so far. */
export function perform(start: Prepared, known: Ready | null, words: SheetWords, spreadsheet: Spreadsheet): Performed {
  const { journal } = start;
  const prepared = withColumns(start, spreadsheet);
  const { sheet, plan, places } = prepared;
  const sheetId = sheet.info.id;
  const reflowed = reflow(prepared, known, words, spreadsheet);
  const target = reflowed.ready?.target ?? plan.rows.map(({ id }) => id);
  spreadsheet.apply([
    ...headerEdits(sheetId, sheet.headerRow, prepared.headers.cells),
    ...places.vanished.map(({ column }): SheetEdit => {
      return {
        kind: 'clear',
        block: { sheetId, row: sheet.headerRow + 1, column, rows: Math.max(target.length, 1), columns: 1 },
      };
    }),
  ]);
  const shown = shownBy(prepared, known !== null);
  const oldIds = new Set(journal.oldIds);
  patchCells(
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
  removeTail(prepared, reflowed, spreadsheet);
  finishRows(prepared, reflowed.ready, target, spreadsheet);
  finishColumns(prepared, spreadsheet);
  returnCells(prepared, target, words, spreadsheet);
  spreadsheet.tagSheet(sheetId, { key: TABLE_TAG, value: tableTagValue(journal.table, sheetId, spreadsheet) });
  saveRowMarks(prepared, shown, spreadsheet);
  spreadsheet.flush();
  const unmoved = (reflowed.ready?.arrangement?.left ?? []).map((column) => sheet.headers[column - 1] ?? '');
  return { written: idsWritten(prepared, target, spreadsheet), unmoved };
}

/** Columns come first: everything after it counts them in. */
function withColumns(prepared: Prepared, spreadsheet: Spreadsheet): Prepared {
  const { journal, sheet, places, plan } = prepared;
  const sheetId = sheet.info.id;
  const headerRow = Math.max(sheet.headerRow, 1);
  if (sheet.headerRow === 0 && sheet.rows.length > 0) {
    spreadsheet.apply([{ kind: 'insertRows', sheetId, before: 1, count: 1 }]);
  }
  const { insert } = places;
  if (insert) spreadsheet.apply([{ kind: 'insertColumns', sheetId, ...insert }]);
  const fresh = places.added.flatMap((index): PlacedColumn[] => {
    const column = journal.columns[index];
    return column ? [{ column, at: places.columns[index] ?? 0 }] : [];
  });
  const remade = sheet.owned.flatMap(({ index, isRemade, column }): PlacedColumn[] => {
    const of = journal.columns[index ?? -1];
    return isRemade && of ? [{ column: of, at: column }] : [];
  });
  const rows = headerRow + plan.rows.length;
  const claim = { sheetId, tableId: journal.table.id, headerRow, maxRows: Math.max(rows, sheet.info.maxRows) };
  const width = Math.max(...places.columns);
  if (fresh.length + remade.length > 0) {
    spreadsheet.apply([
      { kind: 'grow', sheetId, rows: sheet.rows.length === 0 ? rows : 1, columns: width },
      ...dressColumns({ ...claim, maxRows: sheet.rows.length === 0 ? claim.maxRows : sheet.info.maxRows }, [
        ...remade,
        ...fresh,
      ]),
      ...(sheet.owned.length === 0 && headerRow === 1 ? [{ kind: 'freezeRows', sheetId, rows: 1 } as const] : []),
      ...tagColumns(claim, fresh),
    ]);
  }
  if (fresh.length === 0 && sheet.headerRow > 0) return prepared;
  const owned = readOwnedColumns(journal.table.id, sheetId, journal.columns, spreadsheet);
  const info = spreadsheet.sheet(sheetId);
  if (!info) throw new SyncError('sheet-gone', { view: journal.table.viewName });
  // References to the right of the new columns lead further now.
  const beside =
    prepared.beside && insert
      ? readFormulasAnew(shiftedBeside(prepared.beside, insert), sheetId, sheet.used.rows, spreadsheet)
      : prepared.beside;
  const headers = insert
    ? [
        ...sheet.headers.slice(0, insert.after),
        ...fresh.map(({ column }) => column.header),
        ...sheet.headers.slice(insert.after),
      ]
    : sheet.headers;
  const used = {
    rows: Math.max(sheet.used.rows, headerRow),
    columns: Math.max(sheet.used.columns + (insert?.count ?? 0), width),
  };
  return {
    ...prepared,
    beside,
    sheet: { ...sheet, info, headerRow, owned, headers, used },
    places: { ...placesOf(journal.columns, { owned, used }), added: places.added },
    headers: {
      cells: shiftedCells(prepared.headers.cells, insert),
      retagged: shiftedColumns(prepared.headers.retagged, insert),
      renamed: shiftedCells(prepared.headers.renamed, insert),
    },
    cut: {
      above: shiftedColumns(prepared.cut.above, insert),
      below: shiftedColumns(prepared.cut.below, insert),
    },
  };
}

interface Insertion {
  readonly after: number;
  readonly count: number;
}

function shiftedCells<T extends { readonly column: number }>(
  cells: readonly T[],
  insert: Insertion | null,
): readonly T[] {
  if (insert === null) return cells;
  return cells.map((cell) => (cell.column > insert.after ? { ...cell, column: cell.column + insert.count } : cell));
}

function shiftedBeside(beside: NonNullable<Prepared['beside']>, insert: Insertion): NonNullable<Prepared['beside']> {
  const { region } = beside;
  return {
    columns: shiftedCells(beside.columns, insert),
    region: {
      ...region,
      first: region.first > insert.after ? region.first + insert.count : region.first,
      last: region.last + insert.count,
    },
  };
}

interface Reflow {
  readonly ready: Ready | null;
  readonly beside: Prepared['beside'];
}

function reflow(prepared: Prepared, known: Ready | null, words: SheetWords, spreadsheet: Spreadsheet): Reflow {
  const { beside, plan, sheet } = prepared;
  if (known !== null) {
    place(prepared, known, spreadsheet);
    return { ready: known, beside };
  }
  if (beside === null) {
    if (plan.insert > 0) {
      const rows = sheet.headerRow + plan.rows.length;
      spreadsheet.apply([{ kind: 'grow', sheetId: sheet.info.id, rows, columns: 1 }]);
    }
    return { ready: null, beside };
  }
  const { ready, beside: after } = readyWindow(prepared, beside, words, spreadsheet);
  place(prepared, ready, spreadsheet);
  return { ready, beside: after };
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

/** Google may fail for a moment; then it is looked whether the rows are gone all the same. */
const ATTEMPTS = 3;

function removeTail({ sheet }: Prepared, { ready, beside }: Reflow, spreadsheet: Spreadsheet): void {
  if (ready === null || ready.remove === 0) return;
  const { id: sheetId } = sheet.info;
  const idColumn = sheet.owned.find(({ tag }) => tag === ID_TAG)?.column ?? 1;
  const row = sheet.headerRow + 1 + ready.target.length;
  const last = row + ready.remove - 1;
  const isThere = (): boolean => {
    if (last > (spreadsheet.sheet(sheetId)?.maxRows ?? 0)) return false;
    const [cells] = spreadsheet.scalars({ sheetId, row: last, column: idColumn, rows: 1, columns: 1 });
    return (cells?.[0] ?? null) !== null;
  };
  const maxColumns = spreadsheet.sheet(sheetId)?.maxColumns ?? sheet.info.maxColumns;
  const edits = removalEdits({ sheetId, row, count: ready.remove, beside, maxColumns });
  for (let attempt = 1; isThere(); attempt += 1) {
    try {
      spreadsheet.apply(edits);
      spreadsheet.flush();
    } catch (thrown) {
      if (attempt === ATTEMPTS) throw thrown;
      continue;
    }
    return;
  }
}

/** What was lifted comes back: the filter over as many rows as there are now, and rows that people had hidden. */
function finishRows(
  { journal, sheet, rows }: Prepared,
  ready: Ready | null,
  target: readonly string[],
  spreadsheet: Spreadsheet,
): void {
  const sheetId = sheet.info.id;
  const { filter } = journal;
  if (filter !== null && ready !== null) {
    spreadsheet.apply([
      {
        kind: 'setFilter',
        filter: filterNow(filter, journal, { headerRow: sheet.headerRow, old: rows.length, now: target.length }),
      },
    ]);
  }
  hideRows(sheetId, sheet.headerRow, target, ready?.hidden ?? [], spreadsheet);
}

function hideRows(
  sheetId: number,
  headerRow: number,
  ids: readonly string[],
  hidden: readonly string[],
  spreadsheet: Spreadsheet,
): void {
  const wanted = new Set(hidden);
  const at = ids.flatMap((id, row) => (id !== '' && wanted.has(id) ? [row] : []));
  spreadsheet.apply(
    cellRuns(at, 0).map(({ first, count }): SheetEdit => {
      return { kind: 'hideRows', sheetId, row: headerRow + 1 + first, count };
    }),
  );
}

/** Rows that were shown for a publishing that did not come about. */
export function hideRecords({ journal, sheet, rows }: Prepared, spreadsheet: Spreadsheet): void {
  const noted = readNote(journal.table.id, 'hidden', spreadsheet);
  const hidden = Array.isArray(noted) ? noted.map(String) : [];
  const ids = rows.map(({ id }) => id);
  hideRows(sheet.info.id, sheet.headerRow, ids, hidden, spreadsheet);
}

interface Growth {
  readonly headerRow: number;
  readonly old: number;
  readonly now: number;
}

function filterNow(
  { block, criteria }: SheetFilter,
  { insertColumns, oldIds }: Prepared['journal'],
  { headerRow, now }: Growth,
): SheetFilter {
  const end = headerRow + oldIds.length;
  const reachesEnd = block.row + block.rows - 1 >= end && block.row <= end;
  const shift = (column: number): number =>
    insertColumns && column > insertColumns.after ? column + insertColumns.count : column;
  const column = shift(block.column);
  return {
    block: {
      ...block,
      column,
      columns: shift(block.column + block.columns - 1) - column + 1,
      rows: reachesEnd ? block.rows + now - oldIds.length : block.rows,
    },
    criteria: criteria.map((one) => ({ ...one, column: shift(one.column) })),
  };
}

function finishColumns({ journal, sheet, headers, places }: Prepared, spreadsheet: Spreadsheet): void {
  const sheetId = sheet.info.id;
  const shifted = new Map(places.columns.map((column, index) => [column, journal.columns[index]]));
  const claim = { sheetId, tableId: journal.table.id, headerRow: sheet.headerRow, maxRows: sheet.info.maxRows };
  const retagged = headers.retagged.flatMap((at): PlacedColumn[] => {
    const column = shifted.get(at);
    return column ? [{ column, at }] : [];
  });
  spreadsheet.apply(tagColumns(claim, retagged));
  for (const { column, field } of headers.renamed) {
    const block = { sheetId, row: sheet.headerRow, column, rows: 1, columns: 1 };
    if (spreadsheet.notes(block).length > 0) continue;
    spreadsheet.apply([{ kind: 'writeNotes', sheetId, row: sheet.headerRow, column, notes: [[field]] }]);
  }
}

function shiftedColumns(columns: readonly number[], insert: Insertion | null): readonly number[] {
  return shiftedCells(
    columns.map((column) => ({ column })),
    insert,
  ).map(({ column }) => column);
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
    marks.push([id, markOfRow(cells)]);
  }
  saveMarks(
    journal.table.id,
    journal.columns.map(({ tag }) => tag),
    packMarks(marks),
    spreadsheet,
  );
}

/** How many rows hold the id that they should, read when all writing is done. */
function idsWritten({ sheet, places }: Prepared, target: readonly string[], spreadsheet: Spreadsheet): number {
  const column = places.columns[0] ?? 1;
  const block = { sheetId: sheet.info.id, row: sheet.headerRow + 1, column, rows: target.length, columns: 1 };
  const found = target.length === 0 ? [] : spreadsheet.scalars(block);
  return target.filter((id, row) => id !== '' && found[row]?.[0] === id).length;
}
