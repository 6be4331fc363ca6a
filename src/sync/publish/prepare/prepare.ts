/**
 * From the sheet as it was read and the records as they shall be to a plan: what to insert, to place and to write. Nothing is changed here, and
 * everything that could stop a publishing half-way is found here.
 */
import type { Scalar } from '../../../cells/scalar';
import { SyncError } from '../../../errors';
import type { Spreadsheet } from '../../../ports/spreadsheet';
import type { Receipt } from '../../../protocol/receipt';
import { type OldRow, planTargetRows, type RowPlan } from '../../../sheet/target-rows';
import { sharedFormula } from '../../../sheet/user-columns';
import type { SheetWords } from '../../own/words';
import { type Base, hashesFor, hashesOf, loadBase, NO_BASE } from '../../own/hidden/base';
import { loadMarks, markOf, markOfRow, type Marks } from '../../own/hidden/marks';
import { ID_TAG } from '../../own/columns/column-tags';
import { requireMetadata } from '../../own/columns/metadata';
import type { TableSheet } from '../../own/columns/table-sheet';
import { requireOpenArchive } from '../lists/archive';
import { type Beside, inTable, readBeside } from './beside';
import { requireRoomBelow } from './below';
import { type Difference, differenceOf } from '../journal/difference';
import { planHeaders } from './headers';
import { hiddenIn } from '../journal/hidden-records';
import type { Journal } from '../journal/journal';
import { editsInColumn, type KeptEdits, keepEdits } from '../journal/kept';
import { requireOpenCells, requireRoom, requireUnmerged } from './obstacles';
import { type Places, placesOf } from './places';
import type { Prepared, Publication } from './prepared';
import { withSpareRows } from './spare-rows';

/** A refresh that takes away more than half of a table asks first; a table of fewer rows may well be emptied. */
const FEW_ROWS = 20;

/** Of the rows that were set back; all are counted. */
const MOST_LISTED = 100;

/**
 * @throws SyncError `many-gone`, `view-emptied`, `no-room-below`, `sheet-protected`, `sheet-validated`, `sheet-merged`, `rows-filtered`, `too-many-cells`,
 * `too-many-columns`: nothing has changed then.
 */
export function prepare(publication: Publication, words: SheetWords, spreadsheet: Spreadsheet): Prepared {
  const { table, columns, unreadable, wanted, sheet, before, proof, source, started } = publication;
  const { labelTag, linkBase, resetHeaders } = publication;
  const rows = withSpareRows(sheet, table.id, spreadsheet);
  const plan = planTargetRows(rows, wanted.ids);
  requireIds(publication, rows);
  requireConsent(publication, rows);
  const places = placesOf(columns, sheet);
  const naming = { owned: sheet.owned, shown: sheet.headers, wanted: columns, unreadable, resets: resetHeaders };
  const headers = planHeaders(naming, words);
  const comparing = comparingIn(publication, rows, words);
  const base = baseFor(publication, spreadsheet);
  const isUndo = source === 'undo';
  const kept = base && keepEdits(wanted, { ...comparing, base, columns, labelTag, isUndo });
  const lastWritten = lastWrittenIn(publication, spreadsheet);
  const difference = differenceOf(kept?.wanted ?? wanted, { ...comparing, lastWritten });
  // What an undo brings back has the receipt that it had.
  const isRefresh = source === 'twenty' && rows.length > 0 && before !== null;
  const receipt = receiptWith(proof, difference, isRefresh, kept);
  const movesRows = plan.window !== null || plan.insert > 0 || plan.remove > 0;
  const hasOld = rows.length > 0;
  const beside = movesRows && hasOld ? readBeside(sheet, rows.length, spreadsheet) : null;
  const vanished = vanishedOf(places, sheet, { rows: rows.length, words }, spreadsheet);
  const draft: Journal = {
    v: 1,
    started,
    source,
    table,
    before,
    columns,
    unreadable,
    resetHeaders,
    reused: sheet.owned.flatMap(({ tag, was }) => (was ? [{ to: tag, was }] : [])),
    ids: wanted.ids,
    oldIds: rows.map(({ id, kind }) => (kind === 'double' ? '' : id)),
    cells: difference.cells,
    oldCells: difference.oldCells,
    added: places.added,
    vanished,
    insertColumns: places.insert && { ...places.insert, maxColumns: sheet.info.maxColumns },
    insertRows: plan.insert > 0 ? { count: plan.insert, maxRows: sheet.info.maxRows } : null,
    cut: cutOf(plan, beside, sheet.headerRow, rows),
    filter: null,
    hidden: [],
    receipt,
    edited: difference.edited.slice(0, MOST_LISTED),
    labelTag,
    linkBase,
    base: base && kept && withColumns(kept, vanished, rows, base),
  };
  const isDone =
    !movesRows &&
    draft.cells.length === 0 &&
    headers.cells.length === 0 &&
    headers.retagged.length === 0 &&
    places.added.length === 0;
  const savesBase = kept !== null && !kept.isSame;
  const prepared = { journal: draft, sheet, rows, plan, places, headers, beside, savesBase, isDone, cut: draft.cut };
  if (isDone) return prepared;
  requirePossible(prepared, spreadsheet);
  if (beside === null) return prepared;
  if (plan.gone.length > 0) requireOpenArchive(words, spreadsheet);
  return { ...prepared, journal: { ...draft, ...liftedFrom(prepared, spreadsheet) } };
}

