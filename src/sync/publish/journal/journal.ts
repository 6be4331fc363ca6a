/**
 * What a publishing does, written down before it begins: whoever comes can finish it, without Twenty and without a key. Once it is
 * finished it is what Undo works from.
 */
import * as v from '../../../schema';
import type { Scalar } from '../../../cells/scalar';
import type { SheetFilter, Spreadsheet } from '../../../ports/spreadsheet';
import { CLOSED, type HiddenSheet, hiddenSheets, isOpen, noteState, OPEN, openFresh } from '../../own/hidden/hidden';
import type { BaseChange, LeftEdit } from '../../own/hidden/base';
import { cellsOfText, packed, readPacked, replacePacked, writePacked } from '../../own/hidden/packed';
import type { TableColumn } from '../../own/columns/column-tags';
import { isRecord, parseJson } from '../../../wire';
import { receiptSchema } from '../../job/job-schema';
import { count, instant, isoInstant } from '../../job/sense';
import { type Table, tableSchema } from '../../job/table';
import type { Receipt } from '../../../protocol/receipt';

/** Cells of one record: pairs of a column's index and a value, one behind the other. */
export type RowCells = readonly [id: string, ...pairs: (number | Scalar)[]];

export interface Journal {
  readonly v: 1;
  /** When its job began, milliseconds since the epoch. */
  readonly started: number;
  readonly source: 'twenty' | 'undo';
  readonly table: Table;
  /** What the sheet held until then; null where it held no table. */
  readonly before: { readonly table: Table; readonly receipt: Receipt | null } | null;
  readonly columns: readonly TableColumn[];
  /** Tags of columns that the view has and the key may not read. */
  readonly unreadable: readonly string[];
  /** Headers that people renamed go. */
  readonly resetHeaders: boolean;
  /** Columns that another view left behind: tags of what they become, and what they were. */
  readonly reused: readonly { readonly to: string; readonly was: TableColumn }[];
  /** The records in the order that they shall have. */
  readonly ids: readonly string[];
  /** The rows as they stood; '' where a row was of no record. */
  readonly oldIds: readonly string[];
  /** Cells that shall hold something else: all of a new record. */
  readonly cells: readonly RowCells[];
  /** The same cells as they were, and all of the records that left. */
  readonly oldCells: readonly RowCells[];
  /** Which of the columns came with it, from 0. */
  readonly added: readonly number[];
  /** Columns that left with it, and what stood in them in the old rows. */
  readonly vanished: readonly { readonly column: TableColumn; readonly cells: readonly Scalar[] }[];
  /** Columns to insert, and the width of the grid before. */
  readonly insertColumns: { readonly after: number; readonly count: number; readonly maxColumns: number } | null;
  /** Rows to insert, and the height of the grid before: empty rows up to that count are the table's. */
  readonly insertRows: { readonly count: number; readonly maxRows: number } | null;
  /** User columns whose shared formula stood in the rows above and below the cut. */
  readonly cut: { readonly above: readonly number[]; readonly below: readonly number[] };
  /** The basic filter that is lifted meanwhile. */
  readonly filter: SheetFilter | null;
  /** Records hidden by hand; null where that is asked once the filter is lifted. */
  readonly hidden: readonly string[] | null;
  /** What the receipt will say, but for the rows written and the time. */
  readonly receipt: Receipt;
  /** Records whose rows somebody had edited by hand, the first of them. */
  readonly edited: readonly string[];
  /** Tag of the column with the records' names; null where there is none. */
  readonly labelTag: string | null;
  /** What stands before a record's id in the address of its page; '' where that is not known. */
  readonly linkBase: string;
  /** Of a table that is edited: what Twenty had in its cells. */
  readonly base: BaseChange | null;
}

/** The long lists are ours and were written whole; looking at each of their cells would take longer than writing them. */
const list = <T>() => v.custom<readonly T[]>((value) => Array.isArray(value));