interface Vanishing {
  readonly rows: number;
  readonly words: SheetWords;
}

/** What Undo puts back into columns that are emptied; those that left before are empty. */
function vanishedOf(
  { vanished }: Places,
  sheet: TableSheet,
  { rows, words }: Vanishing,
  spreadsheet: Spreadsheet,
): Journal['vanished'] {
  const { headers } = sheet;
  const filled = vanished.filter(({ column }) => rows > 0 && !words.isGone(headers[column - 1] ?? ''));
  const cells = cellsBesideIds(
    sheet,
    filled.map(({ column }) => column),
    rows,
    spreadsheet,
  );
  // What its field is called is not known any more; its tag finds it.
  return filled.map(({ column: at, tag, format }, index) => {
    return { column: { tag, key: '', header: headers[at - 1] ?? '', format }, cells: cells[index] ?? [] };
  });
}

/** Of these columns, beside the records as they were read: read with the ids in one call, as somebody may have moved rows since. */
function cellsBesideIds(
  { info, headerRow, owned, rows: records }: TableSheet,
  columns: readonly number[],
  rows: number,
  spreadsheet: Spreadsheet,
): readonly (readonly Scalar[])[] {
  if (columns.length === 0) return [];
  const idColumn = owned.find(({ tag }) => tag === ID_TAG)?.column ?? 1;
  const first = Math.min(idColumn, ...columns);
  const width = Math.max(idColumn, ...columns) - first + 1;
  const found = spreadsheet.scalars({ sheetId: info.id, row: headerRow + 1, column: first, rows, columns: width });
  const idAt = (row: number): Scalar => found[row]?.[idColumn - first] ?? null;
  const isMoved = records.some(({ id }, row) => id !== '' && idAt(row) !== id);
  const rowOf = new Map(isMoved ? found.map((_, row) => [idAt(row), row] as const).reverse() : []);
  const places = Array.from({ length: rows }, (_, row) => rowOf.get(records[row]?.id ?? '') ?? row);
  return columns.map((column) => places.map((row) => found[row]?.[column - first] ?? null));
}

/**
 * Where most ids were written over, or Google made something else of them, every refresh would bring the records once more.
 *
 * @throws SyncError `id-column-gone`
 */
function requireIds({ sheet, before }: Publication, rows: readonly OldRow[]): void {
  const records = rows.filter(({ kind }) => kind === 'record').length;
  const others = rows.filter(({ kind }, row) => kind === 'user' && (sheet.cells[row]?.[0] ?? null) !== null).length;
  if (others > records && records * 2 < (before?.receipt?.fetched ?? 0))
    throw new SyncError('id-column-gone', { sheet: sheet.info.name });
}

function requireConsent({ wanted, table, acceptGone, source }: Publication, rows: readonly OldRow[]): void {
  if (acceptGone || source === 'undo') return;
  const ids = new Set(wanted.ids);
  const old = rows.filter(({ kind }) => kind === 'record');
  const gone = old.filter(({ id }) => !ids.has(id)).length;
  if (wanted.ids.length === 0 && old.length > 0) {
    throw new SyncError('view-emptied', { view: table.viewName, rows: old.length });
  }
  if (old.length > FEW_ROWS && gone * 2 > old.length) {
    throw new SyncError('many-gone', { view: table.viewName, gone, rows: old.length });
  }
}

function comparingIn({ sheet }: Publication, rows: readonly OldRow[], words: SheetWords) {
  const filled = new Set(
    sheet.owned.flatMap(({ index, column, isEmptied, was }) => {
      return index === null || isEmptied || was || words.isGone(sheet.headers[column - 1] ?? '') ? [] : [index];
    }),
  );
  // A column that had left the view and comes back is as new: it was empty meanwhile.
  return { rows, sheet, isOldColumn: (index: number) => filled.has(index) };
}