const journalSchema = () =>
  v.object({
    v: v.literal(1),
    started: instant(),
    source: v.picklist(['twenty', 'undo']),
    table: tableSchema(),
    before: v.nullable(v.object({ table: tableSchema(), receipt: v.nullable(receiptSchema()) })),
    columns: list<TableColumn>(),
    // Journals of versions before 2 do not say it.
    unreadable: v.optional(v.array(v.string()), []),
    ids: list<string>(),
    oldIds: list<string>(),
    cells: list<RowCells>(),
    oldCells: list<RowCells>(),
    added: list<number>(),
    vanished: list<Journal['vanished'][number]>(),
    insertColumns: v.nullable(v.object({ after: v.number(), count: v.number(), maxColumns: v.number() })),
    insertRows: v.nullable(v.object({ count: v.number(), maxRows: v.number() })),
    cut: v.object({ above: v.array(v.number()), below: v.array(v.number()) }),
    filter: v.nullable(v.custom<SheetFilter>(isRecord)),
    hidden: v.nullable(list<string>()),
    receipt: receiptSchema(),
    // Journals of versions before 3 do not say these.
    resetHeaders: v.optional(v.boolean(), false),
    reused: v.optional(list<Journal['reused'][number]>(), []),
    edited: v.optional(list<string>(), []),
    labelTag: v.optional(v.nullable(v.string()), null),
    linkBase: v.optional(v.string(), ''),
    base: v.optional(v.nullable(v.object({ rows: list<BaseChange['rows'][number]>(), left: list<LeftEdit>() })), null),
  });

/** The journal of a table: the open one where there are two. */
export function findJournal(tableId: string, spreadsheet: Spreadsheet): HiddenSheet | null {
  const all = journalsOf(tableId, spreadsheet);
  return all.find(({ state }) => isOpen(state)) ?? all[0] ?? null;
}

function journalsOf(tableId: string, spreadsheet: Spreadsheet): readonly HiddenSheet[] {
  return hiddenSheets(spreadsheet).filter((one) => one.kind === 'journal' && one.tableId === tableId);
}

/** Characters of an id in a list, and of a cell's value with its place: what most have. */
const [ID_CHARACTERS, CELL_CHARACTERS] = [39, 25];

function cellsExpected({ ids, oldIds, cells, oldCells }: Journal): number {
  const rows = [...cells, ...oldCells];
  const values = rows.reduce((sum, row) => sum + (row.length - 1) / 2, 0);
  return cellsOfText((ids.length + oldIds.length + rows.length) * ID_CHARACTERS + values * CELL_CHARACTERS);
}

/** Open from now on: it must be finished. Returns its sheet. */
export function writeJournal(journal: Journal, spreadsheet: Spreadsheet): number {
  const { id: tableId } = journal.table;
  const known = findJournal(tableId, spreadsheet);
  // What an undo works from stays until the undo is finished: one that cannot be brought about can be tried again.
  const isBeside = known !== null && journal.source === 'undo';
  const kind = isBeside ? 'draft' : 'journal';
  const expected = cellsExpected(journal);
  const size = { rows: expected, columns: 2 };
  const isNew = isBeside || known === null;
  const sheetId = isNew ? openFresh(spreadsheet, kind, tableId, size) : known.sheetId;
  // What it said until now is no more to be undone.
  noteState(spreadsheet, { kind, tableId, state: '', sheetId });
  replacePacked(sheetId, packed(journal), spreadsheet, { expected, isNew });
  spreadsheet.flush();
  noteState(spreadsheet, { kind: 'journal', tableId, state: OPEN, sheetId });
  return sheetId;
}

export function readJournal(sheetId: number, spreadsheet: Spreadsheet): Journal | null {
  const { rows } = spreadsheet.usedSize(sheetId);
  const [said] = readPacked({ sheetId, row: 1, rows }, spreadsheet);
  return v.read(journalSchema(), said);
}

/** Something that is known only later, behind the journal; a note of the same name that comes later counts. */
export function appendNote(tableId: string, note: Readonly<Record<string, unknown>>, spreadsheet: Spreadsheet): void {
  const found = findJournal(tableId, spreadsheet);
  if (!found) return;
  writePacked(found.sheetId, spreadsheet.usedSize(found.sheetId).rows + 1, packed(note), spreadsheet);
}