const isEdited = (table: Publication['table'] | undefined): boolean => table?.options.editing === true;

/** What the edits of the table are told by; null where none are kept. One that was not edited until now has none. */
function baseFor({ table, before, source }: Publication, spreadsheet: Spreadsheet): Base | null {
  const wasEdited = isEdited(before?.table);
  // Where an Undo switches editing on again, what stands in the cells and in the base is what it was.
  if (!isEdited(table) || (source === 'undo' && !wasEdited)) return null;
  return (wasEdited ? loadBase(table.id, spreadsheet) : null) ?? NO_BASE;
}

/** Edits in columns that leave the view go aside too. */
function withColumns(
  { change }: KeptEdits,
  vanished: Journal['vanished'],
  rows: readonly OldRow[],
  base: Base,
): Journal['base'] {
  const left = vanished.flatMap(({ column, cells }) => editsInColumn(column, cells, rows, base));
  return { ...change, left: [...change.left, ...left] };
}

/** Who edited a row shows by its mark. In a table that is edited no edit is set back, but those from before, and those of one that is so no more. */
function lastWrittenIn({ table, before, columns, source }: Publication, spreadsheet: Spreadsheet) {
  const tags = columns.map(({ tag }) => tag);
  if (isEdited(before?.table) && source === 'twenty') {
    if (isEdited(table)) return () => null;
    const base = loadBase(table.id, spreadsheet);
    const hashes = base && hashesFor(base, tags);
    return (id: string) => hashes && ((cells: readonly Scalar[]) => hashes(id).join('') === hashesOf(cells));
  }
  let marks: Marks | null | undefined;
  return (id: string) => {
    marks ??= loadMarks(table.id, tags, spreadsheet);
    const mark = marks?.size ? markOf(marks, id) : undefined;
    return mark === undefined ? null : (cells: readonly Scalar[]) => mark === markOfRow(cells);
  };
}

function receiptWith(
  proof: Receipt,
  { added, changed, gone, edited }: Difference,
  isRefresh: boolean,
  kept: KeptEdits | null,
): Receipt {
  if (!isRefresh) return proof;
  return { ...proof, added, changed, gone, edited: edited.length, ...(kept ? { kept: kept.kept } : {}) };
}

/** Where the rows are cut apart, a shared formula that looks at its neighbours is stretched; it is given back. */
function cutOf(plan: RowPlan, beside: Beside | null, headerRow: number, rows: readonly OldRow[]): Journal['cut'] {
  if (plan.insert === 0 || beside === null || rows.length < 2) return { above: [], below: [] };
  const sharedAt = (row: number): readonly number[] =>
    beside.columns.flatMap((column) => {
      const { formulas } = inTable(column, headerRow, rows.length);
      const shared = sharedFormula(formulas, rows);
      return shared !== null && formulas[row] === shared ? [column.column] : [];
    });
  return { above: sharedAt(rows.length - 2), below: sharedAt(rows.length - 1) };
}

function requirePossible(prepared: Prepared, spreadsheet: Spreadsheet): void {
  const { sheet, journal, places } = prepared;
  const { columns, table } = journal;
  const added = places.added.length + prepared.headers.retagged.length;
  if (added > 0) {
    const isNew = places.added.length === columns.length;
    requireMetadata(table, columns, isNew ? spreadsheet.metadataSize(sheet.info.id) : 0);
  }
  requireRoom(prepared, spreadsheet);
  requireOpenCells(prepared, spreadsheet);
  requireUnmerged(prepared, spreadsheet);
  requireRoomBelow(prepared, spreadsheet);
}

/** What must be lifted while rows move: a filter, and rows that people hid. */
function liftedFrom({ sheet, rows, journal }: Prepared, spreadsheet: Spreadsheet): Pick<Journal, 'filter' | 'hidden'> {
  const filter = spreadsheet.filterOf(sheet.info.id);
  // Under a filter it cannot be told who hides a row; it is asked once the filter is lifted.
  if (filter !== null) return { filter, hidden: null };
  const [first, ...others] = hiddenIn({ sheet, rows, tableId: journal.table.id }, spreadsheet);
  if (first === undefined) return { filter, hidden: [] };
  if (spreadsheet.isHiddenByFilter(sheet.info.id, first.row)) {
    throw new SyncError('rows-filtered', { sheet: sheet.info.name });
  }
  return { filter, hidden: [first, ...others].map(({ id }) => id) };
}