/** The last note of that name; undefined when there is none. */
export function readNote(tableId: string, name: string, spreadsheet: Spreadsheet): unknown {
  const found = findJournal(tableId, spreadsheet);
  if (!found) return undefined;
  const { rows } = spreadsheet.usedSize(found.sheetId);
  const notes = readPacked({ sheetId: found.sheetId, row: 1, rows }, spreadsheet).slice(1);
  return notes.flatMap((note) => (isRecord(note) && name in note ? [note[name]] : [])).pop();
}

/** The journal that must be finished; null when there is none. */
export function openJournal(tableId: string, spreadsheet: Spreadsheet): Journal | null {
  const found = findJournal(tableId, spreadsheet);
  return found && isOpen(found.state) ? readJournal(found.sheetId, spreadsheet) : null;
}

/** What Undo would bring back, as the card shows it. */
export interface Undo {
  readonly tableId: string;
  readonly sheetId: number;
  readonly rows: number;
  /** ISO instant when those rows had been pulled; null when that is not known. */
  readonly pulled: string | null;
}

const undoSchema = () => v.object({ rows: count(), pulled: v.nullable(v.string()) });

/** A publishing that never began leaves no journal; what an undo was to take back can be taken back again. */
export function dropOpenJournal(tableId: string, spreadsheet: Spreadsheet): void {
  for (const { sheetId, state } of journalsOf(tableId, spreadsheet))
    if (isOpen(state)) spreadsheet.deleteSheet(sheetId);
}

/** What a finished publishing leaves to say: an execution may die before the job is saved as done. */
export interface Outcome {
  readonly written: number;
  readonly unmoved: readonly string[];
  /** Columns with cells that Google did not take as they are, and where. */
  readonly refused: readonly string[];
}

const undoState = ({ oldIds, before }: Journal, { written, unmoved, refused }: Outcome): string =>
  JSON.stringify({
    rows: oldIds.filter((id) => id !== '').length,
    pulled: before?.receipt?.finished ?? null,
    written,
    unmoved,
    refused,
  });

/** The publishing is finished: from now on the journal is there for Undo; one that was an undo, or had nothing before it, is spent. */
export function closeJournal(journal: Journal, outcome: Outcome, spreadsheet: Spreadsheet): void {
  const { id: tableId } = journal.table;
  const found = findJournal(tableId, spreadsheet);
  if (!found) return;
  for (const { sheetId } of journalsOf(tableId, spreadsheet))
    if (sheetId !== found.sheetId) spreadsheet.deleteSheet(sheetId);
  const isUndoable = journal.source === 'twenty' && journal.before !== null && journal.oldIds.some((id) => id !== '');
  const state = isUndoable ? undoState(journal, outcome) : CLOSED + JSON.stringify(outcome);
  noteState(spreadsheet, { ...found, state });
}

/** Of a journal that was closed by an execution before this one. */
export function outcomeOf(state: string): Outcome | null {
  const said = parseJson(state.startsWith(CLOSED) ? state.slice(CLOSED.length) : state);
  if (!isRecord(said) || typeof said['written'] !== 'number' || !Array.isArray(said['unmoved'])) return null;
  const { written, unmoved, refused } = said;
  // Journals of the version before do not say the last.
  return { written, unmoved: unmoved.map(String), refused: Array.isArray(refused) ? refused.map(String) : [] };
}

export function readUndos(spreadsheet: Spreadsheet): readonly Undo[] {
  return hiddenSheets(spreadsheet).flatMap((sheet) => undoIn(sheet));
}

function undoIn({ kind, tableId, state, sheetId }: HiddenSheet): readonly Undo[] {
  if (kind !== 'journal' || state === '' || isOpen(state)) return [];
  const said = parseJson(state);
  const undo = v.read(undoSchema(), said);
  return undo === null ? [] : [{ tableId, sheetId, rows: undo.rows, pulled: v.read(isoInstant(), undo.pulled) }];
}
